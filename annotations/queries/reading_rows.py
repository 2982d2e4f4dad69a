"""The paragraphs of a reading with the marks over them; each is cut into pieces only where it is drawn."""

import re
from collections.abc import Iterable, Mapping
from functools import partial

from django.utils.translation import gettext

from annotations.labels import LAYER_LABELS
from annotations.queries.reading_parts import Note, Row, ShownPiece
from annotations.queries.shown_marks import ShownMark
from annotations.rendering.classes import Cover, classes_of
from annotations.rendering.pieces import Piece, Span, cut
from annotations.scheme import Layer

_LINE = re.compile(r"[^\n]+")


def anchors_of(marks: Iterable[ShownMark]) -> dict[int, int]:
    """For each mark the one that names the element where it begins: the longest of those that begin there.
    `marks` are in the order of the text, the longer first."""
    first: dict[int, int] = {}
    return {mark.id: first.setdefault(mark.start, mark.id) for mark in marks}


def rows_of(
    text: str, marks: list[ShownMark], anchors: Mapping[int, int], notes: Mapping[int, Note]
) -> list[Row]:
    """A row for each line of `text` that is not empty; `marks` are in the order of the text.

    Raises ValueError for a mark outside the text.
    """
    if (last := max((mark.end for mark in marks), default=0)) > len(text):
        raise ValueError(f"a mark ends at {last} of a text of {len(text)}")
    rows = []
    at = 0
    running: list[ShownMark] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        begun = []
        while at < len(marks) and marks[at].start < end:
            begun.append(marks[at])
            at += 1
        over = [mark for mark in running if mark.end > start]
        running = [mark for mark in (*over, *begun) if mark.end > end]
        rows.append(
            Row(
                start=start,
                end=end,
                text=line[0],
                draw=partial(_pieces, text, start, end, [*over, *begun], notes),
                running=[(mark.id, mark.end, mark.layer, mark.kind, mark.suggested) for mark in over],
                notes=[notes[mark.id] for mark in begun if mark.id in notes],
                spots=[mark.id for mark in begun if anchors[mark.id] != mark.id],
            )
        )
    return rows


def _pieces(
    text: str, start: int, end: int, marks: list[ShownMark], notes: Mapping[int, Note]
) -> list[ShownPiece]:
    spans = [Span(mark.start, mark.end, mark.id) for mark in marks]
    by_id = {mark.id: mark for mark in marks}
    (pieces,) = cut(text, [(start, end)], spans)
    return [_shown(piece, [by_id[number] for number in piece.marks], notes) for piece in pieces]


def _shown(piece: Piece, marks: list[ShownMark], notes: Mapping[int, Note]) -> ShownPiece:
    if not marks:
        return ShownPiece(piece.text)
    # What runs on from a paragraph before does not begin here.
    opens = [mark for mark in marks if mark.start == piece.start]
    return ShownPiece(
        text=piece.text,
        classes=classes_of([Cover(m.layer, m.kind or "", m.suggested) for m in marks]),
        marks=" ".join(str(mark.id) for mark in marks),
        layers=" ".join(dict.fromkeys(mark.layer for mark in marks)),
        anchor=opens[0].id if opens else None,
        note=next((mark.id for mark in opens if mark.layer == Layer.QUOTE), None),
        label="، ".join(_label(mark, notes) for mark in opens),
    )


def _label(mark: ShownMark, notes: Mapping[int, Note]) -> str:
    """What begins here, for those who hear the page."""
    if mark.id in notes and (names := notes[mark.id].speakers):
        return f"{gettext('Quote by')} {'، '.join(names)}"
    return str(LAYER_LABELS[Layer(mark.layer)])
