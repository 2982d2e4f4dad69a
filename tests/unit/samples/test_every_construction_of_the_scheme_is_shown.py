"""The named list: each construction, the article and the words that show it, and what makes it so.

The words are the beginning of a mark, or of what is no mark; the question is asked of every mark that
says it shows the construction.
"""

import re

import pytest

from annotations.scheme import QUOTATION_MARKS
from tests.unit.samples.shown_marks import VIEWS, View

PARTICIPLES = r"(و|ف)?(مضيف|مشير|داعي|مؤكد|نافي|محذر|ناصح|قائل|معلن|موضح|مبرز|مستبعد)"


def kind(name):
    return lambda v: v.quote.kind == name


def marks(opening, closing):
    return lambda v: opening in v.quote_words and closing in v.quote_words[v.quote_words.index(opening) + 1 :]


def cue_is(*words):
    return lambda v: any(cue in words for cue in v.cues)


def speaks(*kinds):
    return lambda v: {entity.kind for entity in v.entities} <= set(kinds)


def gap(v: View, layer: str) -> list:
    """The marks of a layer that touch the words."""
    start, end = v.span
    return [m for m in getattr(v.document, layer) if m.start < end and start < m.end]


def no_mark(*layers):
    return lambda v: v.is_negative and not any(gap(v, layer) for layer in layers)


def serves_two(v: View) -> bool:
    return len(v.quotes) == 2


def is_interrupted(v: View) -> bool:
    """Another direct quote of the same cue stands on the other side of the cue."""
    others = [q for q in v.document.quotes if q.cues == v.quote.cues and q is not v.quote]
    return [q.kind for q in others] == ["direct"] and others[0].speakers == v.quote.speakers


def is_nested(v: View) -> bool:
    return len(v.around(v.document.quotes)) == 2


def has_no_mention(v: View) -> bool:
    return [s.mention for s in v.quote.speakers] == [None]


def follows_an_act(v: View) -> bool:
    """The mention stands before the cue, and other words between them."""
    mention = next(m for m in v.document.speakers if m.id == v.quote.speakers[0].mention)
    cue = next(c for c in v.document.cues if c.id in v.quote.cues)
    return cue.start - mention.end > 3


CONSTRUCTIONS = {
    # quotes
    "direct": ("sample-01", '"خسرنا نصف', kind("direct")),
    "indirect": ("sample-08", "أن الموجة", kind("indirect")),
    "mixed": ("sample-01", 'إن "الطريق', kind("mixed")),
    "noun-phrase-content": ("sample-01", "ضرورة", lambda v: not re.match(r"ب?[إأ]ن", v.words)),
    "called-for": ("sample-12", "إيصال", lambda v: v.cues in (["دعت إلى"], ["دعت", "إلى"], ["داعيا إلى"])),
    "bi-anna": ("sample-01", "بأن النتيجة", lambda v: v.words.startswith("بأن")),
    "bi-clitic-on-content": ("sample-04", "بوضع", lambda v: re.match("ب(?!أن)", v.words)),
    "coordinated-clauses": ("sample-01", "أن الشاحنات", lambda v: re.search(" و[إأ]ن ", v.words)),
    "participle-chain": ("sample-01", "أن المرحلة", lambda v: re.match(PARTICIPLES, v.cues[0])),
    "over-a-full-stop": ("sample-07", "إنها “ستدعم", lambda v: "”. وإنها “" in v.words),
    "over-paragraphs": ("sample-04", "“انتظرنا", lambda v: "\n\n" in v.words and v.mark.kind == "direct"),
    "interrupted": ("sample-02", '"هذه أول', is_interrupted),
    "nested": ("sample-05", "أن حصصها", is_nested),
    "missing-closing-mark": (
        "sample-05",
        "«لا نعد",
        lambda v: v.words[0] == "«" and "»" not in v.words and v.document.text[v.shown.end] == ".",
    ),
    "marks-in-marks": (
        "sample-07",
        "“كان معلمي",
        lambda v: v.around(v.document.quotes)[0].kind == "direct" and re.search("‘.*’", v.words),
    ),
    "quote-before-cue": ("sample-12", "«الشمس", lambda v: v.before.endswith(".") or v.before[-1] == "\n"),
    "complementiser-in-marks": ("sample-11", '"إن الآلة', lambda v: v.words[1:3] == "إن"),
    "first-person-after-colon": (
        "sample-03",
        "أردنا",
        lambda v: v.before.endswith(":") and not set(v.words) & set(QUOTATION_MARKS),
    ),
    "title-inside-indirect": ("sample-02", "أن رواية", marks("«", "»")),
    "guillemets": ("sample-01", "إنه «كلّف", lambda v: "«" in v.quote_words),
    "straight-marks": ("sample-01", 'إن "الطريق', marks('"', '"')),
    "curly-marks": ("sample-04", "أن “التهدئة", marks("“", "”")),
    "single-marks": ("sample-04", "أن ما جرى", marks("‘", "’")),
    "reversed-marks": ("sample-04", "إن ”البحر", marks("”", "“")),
    # speakers
    "two-speakers": ("sample-02", "أنهما", lambda v: len(v.mentions) == len(v.quote.speakers) == 2),
    "no-agent": ("sample-04", "أن لجنة", lambda v: v.quote.speakers == [] and len(v.cues) == 1),
    "dropped-subject": ("sample-01", "أن الشاحنات", has_no_mention),
    "attached-pronoun": (
        "sample-12",
        "«أوسع",
        lambda v: has_no_mention(v) and v.cues == ["على حد تعبيره"],
    ),
    "act-and-participle": ("sample-01", "إنه «كلّف", follows_an_act),
    "inverted-order": (
        "sample-07",
        "إن المهنة",
        lambda v: (
            v.document.text.index(v.mentions[0], v.shown.start - 90)
            < v.document.text.index(v.cues[0], v.shown.start - 30)
        ),
    ),
    "document-as-speaker": ("sample-12", "دراسة", speaks("document")),
    "statement-as-speaker": ("sample-03", "البيان", speaks("organisation")),
    "organisation-as-speaker": ("sample-04", "غرفة", speaks("organisation")),
    "group-as-speaker": ("sample-09", "المشجعون", speaks("unnamed", "organisation")),
    "unnamed-source": ("sample-05", "مصادر أمنية", speaks("unnamed")),
    "description-as-speaker": ("sample-05", "مسؤول كبير", speaks("unnamed")),
    "description-of-a-named-speaker": (
        "sample-07",
        "المتحدث ذاته",
        lambda v: v.entities[0].kind == "person" and v.entities[0].name not in v.words,
    ),
    "speaker-with-title": (
        "sample-01",
        "الناطق",
        lambda v: v.entities[0].name != v.words and v.words.endswith(v.entities[0].name),
    ),
    "mention-of-two-quotes": ("sample-02", "مديرة المعرض", serves_two),
    "speaker-is-place": (
        "sample-06",
        "صيدا",
        lambda v: v.span in [(p.start, p.end) for p in v.document.places],
    ),
    "speaker-around-place": ("sample-06", "مراسل", lambda v: len(v.inside(v.document.places)) == 1),
    # cues
    "parted-cue": ("sample-01", "شدد", lambda v: len(v.cues) > 1),
    "cue-of-two-quotes": ("sample-02", "قالت", serves_two),
    "free-standing-ba": ("sample-02", "بـ", lambda v: "بـ" in v.cues),
    "nominal-cue": ("sample-10", "تأكيد", cue_is("تأكيد", "قوله")),
    "statement-as-cue": ("sample-05", "في بيان", lambda v: v.cues == ["في بيان"]),
    "according-to": (
        "sample-03",
        "ينطلق",
        cue_is("وفقا ل", "بحسب", "حسب", "نقلا عن", "على حد قول"),
    ),
    "bihasab": ("sample-10", "بحسب", cue_is("بحسب", "حسب")),
    "wifqan-li": ("sample-03", "وفقا ل", cue_is("وفقا ل")),
    "naqlan-an": ("sample-05", "نقلا عن", cue_is("نقلا عن")),
    "cue-before-content": (
        "sample-03",
        "أُجّلت",
        lambda v: all(c.end < v.shown.start for c in v.document.cues if c.id in v.quote.cues),
    ),
    # places
    "metonymy": ("sample-06", "صيدا", lambda v: v.mark.metonymy),
    "area-word-out": ("sample-01", "إربد", lambda v: re.search("(مدينة|محافظة)$", v.before)),
    "site-word-in": ("sample-06", "مطار", lambda v: " " in v.words),
    "natural-place": ("sample-12", "الصحراء", lambda v: " " in v.words),
    "official-name": ("sample-07", "المملكة المغربية", lambda v: v.words.split()[0] in ("المملكة", "سلطنة")),
    "short-country-name": ("sample-03", "السلطنة", lambda v: v.mark.gazetteer == "om"),
    "place-after-two-clitics": ("sample-02", "القاهرة", lambda v: v.before.endswith(" وب")),
    "place-after-lil": (
        "sample-03",
        "لأردن",
        lambda v: v.before.endswith(" ل") and v.mark.name == "الأردن" and v.mark.gazetteer == "jo",
    ),
    "place-in-quote": ("sample-01", "إربد", lambda v: v.around(v.document.quotes)),
    "place-in-person-title": ("sample-06", "طرابلس", lambda v: v.around(v.document.speakers)),
    "place-beside-organisation": ("sample-09", "الزرقاء", lambda v: v.before.endswith(" في")),
    "oman-with-vowels": ("sample-03", "عُمان", lambda v: v.words == "عُمان" and v.mark.gazetteer == "om"),
    "amman-with-shadda": (
        "sample-03",
        "عمّان",
        lambda v: v.words == "عمّان" and v.mark.gazetteer == "jo-amman",
    ),
    # letters
    "emoji": ("sample-08", "«النيل", lambda v: re.search("[\U0001f300-\U0001faff]", v.words)),
    "tatweel": ("sample-08", "«إن الح", lambda v: "ــ" in v.words),
    "zero-width-non-joiner": ("sample-08", "إذاعة", lambda v: "\u200c" in v.words),
    "latin-name": ("sample-11", "الباحث Marc", lambda v: re.search("[A-Za-z]{4}", v.words)),
    "arabic-indic-digits": ("sample-03", "أن السفينة", lambda v: re.search("[٠-٩]", v.words)),
    "european-digits": ("sample-01", "أن الكلفة", lambda v: re.search("[0-9]", v.words)),
    # what is no mark
    "reporters-formula": ("sample-01", "يذكر أن", no_mark("quotes", "cues", "speakers")),
    "scare-quotes": ("sample-02", "«اليتيمة»", no_mark("quotes", "cues")),
    "title-in-marks": ("sample-02", "«كتاب", no_mark("quotes", "cues")),
    "attitude-verb": ("sample-01", "ورحّب", no_mark("quotes", "cues")),
    "act-with-noun": ("sample-05", "وأصدر", no_mark("quotes", "cues", "speakers")),
    "belief": ("sample-05", "ويعتقد", no_mark("quotes", "cues", "speakers")),
    "carrier-is-no-speaker": ("sample-08", "إذاعة", no_mark("speakers")),
    "statement-beside-a-verb": ("sample-10", "في بيان", no_mark("cues")),
    "nationality": ("sample-01", "أردني", no_mark("places")),
    "generic-place": ("sample-01", "المدينة", no_mark("places")),
    "place-in-organisation": ("sample-01", "بلدية إربد", no_mark("places")),
    "place-in-event": ("sample-07", "ملتقى فاس", no_mark("places")),
    "place-in-person-name": ("sample-07", "الأطلسي", no_mark("places")),
}


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_the_construction_is_shown_where_the_list_says(construction):
    article, words, _ = CONSTRUCTIONS[construction]
    views = [v for v in VIEWS if v.shown.construction == construction and v.document.id == article]
    assert [v for v in views if v.words.startswith(words)], [v.words for v in views]


@pytest.mark.parametrize(
    "view", VIEWS, ids=lambda v: f"{v.shown.construction}-{v.document.id}-{v.shown.start}"
)
def test_what_is_said_to_show_a_construction_does(view):
    assert CONSTRUCTIONS[view.shown.construction][2](view), view.words
