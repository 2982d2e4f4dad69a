"""The agreement of annotators in one layer of one text or many."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from annotations.agreement.kappa import cohen_kappa
from annotations.agreement.spans import depths, in_common
from annotations.agreement.unitising import unitising_alpha
from annotations.scheme import Span
from annotations.scoring.matching import tightened
from annotations.scoring.measures import Counts
from newsreader.arabic.segments import words


@dataclass(frozen=True, slots=True)
class Agreement:
    """The measures of one layer, each None where it is not defined, and how many marks either made."""

    exact: float | None
    half: float | None
    kappa: float | None
    alpha: float | None
    marks: tuple[int, int]


class TextMarks:
    """A text whose marks are compared: its words are looked for once, whoever and whatever is compared."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words(text)

    def spans(self, marks: Sequence[Span]) -> list[Span]:
        """The spans without punctuation and quotation marks at their edges, sorted; none that is empty."""
        spans = (tightened(self.text, start, end) for start, end in marks)
        return sorted({(start, end) for start, end in spans if start < end})

    def inside(self, spans: Sequence[Span]) -> list[bool]:
        """Of each word whether a span, of spans in their order, has some of it."""
        told = []
        at, reach = 0, -1
        for start, end in self.words:
            while at < len(spans) and spans[at][0] < end:
                reach = max(reach, spans[at][1])
                at += 1
            told.append(reach > start)
        return told


@dataclass(slots=True)
class Tally:
    """Two annotators' marks of one layer, text after text: what they agree in is counted over all of them.

    For the alpha the texts are one continuum, one behind the other. Quotes that stand in quotes are units of
    a category of their own by how deep they stand, since the units of one category do not overlap.
    """

    exact: Counts = field(default_factory=Counts)
    half: Counts = field(default_factory=Counts)
    table: Counter[tuple[Hashable, Hashable]] = field(default_factory=Counter)
    units: list[tuple[list[Span], list[Span]]] = field(default_factory=list)
    length: int = 0

    def add(self, text: TextMarks, one: Sequence[Span], other: Sequence[Span]) -> None:
        """Count what both marked in one text more; spans ``[start, end)`` of code points."""
        one, other = text.spans(one), text.spans(other)
        exact, half = in_common(one, other)
        self.exact.add(exact, len(other), len(one))
        self.half.add(half, len(other), len(one))
        self.table.update(zip(text.inside(one), text.inside(other), strict=True))
        _put_behind(self.units, (one, other), self.length)
        self.length += len(text.text)

    @property
    def agreement(self) -> Agreement:
        """The measures of all that was added."""
        marks = (self.exact.gold, self.exact.suggested)
        categories = {str(depth): units for depth, units in enumerate(self.units)}
        return Agreement(
            exact=self.exact.f1 if any(marks) else None,
            half=self.half.f1 if any(marks) else None,
            kappa=cohen_kappa(self.table),
            alpha=unitising_alpha(categories, self.length),
            marks=marks,
        )


def alpha_of_all(text: TextMarks, annotators: Sequence[Sequence[Span]]) -> float | None:
    """The unitising alpha of two annotators or more in one layer of one text."""
    units: list[tuple[list[Span], ...]] = []
    _put_behind(units, tuple(text.spans(marks) for marks in annotators), 0)
    return unitising_alpha({str(depth): of_all for depth, of_all in enumerate(units)}, len(text.text))


def _put_behind(units: list, annotators: tuple[list[Span], ...], offset: int) -> None:
    """Add the units of one text to those of the texts before it, whose length together is `offset`."""
    for place, spans in enumerate(annotators):
        for depth, level in enumerate(depths(spans)):
            if depth == len(units):
                units.append(tuple([] for _ in annotators))
            units[depth][place].extend((start + offset, end + offset) for start, end in level)
