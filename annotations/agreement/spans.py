"""Which spans of two annotators are the same, wholly or by half; spans ``[start, end)`` of code points."""

from collections.abc import Iterable, Sequence

from annotations.scheme import Span, shared_part
from annotations.scoring.measures import HALF


def in_common(one: Sequence[Span], other: Sequence[Span]) -> tuple[int, int]:
    """How many spans both have just so, and how many that share half of what they cover together; each span
    counts with at most one of the other side, the most alike first. Who is named first makes no difference.
    """
    alike = sorted(
        (-shared_part(a, b), min(a, b), max(a, b), i, j)
        for i, j in meeting(one, other)
        for a, b in [(one[i], other[j])]
    )
    taken: set[int] = set()
    other_taken: set[int] = set()
    exact = half = 0
    for part, _, _, i, j in alike:
        if -part < HALF:
            break
        if i not in taken and j not in other_taken:
            taken.add(i)
            other_taken.add(j)
            half += 1
            exact += part == -1
    return exact, half


def meeting(one: Sequence[Span], other: Sequence[Span]) -> Iterable[tuple[int, int]]:
    """The places of those that overlap, without a look at the pairs that are far apart."""
    by_start = sorted(range(len(other)), key=lambda j: other[j])
    open_ones: list[int] = []
    at = 0
    for i in sorted(range(len(one)), key=lambda i: one[i]):
        start, end = one[i]
        while at < len(by_start) and other[by_start[at]][0] < end:
            open_ones.append(by_start[at])
            at += 1
        open_ones = [j for j in open_ones if other[j][1] > start]
        yield from ((i, j) for j in open_ones if other[j][0] < end)


def depths(spans: Iterable[Span]) -> list[list[Span]]:
    """The spans by how deep they stand in others: first those that stand in none. No two cross."""
    levels: list[list[Span]] = []
    around: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        while around and around[-1][1] <= span[0]:
            around.pop()
        if len(around) == len(levels):
            levels.append([])
        levels[len(around)].append(span)
        around.append(span)
    return levels
