import pytest

from annotations.agreement import Tally, TextMarks

TEXT = "قال خالد إن «الطريق سالكة»، وأضاف أن العمل انتهى في إربد."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def agreement(one: list[str], other: list[str]):
    tally = Tally()
    tally.add(TextMarks(TEXT), [span(w) for w in one], [span(w) for w in other])
    return tally.agreement


def test_half_a_span_in_common_counts_as_half_not_as_exact():
    told = agreement(["إن «الطريق سالكة»", "أن العمل انتهى"], ["إن «الطريق سالكة»", "أن العمل انتهى في إربد"])
    assert (told.exact, told.half, told.marks) == (0.5, 1.0, (2, 2))


def test_punctuation_at_the_edges_costs_nothing():
    assert agreement(["«الطريق سالكة»"], ["الطريق سالكة"]).exact == 1


def test_a_word_of_which_a_part_is_marked_is_inside():
    # With its clitic or without.
    assert agreement(["أضاف"], ["وأضاف"]).kappa == 1


def test_kappa_counts_words():
    # Of eleven words one has two inside, the other one of these: 10 agreed, by chance (2·1 + 9·10) of 121.
    by_chance = 92 / 121
    assert agreement(["العمل انتهى"], ["العمل"]).kappa == pytest.approx(
        (10 / 11 - by_chance) / (1 - by_chance)
    )


def test_texts_are_counted_together():
    text = TextMarks(TEXT)
    both = Tally()
    both.add(text, [span("إربد")], [span("إربد")])
    both.add(text, [span("خالد")], [])
    assert both.agreement.exact == pytest.approx(2 / 3)
    assert both.agreement.marks == (2, 1)
    assert both.length == 2 * len(TEXT)
    assert both.agreement.alpha is not None
    assert both.agreement.alpha < 1


def test_a_quote_in_a_quote_is_a_unit_of_its_own():
    outer, inner = "إن «الطريق سالكة»، وأضاف أن العمل انتهى", "أن العمل انتهى"
    assert agreement([outer, inner], [outer, inner]).alpha == 1
    without = agreement([outer, inner], [outer]).alpha
    assert without is not None
    assert without < 1


@pytest.mark.parametrize(
    ("other", "numbers"),
    [
        (["أن العمل انتهى"], (1, 1, 1, 1)),
        (["أن العمل انتهى في إربد"], (0.50, 1, 0.62, 0.83)),
        ([], (0.67, 0.67, 0.48, 0.18)),
    ],
)
def test_the_examples_of_the_guide_are_true(other, numbers):
    both = "إن «الطريق سالكة»"
    told = agreement([both, "أن العمل انتهى"], [both, *other])
    assert (told.exact, told.half, told.kappa, told.alpha) == pytest.approx(numbers, abs=0.005)
