from collections.abc import Sequence

import pytest

from annotations.suggest.attribution import Attribution, Heard, attribute


def of(text: str, quote: str, heard: Sequence[tuple[str, str]] = ()) -> Attribution | None:
    start = text.index(quote)
    before = [Heard(at := text.index(words), at + len(words), who, "person") for words, who in heard]
    return attribute(text, start, start + len(quote), before)


def told(text: str, quote: str, heard: Sequence[tuple[str, str]] = ()) -> object:
    found = of(text, quote, heard)
    if found is None:
        return None
    return [text[a:b] for a, b in found.cues], [
        (s.name, s.span and text[slice(*s.span)]) for s in found.speakers
    ]


@pytest.mark.parametrize(
    ("text", "quote", "cues", "speakers"),
    [
        # A noun phrase that the rules take for no content.
        (
            "وأعلنت سعاد النجار سفرا قصيرا.",
            "سفرا قصيرا",
            ["أعلنت"],
            [("سعاد النجار", "سعاد النجار")],
        ),
        ("«نعم»، قال خالد منصور.", "«نعم»", ["قال"], [("خالد منصور", "خالد منصور")]),
        (
            "وبحسب وزارة الصحة، عاد الماء إلى المدينة كلها.",
            "عاد الماء",
            ["بحسب"],
            [("وزارة الصحة", "وزارة الصحة")],
        ),
        ("قال خالد منصور: عدنا. وأضاف: لن نرحل أبدا.", "لن نرحل أبدا", ["أضاف"], [("خالد منصور", None)]),
    ],
)
def test_words_beside_it(text: str, quote: str, cues: list[str], speakers: list[object]) -> None:
    assert told(text, quote) == (cues, speakers)


def test_whoever_was_heard_last_goes_on_speaking() -> None:
    text = "قال خالد منصور إن الماء عاد. وأضاف أن العمل انتهى."
    heard = [("إن الماء عاد", "سعاد النجار")]
    assert told(text, "أن العمل انتهى", heard) == (["أضاف"], [("سعاد النجار", None)])


def test_no_word_of_report_no_speaker() -> None:
    assert of("وكان الجو باردا في عمّان.", "الجو باردا") is None


def test_the_rules_are_named_and_weighed() -> None:
    found = of("قال خالد منصور إن الماء عاد.", "إن الماء عاد")
    assert found is not None
    assert (found.lemma, found.rule, found.speakers[0].rule) == ("قال", "verb-clause", "subject-after-verb")
    assert 0.5 < found.sure < 1
    assert 0.5 < found.speakers[0].sure < 1


def test_any_span_of_any_text_can_be_asked_for() -> None:
    text = "«a\n\n😀 وقال» : \u0640 قال"
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            attribute(text, start, end)
