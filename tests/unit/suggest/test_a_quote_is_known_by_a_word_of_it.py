from collections.abc import Sequence

import pytest

from annotations.suggest.quote_at import quote_at

TEXT = (
    "وقال خالد منصور إن الماء عاد، مضيفا أن سعاد النجار أخبرته أن العمل انتهى. وطالب بوضع خطة للسير.\n"
    "وكان الجو باردا."
)
WATER, NEWS, WORK, PLAN = (
    "إن الماء عاد",
    "أن سعاد النجار أخبرته أن العمل انتهى",
    "أن العمل انتهى",
    "بوضع خطة للسير",
)


def meant(words: str, standing: Sequence[str] = (), text: str = TEXT) -> str | None:
    found = quote_at(text, text.index(words), [(text.index(s), text.index(s) + len(s)) for s in standing])
    return found and text[slice(*found)]


@pytest.mark.parametrize(
    ("at", "standing", "quote"),
    [
        ("إن الماء", [], WATER),
        ("عاد", [], WATER),
        ("وقال", [], WATER),
        ("منصور", [WATER], NEWS),
        ("مضيفا", [WATER], NEWS),
        ("وطالب", [], PLAN),
        ("بوضع", [], PLAN),
        # A report inside a quote that stands.
        ("أن العمل", [NEWS], WORK),
        ("وكان", [], None),
    ],
)
def test_it_begins_there_holds_the_word_or_comes_next(
    at: str, standing: list[str], quote: str | None
) -> None:
    assert meant(at, standing) == quote


def test_behind_a_verb_of_report_it_is_the_clause_though_the_rules_see_no_content() -> None:
    assert meant("سفرا", text="وأعلنت سعاد النجار سفرا قصيرا، كما كان منتظرا.") is not None


def test_any_offset_of_any_text_can_be_asked_for() -> None:
    text = "«a\n\n😀 وقال» : \u0640 قال أن\n"
    for at in range(len(text) + 1):
        quote_at(text, at, [(0, 2), (3, 5)])
    assert quote_at("", 0, []) is None
