"""Krippendorff's alpha for unitising: how far annotators agree where in a text the units are.

The formulas are those of K. Krippendorff, Content Analysis: An Introduction to Its Methodology, 2nd edition,
2004, section 11.6 (pages 251 to 256), where the expected disagreement of On the reliability of unitizing
continuous data, Sociological Methodology 25, 1995, 47-76, is put right.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, combinations

Span = tuple[int, int]
# A stretch of the continuum: where it begins, how long it is, whether it is a unit or a gap between units.
Section = tuple[int, int, bool]


def unitising_alpha(categories: Mapping[str, Sequence[Iterable[Span]]], length: int) -> float | None:
    """Alpha of the units ``categories[c][i]`` that annotator i found of category c in ``[0, length)``.

    1 minus the observed disagreement of all categories by what chance would give: 1 for the same units, 0
    where they might as well have been strewn, less where it is worse. Units are spans ``[start, end)``; those
    of one category and annotator do not overlap. None where no unit is, and where there is no chance to
    disagree. Raises ValueError where units overlap or stand outside, and where fewer than two annotated.
    """
    observed = expected = 0.0
    for annotators in categories.values():
        cut = [sections(units, length) for units in annotators]
        observed += observed_disagreement(cut, length)
        expected += expected_disagreement(cut, length)
    return 1 - observed / expected if expected else None


def sections(units: Iterable[Span], length: int) -> list[Section]:
    """The continuum cut at the units: units and, where there is something between them, gaps."""
    cut: list[Section] = []
    at = 0
    for start, end in sorted(units):
        if not at <= start < end <= length:
            raise ValueError(f"the unit {start}-{end} overlaps another or stands outside of 0-{length}")
        if at < start:
            cut.append((at, start - at, False))
        cut.append((start, end - start, True))
        at = end
    if at < length:
        cut.append((at, length - at, False))
    return cut


def difference(one: Section, other: Section) -> int:
    """The squared difference of two sections: that of their ends for two units that overlap, the square of a
    unit's length where it stands in a gap, else 0."""
    (start, size, unit), (other_start, other_size, other_unit) = one, other
    apart = start - other_start
    if unit and other_unit:
        overlap = -size < apart < other_size
        return apart**2 + (apart + size - other_size) ** 2 if overlap else 0
    if unit and 0 <= apart <= other_size - size:
        return size**2
    if other_unit and other_size - size <= apart <= 0:
        return other_size**2
    return 0


def observed_disagreement(annotators: Sequence[Sequence[Section]], length: int) -> float:
    """D_o of one category: the differences over all pairs of annotators; linear in the sections of a pair."""
    many = len(annotators)
    if many < 2:
        raise ValueError("agreement is between two annotators or more")
    told = sum(
        difference(one, other)
        for first, second in combinations(annotators, 2)
        for one, other in _meeting(first, second)
    )
    return 2 * told / (many * (many - 1) * length**2) if told else 0.0


def expected_disagreement(annotators: Sequence[Sequence[Section]], length: int) -> float:
    """D_e of one category: what the same units and gaps would give if they were put anywhere."""
    sizes = [size for cut in annotators for _, size, unit in cut if unit]
    if not sizes:
        return 0.0
    gaps = sorted(size for cut in annotators for _, size, unit in cut if not unit)
    # The sum of the gaps from each one on, so that no unit has to be held against every gap.
    sums = [*accumulate(reversed(gaps), initial=0)][::-1]
    told = 0
    for size in sizes:
        first = bisect_left(gaps, size)
        places = sums[first] - (size - 1) * (len(gaps) - first)
        # 2 l³ - 3 l² + l is a multiple of 3.
        told += (len(sizes) - 1) * (size * (size - 1) * (2 * size - 1) // 3) + size**2 * places
    whole = len(annotators) * length
    return 2 * told / length / (whole * (whole - 1) - sum(size * (size - 1) for size in sizes))


def _meeting(one: Sequence[Section], other: Sequence[Section]) -> Iterator[tuple[Section, Section]]:
    """The sections of two annotators that share some of the continuum."""
    i = j = 0
    while i < len(one) and j < len(other):
        yield one[i], other[j]
        end, other_end = sum(one[i][:2]), sum(other[j][:2])
        i, j = i + (end <= other_end), j + (other_end <= end)
