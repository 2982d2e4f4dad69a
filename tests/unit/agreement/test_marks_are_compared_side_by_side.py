from hypothesis import given
from hypothesis import strategies as st

from annotations.agreement import Said, compare


def quote(number: int, start: int, end: int, says: str = "direct") -> Said:
    return Said(number, "quote", start, end, says)


def test_marks_that_all_have_alike_are_agreed():
    comparison = compare([[quote(1, 0, 9)], [quote(2, 0, 9)], [quote(3, 0, 9)]])
    assert comparison.agreed == [quote(1, 0, 9)]
    assert comparison.differences == []


def test_the_same_span_that_says_something_else_is_a_difference():
    comparison = compare([[quote(1, 0, 9)], [quote(2, 0, 9, "mixed")]])
    assert comparison.agreed == []
    (difference,) = comparison.differences
    assert difference.key == "quote-0-9"
    assert [(len(side), who) for side, who in difference.options] == [(1, [0]), (1, [1])]


def test_marks_that_overlap_are_one_difference_and_others_are_others():
    one = [quote(1, 0, 9), quote(2, 20, 30)]
    other = [quote(3, 5, 12), quote(4, 12, 15)]
    keys = [d.key for d in compare([one, other]).differences]
    assert keys == ["quote-0-12", "quote-12-15", "quote-20-30"]


def test_a_nested_quote_that_one_alone_has_leaves_the_outer_one_agreed():
    comparison = compare([[quote(1, 0, 30), quote(2, 5, 9)], [quote(3, 0, 30)]])
    assert comparison.agreed == [quote(1, 0, 30)]
    (difference,) = comparison.differences
    assert difference.options == [((quote(2, 5, 9),), [0])]


def test_those_who_agree_with_each_other_are_one_option():
    (difference,) = compare([[quote(1, 0, 9)], [quote(2, 0, 8)], [quote(3, 0, 9)]]).differences
    assert [who for _, who in difference.options] == [[0, 2], [1]]


def test_layers_come_one_after_another():
    place, cue = Said(1, "place", 0, 4), Said(2, "cue", 50, 54)
    assert [d.layer for d in compare([[place, cue], []]).differences] == ["cue", "place"]


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9), st.sampled_from("ab")),
    max_size=8,
    unique_by=lambda s: s[:2],
)


@given(spans, spans)
def test_every_mark_is_agreed_or_in_one_difference(one, other):
    sides = [
        [quote(place * 100 + i, s, s + n, says) for i, (s, n, says) in enumerate(side)]
        for place, side in enumerate((one, other))
    ]
    comparison = compare(sides)
    in_differences = [m for d in comparison.differences for side in d.sides for m in side]
    assert len(in_differences) == len(set(in_differences))
    agreed = {m.content for m in comparison.agreed}
    for side in sides:
        assert all((m.content in agreed) != (m in in_differences) for m in side)
    for before, after in zip(comparison.differences, comparison.differences[1:], strict=False):
        assert before.end <= after.start
