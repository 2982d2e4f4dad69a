"""The index of a release, `articles.tsv`: which article, in which part, with which text and marks, by hashes.

What changed from one release to the next is read from two of them.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields

HEADER = "article\tpart\tfamily\ttext_included\twith_suggestions\ttext_sha256\tmarks_sha256"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One article of a release; the hashes are SHA-256 in hexadecimal digits."""

    article: int
    part: str
    family: int
    text_included: bool
    with_suggestions: bool
    text_sha256: str
    marks_sha256: str


@dataclass(frozen=True, slots=True)
class Changes:
    """The numbers of the articles that came, went, have another text, and have other marks on the same
    text."""

    came: list[int]
    went: list[int]
    other_text: list[int]
    other_marks: list[int]


def write_index(entries: Iterable[Entry]) -> bytes:
    """The entries by their articles' numbers, as UTF-8 with a line for the columns' names."""
    rows = ["\t".join(str(value) for value in astuple(entry)) for entry in sorted(entries)]
    return ("\n".join([HEADER, *rows]) + "\n").encode()


def read_index(data: bytes) -> list[Entry]:
    """The opposite of `write_index`. Raises ValueError with the line at fault."""
    lines = data.decode().splitlines()
    if not lines or lines[0] != HEADER:
        raise ValueError("line 1: not the columns of an index")
    entries = []
    for number, line in enumerate(lines[1:], 2):
        values = line.split("\t")
        if len(values) != len(fields(Entry)):
            raise ValueError(f"line {number}: {len(values)} columns in place of {len(fields(Entry))}")
        article, part, family, included, suggested, text, marks = values
        entry = Entry(int(article), part, int(family), included == "True", suggested == "True", text, marks)
        entries.append(entry)
    return entries


def changes(before: Iterable[Entry], after: Iterable[Entry]) -> Changes:
    """What is different in `after`, each list ascending."""
    old, new = ({entry.article: entry for entry in entries} for entries in (before, after))
    both = sorted(old.keys() & new.keys())
    other_text = [n for n in both if old[n].text_sha256 != new[n].text_sha256]
    return Changes(
        came=sorted(new.keys() - old.keys()),
        went=sorted(old.keys() - new.keys()),
        other_text=other_text,
        other_marks=[
            n for n in both if old[n].marks_sha256 != new[n].marks_sha256 and n not in set(other_text)
        ],
    )
