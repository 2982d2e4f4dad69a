"""What holds of every measure, whatever was marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.agreement import Tally, TextMarks, alpha_of_all
from annotations.agreement.unitising import unitising_alpha

TEXT = TextMarks("قال خالد إن الطريق سالكة، وأضاف أن العمل في إربد انتهى أمس ولم يبق شيء.")
LENGTH = len(TEXT.text)


@st.composite
def nested(draw, low: int = 0, high: int = LENGTH, deep: int = 2) -> list[tuple[int, int]]:
    """Spans as quotes may stand: none cross, some stand in others, no two are the same."""
    cuts = sorted(draw(st.sets(st.integers(low, high), max_size=8)))
    spans = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        spans.append((start, end))
        if deep and end - start > 4:
            spans += draw(nested(start + 1, end - 1, deep - 1))
    return spans


def measured(one, other):
    tally = Tally()
    tally.add(TEXT, one, other)
    return tally.agreement


@given(nested(), nested())
def test_whoever_is_named_first_the_numbers_are_the_same(one, other):
    there, back = measured(one, other), measured(other, one)
    assert (there.exact, there.half) == (back.exact, back.half)
    assert there.kappa == back.kappa
    assert there.alpha == pytest.approx(back.alpha)


@given(nested(), nested())
def test_nothing_is_more_than_one(one, other):
    agreement = measured(one, other)
    for value in (agreement.exact, agreement.half):
        assert value is None or 0 <= value <= 1
    assert agreement.kappa is None or -1 <= agreement.kappa <= 1
    assert agreement.alpha is None or agreement.alpha <= 1
    if agreement.exact is not None:
        assert agreement.exact <= agreement.half


@given(nested())
def test_the_same_marks_agree_wholly(spans):
    agreement = measured(spans, spans)
    assert {agreement.exact, agreement.half, agreement.kappa, agreement.alpha} <= {1, None}
    if TEXT.spans(spans):
        assert agreement.exact == agreement.half == 1


@given(nested(), nested())
def test_the_alpha_of_two_is_that_of_all_where_all_are_two(one, other):
    assert alpha_of_all(TEXT, [one, other]) == pytest.approx(measured(one, other).alpha)


@given(nested(deep=0), st.permutations(range(3)), nested(deep=0), nested(deep=0))
def test_the_order_of_annotators_makes_no_difference(one, order, two, three):
    sides = [one, two, three]
    there = unitising_alpha({"": sides}, LENGTH)
    assert there == pytest.approx(unitising_alpha({"": [sides[i] for i in order]}, LENGTH))


def test_nobody_marked_anything():
    agreement = measured([], [])
    assert (agreement.exact, agreement.half, agreement.kappa, agreement.alpha) == (None,) * 4
    assert agreement.marks == (0, 0)


def test_overlapping_units_are_refused():
    with pytest.raises(ValueError, match="overlaps"):
        unitising_alpha({"": [[(0, 4), (3, 5)], []]}, 10)
    with pytest.raises(ValueError, match="two annotators"):
        unitising_alpha({"": [[(0, 4)]]}, 10)
