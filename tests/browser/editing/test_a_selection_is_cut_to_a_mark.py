"""What is selected becomes the span of a mark: whole letters, no white space, no clitics, no stray stops."""

from newsreader.arabic.clitics import WHOLE_NAMES, name_without_clitics
from tests.browser.editing.conftest import TEXT

NAMES = [
    "وبالقاهرة", "للأردن", "لـلأردن", "وَالقاهرة", "فالح", "والدة الرئيس", "بالي", "كالعراق", "«بغداد»،",
    "ووزير", " لبنان ", "وللسلطة الفلسطينية", "NATO", "والنائب سمير", "(دمشق)", "بالمغرب", "الأردن",
    "فالنسيا", "وال",
]  # fmt: skip

KINDS = {
    "«نعم»": "direct",
    '"نعم"': "direct",
    "”نعم“": "direct",
    '«قال "لا" ثم مضى»': "direct",
    "إن «الطريق» مغلق": "mixed",
    "«الطريق» و«الجسر»": "mixed",
    '"الطريق" مغلق': "mixed",
    "إن الطريق مغلق": "indirect",
    "«بلا إغلاق": "direct",
    "that it isn't so": "indirect",
    "‘“نعم”’": "direct",
}


def _span(page, name: str, string: str, *more: object) -> str:
    return page.evaluate(
        """([name, string, more]) => {
            const text = words.prepare([...string]);
            const whole = new Set(more[0] ?? []);
            const span = words[name](text, 0, text.length, whole);
            return span && words.slice(text, ...span);
        }""",
        [name, string, list(more)],
    )


def test_a_name_is_offered_as_the_server_would_cut_it(text_page):
    whole = sorted(WHOLE_NAMES)
    offered = {name: _span(text_page, "nameSpan", name, whole) for name in NAMES}
    expected = {name: name[slice(*name_without_clitics(name, 0, len(name)))] for name in NAMES}
    assert offered == expected


def test_edges_take_whole_letters_and_no_white_space(text_page):
    emoji = TEXT.index("👩")
    span = text_page.evaluate("([a, b]) => words.clean(prepared, a, b)", [emoji - 1, emoji + 2])
    assert TEXT[span[0] : span[1]] == "👩\u200d👩\u200d👧"
    assert text_page.evaluate("words.clean(prepared, 2, 3)") == [2, 4], "the fatha goes with its lam"
    assert text_page.evaluate("words.clean(prepared, 0, 5)") == [0, 4]
    assert text_page.evaluate("words.clean(prepared, 4, 5)") is None


def test_a_quote_keeps_its_marks_and_loses_the_comma(text_page):
    assert _span(text_page, "quoteSpan", " إن الطريق مغلق، ") == "إن الطريق مغلق"
    assert _span(text_page, "quoteSpan", ": «الطريق مغلق.».") == "«الطريق مغلق.»"
    assert _span(text_page, "quoteSpan", "هل أغلق الطريق؟") == "هل أغلق الطريق؟"


def test_a_cue_loses_its_conjunction(text_page):
    whole = ["وصف", "فسر"]
    assert _span(text_page, "cueSpan", "وأضاف:", whole) == "أضاف"
    assert _span(text_page, "cueSpan", "وَقالَ", whole) == "قالَ"
    assert _span(text_page, "cueSpan", "وصف", whole) == "وصف"
    assert _span(text_page, "cueSpan", "مشيرا إلى", whole) == "مشيرا إلى"


def test_the_kind_is_read_from_the_marks(text_page):
    read = text_page.evaluate("(strings) => strings.map(words.kindOf)", list(KINDS))
    assert dict(zip(KINDS, read, strict=True)) == KINDS


def test_the_other_ways_to_cut_are_offered_after_the_first(text_page):
    offered = text_page.evaluate(
        """() => {
            const text = words.prepare([..."وبالقاهرة"]);
            const first = words.nameSpan(text, 0, 9, new Set());
            return words.choices(text, 0, 9, first).map((span) => words.slice(text, ...span));
        }"""
    )
    assert offered == ["القاهرة", "وبالقاهرة", "بالقاهرة"]
