"""The index of a release, `articles.tsv`: which article, in which part, with which text and marks, by hashes.

What changed from one release to the next is read from two of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

HEADER = "article\tpart\tfamily\ttext_included\twith_suggestions\ttext_sha256\tmarks_sha256"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a release; the hashes are SHA-256 in hexadecimal digits. Whether its annotators saw
    suggestions is None where nobody knows."""

    article: int
    part: str
    family: int
    text_included: bool
    with_suggestions: bool | None
    text_sha256: str
    marks_sha256: str


_UNKNOWN = "unknown"
_COLUMNS = tuple(column.name for column in fields(Entry))


@dataclass(frozen=True, slots=True)
class Changes:
    """The numbers of the articles that came, went, have another text, and have other marks on the same
    text; and of those whose texts are included now and were not, or the other way round."""

    came: list[int] = field(default_factory=list)
    went: list[int] = field(default_factory=list)
    other_text: list[int] = field(default_factory=list)
    other_marks: list[int] = field(default_factory=list)
    text_came: list[int] = field(default_factory=list)
    text_went: list[int] = field(default_factory=list)


def write_index(entries: Iterable[Entry], out: BinaryIO) -> None:
    """Write the entries, which come by their articles' numbers, ascending, as UTF-8 with a line for the
    columns' names; each as it comes."""
    out.write(f"{HEADER}\n".encode())
    for entry in entries:
        values = (getattr(entry, name) for name in _COLUMNS)
        out.write(("\t".join(_UNKNOWN if v is None else str(v) for v in values) + "\n").encode())


def read_index(source: BinaryIO) -> Iterator[Entry]:
    """The opposite of `write_index`, an entry at a time. Raises ValueError with the line at fault."""
    if source.readline().decode() != f"{HEADER}\n":
        raise ValueError("line 1: not the columns of an index")
    for number, line in enumerate(source, 2):
        values = line.decode().removesuffix("\n").split("\t")
        if len(values) != len(_COLUMNS):
            raise ValueError(f"line {number}: {len(values)} columns in place of {len(_COLUMNS)}")
        article, part, family, included, suggested, text, marks = values
        saw = None if suggested == _UNKNOWN else suggested == "True"
        yield Entry(int(article), part, int(family), included == "True", saw, text, marks)


def changes(before: Iterable[Entry], after: Iterable[Entry]) -> Changes:
    """What is different in `after`; both come by their articles' numbers, ascending, and are read once."""
    changed = Changes()
    both = merge(_of_side(0, before), _of_side(1, after))
    for article, rows in groupby(both, key=itemgetter(0)):
        match [(side, entry) for _, side, entry in rows]:
            case [(0, _)]:
                changed.went.append(article)
            case [(1, _)]:
                changed.came.append(article)
            case [(_, was), (_, is_)]:
                if was.text_sha256 != is_.text_sha256:
                    changed.other_text.append(article)
                elif was.marks_sha256 != is_.marks_sha256:
                    changed.other_marks.append(article)
                if was.text_included != is_.text_included:
                    (changed.text_came if is_.text_included else changed.text_went).append(article)
    return changed


def _of_side(side: int, entries: Iterable[Entry]) -> Iterator[tuple[int, int, Entry]]:
    return ((entry.article, side, entry) for entry in entries)
