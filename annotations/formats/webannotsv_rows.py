"""The grammar of WebAnno TSV: the header, the sentences with their text, the rows and their columns.

By the format's description in INCEpTION's user guide, and what INCEpTION itself writes: a tab at the end of
each row, ``_`` for no slot of one annotation. Strict: rows are numbered without gaps, tokens follow each
other, what is not escaped as it should be is a fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotations.formats.errors import FormatError
from annotations.formats.offsets import Units
from annotations.formats.phrases import shown
from annotations.formats.webannotsv_layers import (
    FEATURES,
    NOTHING,
    SLOTS,
    TYPES,
    unescape_text,
)
from annotations.formats.wording import _
from annotations.scheme import Layer

_FORMAT = re.compile(r"#FORMAT=WebAnno TSV 3\.[23]")
_LAYERS = {name: layer for layer, name in TYPES.items()}
_UNIT = re.compile(r"([1-9][0-9]{0,17})-([1-9][0-9]{0,17})(?:\.([1-9][0-9]{0,17}))?")
_OFFSETS = re.compile(r"(0|[1-9][0-9]{0,17})-(0|[1-9][0-9]{0,17})")
_CELL = re.compile(r"((?:\\.|[^\\\[\]])*)(?:\[([1-9][0-9]{0,17})\])?", re.S)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: of which layer, the feature's name, and whether it has values, roles or targets of slots."""

    layer: Layer
    name: str
    what: str


@dataclass(slots=True)
class Row:
    """A line of a token or a part of one; offsets are UTF-16 units; `token` counts through the document."""

    line: int
    name: str
    token: int
    part: bool
    start: int
    end: int
    words: str
    cells: list[str]


@dataclass(slots=True)
class Sheet:
    """A file's columns, its text as INCEpTION puts it together, its rows, and the faults among them."""

    columns: list[Column]
    text: str = ""
    rows: list[Row] = field(default_factory=list)
    faults: list[FormatError] = field(default_factory=list)


def sheet_of(data: str) -> Sheet:
    """The rows of a file. Raises FormatError, with its line, where the header or a sentence is none."""
    lines = data.removesuffix("\n").split("\n")
    if not _FORMAT.fullmatch(lines[0]):
        raise FormatError(_("must be #FORMAT=WebAnno TSV 3.3 or 3.2"), line=1)
    at = 1
    columns: list[Column] = []
    while at < len(lines) and lines[at]:
        columns += _declared(lines[at], at + 1)
        at += 1
    if lines[at : at + 2] != ["", ""]:
        raise FormatError(_("two empty lines must follow the header"), line=at + 1)
    sheet = Sheet(columns)
    _sentences(sheet, lines, at + 2)
    return sheet


def _declared(line: str, number: int) -> Iterator[Column]:
    """The columns that a line of the header declares."""
    prefix, _sign, rest = line.partition("=")
    if prefix in ("#T_CH", "#T_RL"):
        raise FormatError(
            _("{name}: our layers have no chains and relations", name=rest.partition("|")[0]), line=number
        )
    kind, *fields = rest.split("|")
    layer = _LAYERS.get(kind)
    if prefix != "#T_SP" or layer is None:
        raise FormatError(_("{line} declares none of our layers", line=shown(line)), line=number)
    slots = {f"ROLE_{TYPES[Layer.QUOTE]}:{slot.name}_{slot.link}": slot for slot in SLOTS}
    before = None
    for name in fields:
        slot = slots.get(name) if layer == Layer.QUOTE else None
        if before is not None:
            if name != TYPES[before.target]:
                raise FormatError(
                    _(
                        "{name} lead to {kind}, not {found}",
                        name=before.name,
                        kind=TYPES[before.target],
                        found=name,
                    ),
                    line=number,
                )
            yield Column(layer, before.name, "target")
        elif slot is not None:
            yield Column(layer, slot.name, "role")
        elif name in FEATURES[layer]:
            yield Column(layer, name, "value")
        elif not name and len(fields) == 1:
            yield Column(layer, "", "value")
        else:
            raise FormatError(_("{name} is no feature of {kind}", name=repr(name), kind=kind), line=number)
        before = None if before is not None else slot
    if before is not None:
        raise FormatError(_("{name} have no target", name=before.name), line=number)


def _sentences(sheet: Sheet, lines: list[str], at: int) -> None:
    """Takes the sentences: their text lines, then their rows, an empty line between two."""
    sentence, token, length = 0, 0, 0
    text: list[str] = []
    while at < len(lines):
        sentence += 1
        said: list[str] = []
        while at < len(lines) and lines[at].startswith(("#Text=", "#Sentence.id=")):
            if lines[at].startswith("#Text="):
                try:
                    said.append(unescape_text(lines[at].removeprefix("#Text=")))
                except FormatError as error:
                    raise error.on_line(at + 1) from error
            at += 1
        if not said:
            raise FormatError(_("a sentence must begin with #Text="), line=at + 1)
        first, rows_above = at, len(sheet.rows)
        while at < len(lines) and lines[at]:
            row = _row(sheet, lines[at], at + 1, sentence)
            if row is not None:
                token += not row.part
                row.token = token
                sheet.rows.append(row)
            elif at == first:
                raise FormatError(_("a sentence must have a first token"), line=at + 1)
            at += 1
        if first == at:
            raise FormatError(_("a sentence must have a token"), line=at + 1)
        begin = sheet.rows[rows_above].start
        if text and length == begin + 1:
            # The sentences touch: no line feed stands between them.
            text[-1] = text[-1][:-1]
            length -= 1
        if length > begin:
            raise FormatError(
                _("begins at {at}, before the sentence above it ends", at=begin), line=first + 1
            )
        text += [" " * (begin - length), "\n".join(said) + "\n"]
        length = begin + Units(text[-1]).length
        at += 1
    sheet.text = "".join(text)[:-1]
    _numbered_in_order(sheet)


def _row(sheet: Sheet, line: str, number: int, sentence: int) -> Row | None:
    """A row, or None where it is a fault."""
    fields = line.split("\t")
    width = 3 + len(sheet.columns)
    if not fields[-1]:
        fields.pop()
    match = _UNIT.fullmatch(fields[0])
    offsets = _OFFSETS.fullmatch(fields[1]) if len(fields) == width else None
    if len(fields) != width:
        reason = _("has {number} columns, the header declares {wanted}", number=len(fields), wanted=width)
    elif match is None or int(match[1]) != sentence:
        reason = _(
            "{found} must be {sentence}-TOKEN or {sentence}-TOKEN.PART",
            found=repr(fields[0]),
            sentence=sentence,
        )
    elif offsets is None or int(offsets[1]) >= int(offsets[2]):
        reason = _("{found} must be BEGIN-END", found=repr(fields[1]))
    else:
        start, end = int(offsets[1]), int(offsets[2])
        part = match[3] is not None
        return Row(number, fields[0], 0, part, start, end, fields[2], fields[3:])
    sheet.faults.append(FormatError(reason, line=number))
    return None


def _numbered_in_order(sheet: Sheet) -> None:
    """Tokens and their parts are numbered from 1 without gaps; tokens follow each other, parts lie within."""
    before: Row | None = None
    parts = 0
    for row in sheet.rows:
        sentence = row.name.partition("-")[0]
        if row.part:
            parts += 1
            wanted = None if before is None else f"{before.name}.{parts}"
            inside = before is not None and before.start <= row.start and row.end <= before.end
            fault = None if inside else _("does not lie within its token")
        else:
            parts = 0
            follows = before is not None and before.name.partition("-")[0] == sentence
            wanted = f"{sentence}-{int(before.name.partition('-')[2]) + 1 if follows and before else 1}"
            overlaps = before is not None and row.start < before.end
            fault = _("begins before the token above it ends") if overlaps else None
            before = row
        if row.name != wanted and not sheet.faults:
            fault = _("{name} must be {wanted}", name=row.name, wanted=wanted)
        if fault:
            sheet.faults.append(FormatError(fault, line=row.line))


def cells_of(sheet: Sheet, row: Row, layer: Layer) -> list[tuple[int | None, dict[tuple[str, str], str]]]:
    """The annotations of a layer on a row: the number of each, where it has one, and its cells by column,
    still escaped. Raises FormatError where the columns do not agree."""
    found = [(c, cell) for c, cell in zip(sheet.columns, row.cells, strict=True) if c.layer == layer]
    split = {
        column: None if column.what == "role" and cell == NOTHING else _stacked(cell)
        for column, cell in found
    }
    count = max((len(cells) for cells in split.values() if cells is not None), default=0)
    made: list[tuple[int | None, dict[tuple[str, str], str]]] = []
    for index in range(count):
        number: int | None = None
        cells: dict[tuple[str, str], str] = {}
        for column, stack in split.items():
            # One annotation without slots and without a number has the same sign as none.
            stack = [NOTHING] if stack is None and count == 1 else stack or []
            if len(stack) != count:
                raise FormatError(
                    _("the columns of {kind} do not have as many annotations", kind=TYPES[layer])
                )
            if column.what == "target":
                cells[column.name, column.what] = stack[index]
                continue
            match = _CELL.fullmatch(stack[index])
            if match is None:
                raise FormatError(_("{found} has a bracket that is not escaped", found=repr(stack[index])))
            if match[2] is not None:
                if number not in (None, int(match[2])):
                    raise FormatError(
                        _("{found} has another number than the column before it", found=repr(stack[index]))
                    )
                number = int(match[2])
            cells[column.name, column.what] = match[1]
        made.append((number, cells))
    return made


def _stacked(cell: str) -> list[str]:
    return [] if cell == NOTHING else split_unescaped(cell, "|")


def split_unescaped(cell: str, sign: str) -> list[str]:
    """The pieces of a cell between signs that no backslash escapes."""
    pieces = [""]
    for part in re.findall(r"\\.|.", cell, re.S):
        if part == sign:
            pieces.append("")
        else:
            pieces[-1] += part
    return pieces
