import pytest

from annotations.queries.search.concordance import hits
from annotations.queries.search.question import understood
from newsreader.arabic.search_terms import asked_words, folded_words, name_words, text_forms, words_with_spans

# Each pair is one name in two writings.
PAIRS = [
    ("عبدالرحمن", "عبد الرحمن"),
    ("عبدالله", "عبد الله"),
    ("وعبدالرحمن", "وعبد  الرحمن"),
    ("أبوظبي", "أبو ظبي"),
    ("ابوبكر", "أبو بكر"),
    ("أبوعبدالله", "أبو عبد الله"),
    ("أبو عبدالله", "أبو عبد الله"),
]


@pytest.mark.parametrize(("one", "two"), [*PAIRS, *((two, one) for one, two in PAIRS)])
@pytest.mark.parametrize("frame", ["{}", "«{}»", "قال {}", "«قال {} منصور»"])
def test_either_writing_finds_the_other(one: str, two: str, frame: str) -> None:
    text = f"قال {two} منصور إن الطريق سالكة."
    terms = understood(frame.format(one)).wanted
    found = hits(text, terms)
    assert {term for *_, term in found} == set(range(len(terms)))
    assert any(two.split()[-1] in text[start:end] for start, end, _ in found)


def test_a_name_s_words_stand_for_themselves_too() -> None:
    for text in ("عبد الرحمن", "عبدالرحمن"):
        assert {"عبدالرحمن", "عبد", "الرحمن", "رحمن"} <= set(text_forms(folded_words(text)[0]))
        assert {"عبدالرحمن", "عبد", "رحمن"} == set(name_words(text))
    assert {"ابوظبي", "ابو", "ظبي"} <= set(text_forms(folded_words("أبو ظبي")[0]))


def test_what_stands_before_and_after_stays_next_to_it() -> None:
    assert folded_words("محمد عبد الرحمن منصور") == ["محمد", "عبد الرحمن", "منصور"]
    assert asked_words("محمد عبد الرحمن منصور") == asked_words("محمد عبدالرحمن منصور")
    assert [(start, end) for _, start, end in words_with_spans("من عبد  الرَّحمن")] == [(0, 2), (3, 16)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # A comma, a line's end, and what is no name of God part them.
        ("عبد، الرحمن", ["عبد", "الرحمن"]),
        ("عبد\nالرحمن", ["عبد", "الرحمن"]),
        ("عبد جديد", ["عبد", "جديد"]),
        ("أبو", ["ابو"]),
        ("معبد الرحمن", ["معبد", "الرحمن"]),
        # Particles are words of their own.
        ("لا يزال", ["لا", "يزال"]),
        ("ما زال", ["ما", "زال"]),
        ("أم درمان", ["ام", "درمان"]),
        ("أبي قال", ["ابي", "قال"]),
    ],
)
def test_other_words_stay_two(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


def test_the_search_box_takes_the_name_as_one() -> None:
    question = understood("speaker:عبد الرحمن طريق -أبو ظبي عبد -الرحمن أبو place:إربد")
    assert [(f.layer, f.words) for f in question.filters] == [
        ("speaker", ("عبدالرحمن",)),
        ("place", ("اربد",)),
    ]
    assert [(t.words, t.excluded) for t in question.terms] == [
        (("طريق",), False),
        (("ابوظبي",), True),
        (("عبد",), False),
        (("رحمن",), True),
        (("ابو",), False),
    ]
