"""The one order in which formats write a document, so that the same marks give the same bytes."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from annotations.scheme import Document, Quote


def in_order(document: Document) -> Document:
    """The document with its marks in the order of the text, the longer first; its entities in the order of
    their ids, numbers by value; the cues of each quote in the order of the text. The speakers of a quote
    keep their order, which has a meaning: the first is the one named first. Marks and entities are those of
    the document, no copies, but for quotes whose cues stood in another order."""
    places = {cue.id: (cue.start, -cue.end) for cue in document.cues}
    nowhere = (len(document.text) + 1, 0)

    def sorted_cues(quote: Quote) -> Quote:
        if len(quote.cues) < 2:
            return quote
        return replace(
            quote, cues=sorted(quote.cues, key=lambda cue: (places.get(cue, nowhere), natural(cue)))
        )

    return replace(
        document,
        quotes=_sorted(map(sorted_cues, document.quotes)),
        speakers=_sorted(document.speakers),
        cues=_sorted(document.cues),
        places=_sorted(document.places),
        entities=sorted(document.entities, key=lambda entity: natural(entity.id)),
        meta=dict(document.meta),
    )


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key by which q2 stands before q10."""
    return tuple(
        (0, int(piece), piece) if piece.isascii() and piece.isdigit() else (1, 0, piece)
        for piece in re.split(r"([0-9]{1,18})", name)
        if piece
    )


def _sorted(marks: Iterable[Any]) -> list[Any]:
    """The marks by their place; the ids count only where two have one place, which they seldom do."""
    found = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    if any(one.start == other.start and one.end == other.end for one, other in pairwise(found)):
        found.sort(key=lambda mark: (mark.start, -mark.end, natural(mark.id)))
    return found
