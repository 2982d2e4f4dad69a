"""From WebAnno TSV to a document, each fault with its file and line. The module is webannotsv."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from annotations.formats.archive import ABOUT, Files, about_of
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.offsets import Units
from annotations.formats.phrases import other_words, shown
from annotations.formats.readable import table_of, text_of, why_of
from annotations.formats.speaking import PERSON, person_of, somebody, speakers_of
from annotations.formats.webannotsv_layers import FEATURES, NOTHING, NULL, SLOTS, TYPES, unescape
from annotations.formats.webannotsv_rows import Row, Sheet, cells_of, sheet_of, split_unescaped
from annotations.formats.wording import _
from annotations.scheme import (
    Cue,
    Document,
    Entity,
    Layer,
    Place,
    Quote,
    QuoteKind,
    SpeakerMention,
    Why,
)

_TARGET = re.compile(r"([0-9]+-[0-9]+(?:\.[0-9]+)?)(?:\[([0-9]{1,18})\])?")


@dataclass(slots=True)
class _Mark:
    """An annotation while it is read: where it stands, what its columns say, where its slots lead."""

    name: str
    layer: Layer
    start: int
    end: int
    first: Row
    last: Row
    cells: dict[tuple[str, str], str]
    values: dict[str, str] = field(default_factory=dict)
    leads: dict[str, list[str]] = field(default_factory=dict)
    why: Why | None = None


@dataclass(slots=True)
class _Reading:
    sheet: Sheet
    text: str
    units: Units
    marks: list[_Mark] = field(default_factory=list)
    by_number: dict[int, _Mark] = field(default_factory=dict)
    on: dict[tuple[str, Layer], list[_Mark]] = field(default_factory=dict)
    people: dict[str, Entity] = field(default_factory=dict)


def document_and_faults(files: Files) -> tuple[Document, list[FormatError]]:
    """The document of its .tsv and, where they are there, its .txt and .json, and every fault of the rows; a
    document with faults lacks what they stand at. Raises FormatError where a file is no text, or its header
    or sentences are none, or where the two texts differ."""
    key = f"{files.stem}.tsv"
    name, meta = about_of(files.found.get(ABOUT), files.name, files.stem + ABOUT)
    try:
        sheet = sheet_of(table_of(files.must(".tsv"), key))
    except FormatError as fault:
        raise FormatError(fault.reason, key=key, line=fault.line) from fault
    text = sheet.text
    if ".txt" in files.found:
        text = text_of(files.found[".txt"], f"{files.stem}.txt")
        _must_be_one(sheet.text, text, f"{files.stem}.txt")
    reading = _Reading(sheet, text, Units(text))
    faults = list(sheet.faults)
    for row in sheet.rows:
        try:
            _take(reading, row)
        except FormatError as fault:
            faults.append(fault.on_line(row.line))
    for taken in (_say, _name, _lead):
        for mark in reading.marks:
            try:
                taken(reading, mark)
            except FormatError as fault:
                faults.append(fault.on_line(mark.first.line))
    faults.sort(key=lambda fault: fault.line or 0)
    document = numbered(_document(name, reading))
    # Its provenance has the new ids already.
    document.meta = meta
    return document, [FormatError(fault.reason, key=key, line=fault.line) for fault in faults]


def _must_be_one(told: str, text: str, key: str) -> None:
    """Refuses a table of another text; which white space stands between sentences it does not always say."""
    for at, (one, other) in enumerate(zip_longest(told.rstrip(), text.rstrip(), fillvalue="")):
        if one != other and not (one.isspace() and other.isspace()):
            raise FormatError(_("is not the text of the table: they differ at {at}", at=at), key=key)


def _take(reading: _Reading, row: Row) -> None:
    """The annotations that begin or go on in a row."""
    start, end = reading.units.back(row.start), reading.units.back(row.end)
    if reading.text[start:end] != row.words:
        raise FormatError(other_words(row.words, reading.text[start:end]))
    for layer in FEATURES:
        for number, cells in cells_of(reading.sheet, row, layer):
            mark = reading.by_number.get(number) if number is not None else None
            if mark is None:
                name = f"{layer}{len(reading.marks)}"
                mark = _Mark(name, layer, start, end, row, row, cells)
                reading.marks.append(mark)
                if number is not None:
                    reading.by_number[number] = mark
            elif mark.layer != layer or mark.cells != cells:
                raise FormatError(
                    _(
                        "{number} says something else than in line {line}",
                        number=f"[{number}]",
                        line=mark.first.line,
                    )
                )
            elif row.token != mark.last.token + 1:
                raise FormatError(_("{number} leaves out what stands before it", number=f"[{number}]"))
            else:
                mark.end, mark.last = end, row
            reading.on.setdefault((row.name, layer), []).append(mark)


def _say(reading: _Reading, mark: _Mark) -> None:
    """What the columns of values say, and who is named with a kind."""
    for (name, what), cell in mark.cells.items():
        if what == "value" and name and cell != NULL:
            try:
                mark.values[name] = unescape(cell)
            except FormatError as error:
                raise FormatError(_("{name}: {said}", name=name, said=error.reason)) from error
    if mark.layer == Layer.QUOTE and mark.values.get("kind") not in list(QuoteKind):
        raise FormatError(
            _(
                "kind must be one of {choices}, not {found}",
                choices=", ".join(QuoteKind),
                found=repr(mark.values.get("kind")),
            )
        )
    if mark.values.get("metonymy", "false") not in ("true", "false"):
        raise FormatError(
            _("metonymy must be true or false, not {found}", found=repr(mark.values["metonymy"]))
        )
    if "why" in mark.values:
        mark.why = why_of(mark.values["why"])
    for line in _people(mark):
        entity = person_of(line)
        if entity is not None and reading.people.setdefault(entity.id, entity) != entity:
            raise FormatError(_("{name} is said to be another elsewhere", name=shown(entity.id)))


def _people(mark: _Mark) -> list[str]:
    """Who is named in a mark's values, as it is written there."""
    if mark.layer == Layer.SPEAKER and "entity" in mark.values:
        return [mark.values["entity"]]
    return mark.values["saidBy"].split("\n") if "saidBy" in mark.values else []


def _name(reading: _Reading, mark: _Mark) -> None:
    """Who has a name alone is whoever has it elsewhere with a kind, else somebody with no more than that."""
    named = _people(mark)
    if mark.layer == Layer.SPEAKER and not named:
        named = [reading.text[mark.start : mark.end]]
    references = []
    for line in named:
        match = PERSON.fullmatch(line)
        reference = match[3] if match else line
        references.append(reading.people.setdefault(reference, somebody(reference)).id)
    mark.leads["people"] = references


def _lead(reading: _Reading, mark: _Mark) -> None:
    """The marks to which a quote's slots lead."""
    for slot in SLOTS if mark.layer == Layer.QUOTE else ():
        role = mark.cells.get((slot.name, "role"), NOTHING)
        target = mark.cells.get((slot.name, "target"), NULL)
        roles = [] if role == NOTHING else split_unescaped(role, ";")
        targets = [] if target == NULL and not roles else split_unescaped(target, ";")
        if len(roles) != len(targets):
            raise FormatError(
                _(
                    "{name}: as many roles as targets, not {role} and {target}",
                    name=slot.name,
                    role=repr(role),
                    target=repr(target),
                )
            )
        leads = mark.leads[slot.name] = [_target(reading, one, slot.target).name for one in targets]
        if slot.target == Layer.CUE and len(set(leads)) < len(leads):
            raise FormatError(_("has a cue twice"))


def _target(reading: _Reading, cell: str, layer: Layer) -> _Mark:
    match = _TARGET.fullmatch(cell)
    if match is None:
        raise FormatError(_("{found} must be SENTENCE-TOKEN or SENTENCE-TOKEN[NUMBER]", found=repr(cell)))
    on = reading.on.get((match[1], layer), [])
    found = [reading.by_number.get(int(match[2]))] if match[2] else on
    if len(found) != 1 or found[0] is None or found[0] not in on:
        raise FormatError(_("{name} is no one {kind}", name=cell, kind=TYPES[layer]))
    return found[0]


def _document(name: str, reading: _Reading) -> Document:
    document = Document(name, reading.text, entities=list(reading.people.values()))
    whose: dict[str, str] = {}
    for mark in reading.marks:
        where, values = (mark.name, mark.start, mark.end), mark.values
        if mark.layer == Layer.SPEAKER and mark.leads.get("people"):
            whose[mark.name] = mark.leads["people"][0]
            document.speakers.append(SpeakerMention(*where, whose[mark.name], mark.why))
        elif mark.layer == Layer.CUE:
            document.cues.append(Cue(*where, values.get("lemma", ""), mark.why))
        elif mark.layer == Layer.PLACE:
            words = values.get("name", reading.text[mark.start : mark.end])
            metonymy = values.get("metonymy") == "true"
            document.places.append(Place(*where, words, values.get("gazetteer"), metonymy, mark.why))
    document.quotes = list(_quotes(reading, whose))
    return document


def _quotes(reading: _Reading, whose: dict[str, str]) -> Iterator[Quote]:
    for mark in reading.marks:
        if mark.layer == Layer.QUOTE and mark.values.get("kind") in list(QuoteKind):
            mentions = [one for one in mark.leads.get("speakers", []) if one in whose]
            speakers = speakers_of(mark.leads.get("people", []), mentions, whose)
            kind, cues = QuoteKind(mark.values["kind"]), mark.leads.get("cues", [])
            yield Quote(mark.name, mark.start, mark.end, kind, speakers, cues, mark.why)
