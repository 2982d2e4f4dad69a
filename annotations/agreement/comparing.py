"""The marks of several annotators side by side: what all have alike, and where they differ."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from annotations.scheme import Layer


@dataclass(frozen=True, slots=True)
class Said:
    """One annotator's mark: its number, its span ``[start, end)`` of code points, and what it says of it
    (kind, names…) as a value that can be compared."""

    id: int
    layer: str
    start: int
    end: int
    says: Hashable = None

    @property
    def content(self) -> tuple[Hashable, ...]:
        """All of it but the number."""
        return (self.start, self.end, self.says)


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of the text where not all marked the same in a layer: by annotator the marks that are there.

    `start` is the first mark's start, `end` the last one's end; no two differences of a layer overlap.
    """

    layer: str
    start: int
    end: int
    sides: tuple[tuple[Said, ...], ...]

    @property
    def key(self) -> str:
        """What tells it from others of the same sets, as long as these are the same."""
        return f"{self.layer}-{self.start}-{self.end}"

    @property
    def options(self) -> list[tuple[tuple[Said, ...], list[int]]]:
        """What can be taken: the different sides that have any mark, each with those whose side it is."""
        found: dict[tuple, tuple[tuple[Said, ...], list[int]]] = {}
        for place, side in enumerate(self.sides):
            if side:
                found.setdefault(tuple(mark.content for mark in side), (side, []))[1].append(place)
        return list(found.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """The marks that all annotators have alike, as the first one's, and the differences: layer by layer in
    the scheme's order, in a layer in the order of the text."""

    agreed: list[Said]
    differences: list[Difference]


def compare(annotators: Sequence[Sequence[Said]]) -> Comparison:
    """Put the marks of one text by two annotators or more side by side, in about linear time.

    Marks agree where all have the same span and say the same. The rest is cut into stretches that share no
    code point, so that each difference can be settled without a look at the others.
    """
    agreed: list[Said] = []
    differences: list[Difference] = []
    for layer in Layer:
        marks = [sorted((m for m in side if m.layer == layer), key=_order) for side in annotators]
        shared = set.intersection(*({m.content for m in side} for side in marks)) if marks else set()
        agreed += [mark for mark in marks[0] if mark.content in shared] if marks else []
        left = [
            (mark, place) for place, side in enumerate(marks) for mark in side if mark.content not in shared
        ]
        differences += _cut(str(layer), left, len(marks))
    return Comparison(agreed, differences)


def _cut(layer: str, marks: list[tuple[Said, int]], many: int) -> list[Difference]:
    found: list[Difference] = []
    stretch: list[tuple[Said, int]] = []
    end = 0

    def close() -> None:
        if stretch:
            sides = tuple(tuple(m for m, place in stretch if place == side) for side in range(many))
            found.append(Difference(layer, stretch[0][0].start, end, sides))

    for mark, place in sorted(marks, key=lambda one: (*_order(one[0]), one[1])):
        if stretch and mark.start >= end:
            close()
            stretch, end = [], 0
        stretch.append((mark, place))
        end = max(end, mark.end)
    close()
    return found


def _order(mark: Said) -> tuple[int, int]:
    return mark.start, -mark.end
