"""Keys of the parts of a reading: a part that says anything else than before has another one."""

import marshal
from bisect import bisect_right
from hashlib import blake2b
from typing import Any

from django.utils.translation import get_language

from annotations.queries.reading_parts import Note, Row, Voice


def give_keys(rows: list[Row], voices: list[Voice], marks_data: list[dict[str, Any]]) -> None:
    """Give each row and voice its key; a row's is of the data of the marks that begin in it too."""
    starts = [row.start for row in rows]
    language = get_language()
    of_row: list[list[dict[str, Any]]] = [[] for _ in rows]
    for mark in marks_data:
        at = row_at(starts, mark["start"])
        if at >= 0:
            of_row[at].append(mark)
    for row, marks in zip(rows, of_row, strict=True):
        # All that its pieces are drawn from.
        row.key = _key(row.start, row.text, row.running, list(map(_plain, row.notes)), marks, language)
    for voice in voices:
        voice.key = _key(voice.name, voice.kind, voice.speaker, list(map(_plain, voice.quotes)), language)


def marks_of_others(
    rows: list[Row], marks_data: list[dict[str, Any]], known: frozenset[str]
) -> list[dict[str, Any]]:
    """The data of those marks that begin in a row whose key is not among `known`."""
    starts = [row.start for row in rows]
    return [
        mark for mark in marks_data if (at := row_at(starts, mark["start"])) < 0 or rows[at].key not in known
    ]


def row_at(starts: list[int], offset: int) -> int:
    """The number of the row that an offset in code points lies in or after; -1 before the first."""
    return bisect_right(starts, offset) - 1


def _plain(note: Note) -> tuple[Any, ...]:
    n = note
    return n.mark, n.anchor, n.speakers, n.known, n.serving, n.kind, n.suggested, n.text


def _key(*plain: Any) -> str:
    # The fastest way from plain values to bytes; version 2 writes equal ones alike, whatever they come from.
    return blake2b(marshal.dumps(plain, 2), digest_size=6).hexdigest()
