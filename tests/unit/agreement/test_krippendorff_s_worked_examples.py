"""The unitising alpha against the numbers that Krippendorff himself worked out."""

import pytest

from annotations.agreement.unitising import (
    difference,
    expected_disagreement,
    observed_disagreement,
    sections,
    unitising_alpha,
)

# Content Analysis, 2nd edition, 2004, page 254: two observers, a continuum from 150 to 450, two categories.
BEGIN, LENGTH = 150, 300
C = ([(225, 70), (370, 30)], [(220, 80), (355, 20), (400, 20)])
K = ([(180, 60), (300, 50)], [(180, 60), (300, 50)])


def units(of: tuple) -> list:
    return [[(b - BEGIN, b + size - BEGIN) for b, size in observer] for observer in of]


def cut(of: tuple) -> list:
    return [sections(observer, LENGTH) for observer in units(of)]


def test_the_differences_of_single_units():
    # On the same pages: units that overlap, and one that stands in a gap.
    assert difference((225, 70, True), (220, 80, True)) == 50
    assert difference((370, 30, True), (355, 20, True)) == 850
    assert difference((400, 50, False), (400, 20, True)) == 400
    assert difference((400, 20, True), (400, 50, False)) == 400


@pytest.mark.parametrize(
    ("start", "size", "apart"), [(4, 2, 26), (5, 2, 16), (6, 2, 10), (7, 2, 8), (6, 4, 2), (5, 6, 0)]
)
def test_a_unit_of_six_against_shorter_ones(start, size, apart):
    assert difference((5, 6, True), (start, size, True)) == apart


def test_the_disagreements_of_each_category():
    assert observed_disagreement(cut(C), LENGTH) == pytest.approx(0.0144, abs=0.00005)
    assert expected_disagreement(cut(C), LENGTH) == pytest.approx(0.0532, abs=0.00005)
    assert observed_disagreement(cut(K), LENGTH) == 0
    assert expected_disagreement(cut(K), LENGTH) == pytest.approx(0.0490, abs=0.00005)


def test_the_alphas():
    # Printed from rounded disagreements: 0.7286 and 1 by category, 0.8591 for both.
    assert unitising_alpha({"c": units(C)}, LENGTH) == pytest.approx(0.7286, abs=0.0005)
    assert unitising_alpha({"k": units(K)}, LENGTH) == 1
    assert unitising_alpha({"c": units(C), "k": units(K)}, LENGTH) == pytest.approx(0.8591, abs=0.0005)
