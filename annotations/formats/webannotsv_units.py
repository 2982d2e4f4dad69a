"""The rows of WebAnno TSV: sentences, their tokens, and the parts of tokens at which marks begin or end."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from annotations.formats.errors import FormatError
from annotations.formats.readable import LISTS
from annotations.formats.wording import _
from annotations.scheme import Document, Layer, marks_of
from newsreader.arabic.segments import sentences
from newsreader.arabic.tokens import tokens


@dataclass(slots=True)
class Unit:
    """A row: a token or a part of one, ``[start, end)`` in code points, and the marks that it is part of."""

    start: int
    end: int
    marks: dict[Layer, list[Any]] = field(default_factory=dict)
    name: str = ""


@dataclass(slots=True)
class Sentence:
    """A sentence with all up to where the next begins, so that no white space is lost between them."""

    start: int
    end: int
    units: list[Unit] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """The rows of a document; for each mark the row that it begins in, and its number where it needs one to
    be told apart: where it is on several tokens, or not alone of its layer on a row."""

    sentences: list[Sentence]
    first: dict[str, Unit]
    numbers: dict[str, int]


def table_of(document: Document) -> Table:
    """The rows of a document. Raises FormatError where a mark has white space at its edge, or there is no
    token in the text."""
    spans = tokens(document.text)
    if not spans:
        raise FormatError(_("has no token"), key="text")
    rows = [Unit(start, end) for start, end in spans]
    parts: dict[int, dict[tuple[int, int], Unit]] = {}
    on: dict[str, list[Unit]] = {}
    several: set[str] = set()
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    for layer, mark in marks_of(document):
        first, last = bisect_right(starts, mark.start) - 1, bisect_left(ends, mark.end)
        if first < 0 or ends[first] <= mark.start or last == len(ends) or starts[last] >= mark.end:
            raise FormatError(_("{name} has white space at its edge", name=mark.id), key=LISTS[layer])
        on[mark.id] = []
        for at in range(first, last + 1):
            span = max(starts[at], mark.start), min(ends[at], mark.end)
            unit = rows[at]
            if span != (unit.start, unit.end):
                unit = parts.setdefault(at, {}).setdefault(span, Unit(*span))
            unit.marks.setdefault(layer, []).append(mark)
            on[mark.id].append(unit)
        if first < last:
            several.add(mark.id)
    found = _sentences(document.text, rows, parts)
    for sentence in found:
        for unit in sentence.units:
            several.update(m.id for marks in unit.marks.values() if len(marks) > 1 for m in marks)
    named = [mark.id for _, mark in marks_of(document) if mark.id in several]
    numbers = {name: number for number, name in enumerate(named, start=1)}
    return Table(found, {name: units[0] for name, units in on.items()}, numbers)


def _sentences(text: str, rows: list[Unit], parts: dict[int, dict[tuple[int, int], Unit]]) -> list[Sentence]:
    """The sentences with their units, which get their names: sentence-token, and the part after a dot."""
    begins = [start for start, _ in sentences(text)]
    found = [Sentence(start, end) for start, end in pairwise([*begins, len(text)])]
    counts = [0] * len(found)
    for at, unit in enumerate(rows):
        number = bisect_right(begins, unit.start) - 1
        counts[number] += 1
        unit.name = f"{number + 1}-{counts[number]}"
        found[number].units.append(unit)
        for part_number, (_at, part) in enumerate(sorted(parts.get(at, {}).items()), start=1):
            part.name = f"{unit.name}.{part_number}"
            found[number].units.append(part)
    return found
