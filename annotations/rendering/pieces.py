"""Text cut into flat pieces at every boundary of the marks over it, in one sweep from left to right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """What covers ``[start, end)`` of a text, in code points; `id` names the mark."""

    start: int
    end: int
    id: int


@dataclass(slots=True)
class Piece:
    """A stretch of text that no boundary crosses.

    `marks` are the ids of all marks that cover it, the longest first; `opens` those of them that begin here.
    """

    start: int
    end: int
    text: str
    marks: list[int] = field(default_factory=list)
    opens: list[int] = field(default_factory=list)


def cut(text: str, stretches: Sequence[tuple[int, int]], spans: Iterable[Span]) -> list[list[Piece]]:
    """The pieces of each stretch of `text`, in order; joined, a stretch's pieces are its text.

    `stretches` are ``(start, end)`` in rising order that do not overlap (a text's paragraphs); what lies
    between them is shown nowhere. A span may run over several. The time grows with the number of
    stretches and spans (which are sorted once) and with what is returned. Raises ValueError for a span
    that is empty or outside the text.
    """
    waiting = sorted(spans, key=lambda s: (s.start, -s.end, s.id), reverse=True)
    for span in waiting:
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError(f"mark {span.id} covers {span.start}–{span.end} of a text of {len(text)}")
    rows: list[list[Piece]] = []
    # The spans open at the present place, in the order of `waiting`: outer before inner.
    still_open: list[Span] = []
    for start, end in stretches:
        row: list[Piece] = []
        at = start
        while at < end:
            opened = _open(waiting, still_open, at)
            still_open = [span for span in still_open if span.end > at]
            cut_at = min([end, *(span.end for span in still_open)])
            if waiting:
                cut_at = min(cut_at, waiting[-1].start)
            covering = [span.id for span in still_open]
            row.append(Piece(at, cut_at, text[at:cut_at], covering, [i for i in covering if i in opened]))
            at = cut_at
        rows.append(row)
    return rows


def _open(waiting: list[Span], still_open: list[Span], at: int) -> set[int]:
    """Moves the spans that begin at or before `at` to the open ones; their ids."""
    opened = set()
    while waiting and waiting[-1].start <= at:
        span = waiting.pop()
        still_open.append(span)
        opened.add(span.id)
    return opened
