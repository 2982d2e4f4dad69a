import re
import unicodedata
from datetime import UTC, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from annotations.labels import QUOTE_KIND_LABELS
from annotations.queries.quote_cards import QuoteCard, Sayer
from annotations.queries.quote_page import QuotePage
from annotations.scheme import QuoteKind
from newsreader.articles.models import Article, Source
from newsreader.reader.citation import bibtex, plain_citation, safe_address, tex

ADDRESS = "https://news.example/quotes/7/"
# What `tex` writes for a letter that TeX would take for a command.
WRITTEN = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}


def page(
    text="«لن نتأخر»", names=("سعاد النجار",), outlet="جريدة التجربة", kind="direct", **fields
) -> QuotePage:
    values = {"title": "الطريق & الجسر", "url": None, **fields}
    article = Article(pk=3, source=Source(name=outlet) if outlet else None, **values)
    when = datetime(2025, 1, 31, 23, 30, tzinfo=UTC)
    sayers = [Sayer(name, "person", None) for name in names]
    card = QuoteCard(7, text, kind, QUOTE_KIND_LABELS[QuoteKind(kind)], article, when, True, sayers)
    return QuotePage(card, text, [], [], False, False)


def told(of: QuotePage, language: str) -> str:
    """The sentence as it is copied."""
    with translation.override(language):
        return "".join(part.text for part in plain_citation(of))


def invisible(text: str) -> list[str]:
    return [hex(ord(letter)) for letter in text if unicodedata.category(letter) in ("Cf", "Cc")]


@pytest.mark.parametrize(("months", "named"), [("ar_EG", "فبراير"), ("ar_LB", "شباط")])
def test_a_sentence_names_the_month_as_the_setting_says(settings, months, named) -> None:
    settings.ARABIC_MONTHS, settings.TIME_ZONE = months, "Africa/Cairo"
    assert told(page(), "ar") == (
        f"سعاد النجار: «لن نتأخر»، ورد في «الطريق & الجسر»، جريدة التجربة، 1 {named} 2025."
    )


def test_an_english_sentence_keeps_its_own_words_between_the_article_s(settings) -> None:
    settings.TIME_ZONE = "Africa/Cairo"
    assert told(page(names=("سعاد النجار", "خالد منصور")), "en") == (
        "Quote by سعاد النجار and خالد منصور in “الطريق & الجسر”, published by جريدة التجربة"
        " on February 1, 2025: “لن نتأخر”."
    )


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", ["direct", "indirect", "mixed"])
@pytest.mark.parametrize("names", [(), ("سعاد النجار",)])
@pytest.mark.parametrize("outlet", ["", "جريدة التجربة"])
def test_what_is_copied_holds_nothing_invisible(language, kind, names, outlet) -> None:
    text = "«إن الجسر\nاكتمل.»\u200f" if kind == "direct" else "إن الجسر\u2067 اكتمل\u2069 عام 2024."
    sentence = told(page(text, names=names, outlet=outlet, kind=kind), language)
    assert invisible(sentence) == []
    # One stop, at the end; no mark follows another that says the same.
    assert re.search(r"[.،,:؛][.،,:؛»”]|\s\s|\s[.،,:]|[«“][«“]|[»”][»”]", sentence) is None
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("title", ["تقرير BBC عن الجسر", "2025 عام الجسور", "الجسر اكتمل!", "«الجسر» اكتمل"])
def test_an_arabic_part_that_would_fall_apart_is_kept_together(title) -> None:
    sentence = told(page(title=title), "en")
    assert invisible(sentence) == ["0x2068", "0x2069"]
    assert f"“\u2068{title}\u2069”" in sentence
    assert invisible(told(page(title=title), "ar")) == []


def test_an_outlet_of_latin_letters_is_a_word_like_any_other() -> None:
    assert invisible(told(page(outlet="The Paper."), "en")) == []


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        ("«لن نتأخر.»", "«لن نتأخر»،", "“لن نتأخر”."),
        ('"لن نتأخر".', "«لن نتأخر»،", "“لن نتأخر”."),
        ("«لن نتأخر؟»", "«لن نتأخر؟»،", "“لن نتأخر؟”."),
        ("«قال “لا” ثم ذهب»", "«قال “لا” ثم ذهب»،", "“قال «لا» ثم ذهب”."),
        ("«لن نتأخر» و«سنصل»", "«“لن نتأخر” و“سنصل”»،", "“\u2068«لن نتأخر» و«سنصل»\u2069”."),
        ("«»", "«“”»،", "“«»”."),
    ],
)
def test_quotation_marks_stand_once(text, arabic, english) -> None:
    assert f": {arabic} ورد في " in told(page(text), "ar")
    assert told(page(text), "en").endswith(f": {english}")


def test_what_is_not_said_word_for_word_is_told_so() -> None:
    of = page("إن الجسر اكتمل.", kind="indirect")
    assert told(of, "ar").startswith("سعاد النجار: إن الجسر اكتمل (منقول بالمعنى)، ورد في ")
    assert told(of, "en").endswith(": إن الجسر اكتمل (reported, not word for word).")
    with translation.override("ar"):
        assert "note = {سعاد النجار: إن الجسر اكتمل (منقول بالمعنى)}" in bibtex(of, ADDRESS)
    assert "(منقول بعضه بالنص)" in told(page("إن الجسر «اكتمل»", kind="mixed"), "ar")


def test_an_entry_has_what_both_programs_read(settings) -> None:
    settings.TIME_ZONE = "UTC"
    entry = bibtex(page(url="https://paper.example/a{b}?x=1&y=%D8%A7_#z"), ADDRESS)
    assert entry == (
        "@misc{quote-7,\n"
        "  author = {{جريدة التجربة}},\n"
        "  title = {{الطريق \\& الجسر}},\n"
        "  date = {2025-01-31},\n"
        "  year = {2025},\n"
        "  month = jan,\n"
        "  howpublished = {\\url{https://paper.example/a%7Bb%7D?x=1&y=%D8%A7_#z}},\n"
        "  url = {https://news.example/quotes/7/},\n"
        "  note = {سعاد النجار: «لن نتأخر»},\n"
        "  langid = {arabic}\n"
        "}\n"
    )


def fields_of(entry: str) -> dict[str, str]:
    """The fields of one entry by BibTeX's grammar: a name once, a value in balanced braces or a macro."""
    opening = re.match(r"@misc\{([^\s{},\"#%'()=\\~]+),\s*", entry)
    assert opening
    at, fields = opening.end(), {}
    while entry[at] != "}":
        field = re.compile(r"([a-z]+)\s*=\s*").match(entry, at)
        assert field, entry[at:]
        end = field.end()
        if entry[end] == "{":
            depth = 1
            while depth:
                end += 1
                depth += {"{": 1, "}": -1}.get(entry[end], 0)
            end += 1
        else:
            end = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec").match(entry, end).end()
        assert field[1] not in fields
        fields[field[1]] = entry[field.end() : end]
        at = re.compile(r",?\s*").match(entry, end).end()
    assert entry[at:] == "}\n"
    return fields


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", ["direct", "indirect", "mixed"])
@pytest.mark.parametrize("odd", ["نص", "{\\}", "}, url = {x", 'a"b@c%', "«قال {لا}.»", "\u2067x\u2069\x00"])
def test_an_entry_can_be_read_whatever_is_in_it(language, kind, odd) -> None:
    of = page(odd, names=(odd, "سعاد"), outlet=odd, kind=kind, title=odd, url=f"https://x.example/{odd}")
    with translation.override(language):
        entry = bibtex(of, ADDRESS)
    assert list(fields_of(entry)) == [
        *("author", "title", "date", "year", "month", "howpublished", "url", "note", "langid")
    ]
    assert invisible(entry.replace("\n", "")) == []


def untex(written: str) -> str:
    for command, letter in WRITTEN.items():
        written = written.replace(command, f"\x00{ord(letter)}\x00")
    written = re.sub(r"\\([$&#_%])", r"\1", written)
    return re.sub(r"\x00(\d+)\x00", lambda found: chr(int(found[1])), written)


@given(st.text(alphabet='ابعد {}\\$&#_%~^"@,=«»a1'))
def test_no_text_can_break_an_entry(text: str) -> None:
    written = tex(text)
    assert untex(written) == " ".join(text.split())
    depth = 0
    # BibTeX counts every brace.
    for letter in written:
        depth += (letter == "{") - (letter == "}")
        assert depth >= 0
    assert depth == 0


@given(st.text())
def test_no_address_can_either(address: str) -> None:
    assert not set(safe_address(address)) & set('{}\\ "\n<>')
