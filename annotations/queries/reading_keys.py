"""Keys of the parts of a reading: a part that says anything else than before has another one."""

from bisect import bisect_right
from hashlib import blake2b
from typing import Any

from annotations.queries.reading_parts import Row, Voice


def give_keys(rows: list[Row], voices: list[Voice], marks_data: list[dict[str, Any]]) -> None:
    """Give each row and voice its key; a row's is of the data of the marks that begin in it too."""
    starts = [row.start for row in rows]
    of_row: list[list[dict[str, Any]]] = [[] for _ in rows]
    for mark in marks_data:
        at = row_at(starts, mark["start"])
        if at >= 0:
            of_row[at].append(mark)
    for row, marks in zip(rows, of_row, strict=True):
        row.key = _key(f"{row!r}{marks!r}")
    for voice in voices:
        voice.key = _key(repr(voice))


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


def _key(written: str) -> str:
    return blake2b(written.encode(), digest_size=6).hexdigest()
