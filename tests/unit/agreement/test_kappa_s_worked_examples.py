"""Kappa against tables whose kappa is in print."""

from collections import Counter

import pytest

from annotations.agreement import cohen_kappa
from annotations.agreement.kappa import tabulate


def table(*rows: tuple[int, ...]) -> dict[tuple[int, int], int]:
    return {(i, j): count for i, row in enumerate(rows) for j, count in enumerate(row)}


def test_cohen_s_two_hundred_patients():
    # J. Cohen, Weighted kappa, Psychological Bulletin 70, 1968, table 1 (the proportions times 200 cases);
    # he gives the unweighted kappa as .492.
    assert cohen_kappa(table((88, 14, 18), (10, 40, 10), (2, 6, 12))) == pytest.approx(0.492, abs=0.0005)


def test_artstein_and_poesio_s_hundred_utterances():
    # R. Artstein and M. Poesio, Inter-coder agreement for computational linguistics, Computational
    # Linguistics 34, 2008, table 1: kappa .348.
    assert cohen_kappa(table((20, 20), (10, 50))) == pytest.approx(0.348, abs=0.0005)


def test_krippendorff_s_digitised_units():
    # Krippendorff, On the reliability of unitizing continuous data, 1995, examples A and C: units read as
    # one value an instant; kappa .385 and .314.
    one, other = "001111111100001111110000", "000011110000000110000000"
    assert cohen_kappa(tabulate(one, other)) == pytest.approx(0.385, abs=0.0005)
    one, other = "001111110011001111001100", "110011110011110011001100"
    assert cohen_kappa(tabulate(one, other)) == pytest.approx(0.314, abs=0.0005)


def test_where_there_is_no_chance_to_differ_there_is_no_kappa():
    assert cohen_kappa({}) is None
    assert cohen_kappa(Counter({("in", "in"): 7})) is None
    assert cohen_kappa({("in", "out"): 7}) == 0
