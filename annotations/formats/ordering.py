"""The one order in which formats write a document, so that the same marks give the same bytes."""

import re
from dataclasses import replace

from annotations.scheme import Document


def in_order(document: Document) -> Document:
    """A copy whose marks stand in the order of the text, the longer first; its entities in the order of
    their ids, numbers by value; the cues of each quote in the order of the text. The speakers of a quote
    keep their order, which has a meaning: the first is the one named first."""
    places = {cue.id: (cue.start, -cue.end, natural(cue.id)) for cue in document.cues}
    nowhere = (len(document.text) + 1, 0, ())
    quotes = [
        replace(
            quote,
            speakers=[replace(speaker) for speaker in quote.speakers],
            cues=sorted(quote.cues, key=lambda cue: (places.get(cue, nowhere), natural(cue))),
        )
        for quote in document.quotes
    ]
    return replace(
        document,
        quotes=sorted(quotes, key=_by_place),
        speakers=sorted((replace(mention) for mention in document.speakers), key=_by_place),
        cues=sorted((replace(cue) for cue in document.cues), key=_by_place),
        places=sorted((replace(place) for place in document.places), key=_by_place),
        entities=sorted((replace(entity) for entity in document.entities), key=lambda e: natural(e.id)),
        meta=dict(document.meta),
    )


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key by which q2 stands before q10."""
    return tuple(
        (0, int(piece), piece) if piece.isascii() and piece.isdigit() else (1, 0, piece)
        for piece in re.split(r"([0-9]{1,18})", name)
        if piece
    )


def _by_place(mark) -> tuple[int, int, tuple]:
    return mark.start, -mark.end, natural(mark.id)
