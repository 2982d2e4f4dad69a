"""WebAnno TSV 3.3, for INCEpTION: for each document its table (.tsv), its text (.txt) and what is known of it
(.json), with our layers as one TypeSystem.xml, in a zip archive. docs/formats/webannotsv.md tells which
column is what. Offsets are UTF-16 units.

All that a document says comes back, but the ids of marks and entities, which are counted anew, and entities
that no mark names. Not written, FormatError instead: a text without a token; a mark with white space at its
edge, for which the format has no row; an empty value or a carriage return in one; a line feed in the name of
who says a quote unmentioned; a quote with the mention of another entity than its speaker, or with one
entity twice, with a mention and without.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from annotations.formats import archive
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.offsets import Units
from annotations.formats.readable import (
    broken_rules,
    refuse_foreign_mentions,
    refuse_unreadable,
    utf_8,
    why_json,
)
from annotations.formats.speaking import named_with, person, references
from annotations.formats.webannotsv_layers import (
    FEATURES,
    FORMAT,
    NOTHING,
    NULL,
    SLOTS,
    columns,
    escape,
    escape_text,
    type_system,
)
from annotations.formats.webannotsv_reading import document_and_faults
from annotations.formats.webannotsv_units import Table, Unit, table_of
from annotations.formats.wording import _
from annotations.scheme import Cue, Document, Layer, Quote, SpeakerMention, marks_of

NAME = "webannotsv"
SUFFIX = ".webannotsv.zip"
MEDIA_TYPE = archive.MEDIA_TYPE

_SUFFIXES = (".tsv", ".txt", archive.ABOUT)
_SHARED = ("TypeSystem.xml",)


def kept(document: Document) -> Document:
    """What reading gives back of a document: all of it, with ids counted anew."""
    return numbered(document)


def write_document(document: Document) -> bytes:
    """The archive of one document. Raises FormatError where it could not be read back as `kept` says."""
    return archive.files_bytes([("TypeSystem.xml", type_system()), *_files(document)])


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """One archive of all documents, written as they come; returns how many. Raises FormatError."""
    return archive.write_documents(documents, _files, out, [("TypeSystem.xml", type_system())])


def read_document(data: bytes, *, line: int | None = None) -> Document:
    """The one document of an archive. Raises FormatError with the line in its file."""
    return archive.only_document(data, read)


def read(source: archive.Source) -> Iterator[Document]:
    """The documents of an archive or a folder (a Path). Raises FormatError at the first fault."""
    return archive.read_documents(source, _SUFFIXES, _SHARED, document_and_faults)


def each(source: archive.Source) -> Iterator[Document | FormatError]:
    """The documents of an archive or a folder, and in the place of one its faults."""
    return archive.each_document(source, _SUFFIXES, _SHARED, document_and_faults)


def check(source: archive.Source) -> Iterator[FormatError]:
    """Every fault of an archive or a folder: lines that are no WebAnno TSV or none of our layers, marks that
    break the scheme."""
    return archive.faults(source, _SUFFIXES, _SHARED, document_and_faults, broken_rules)


def _files(document: Document) -> Iterator[tuple[str, bytes]]:
    refuse_unreadable(document)
    refuse_foreign_mentions(document)
    document = numbered(document)
    stem = archive.stem_of(document.id)
    yield f"{stem}.tsv", utf_8("".join(f"{line}\n" for line in _lines(document)), "text")
    yield f"{stem}.txt", utf_8(document.text, "text")
    yield f"{stem}.json", archive.about(document)


def _lines(document: Document) -> Iterator[str]:
    table = table_of(document)
    values = _values(document)
    units = Units(document.text)
    yield FORMAT
    yield from columns()
    yield ""
    for sentence in table.sentences:
        yield ""
        for line in document.text[sentence.start : sentence.end].split("\n"):
            yield f"#Text={escape_text(line)}"
        for unit in sentence.units:
            where = f"{units.of(unit.start)}-{units.of(unit.end)}"
            cells = [unit.name, where, document.text[unit.start : unit.end], *_cells(unit, table, values)]
            # INCEpTION ends every column by a tab, the last too.
            yield "\t".join(cells) + "\t"


def _cells(unit: Unit, table: Table, values: dict[str, dict[str, str]]) -> Iterator[str]:
    """What the columns of a row say of the marks on it, in their order."""

    def number(name: str) -> str:
        return f"[{table.numbers[name]}]" if name in table.numbers else ""

    def stacked(cells: Iterable[str]) -> str:
        return "|".join(cells) or NOTHING

    for layer, names in FEATURES.items():
        marks = unit.marks.get(layer, [])
        for name in names:
            yield stacked(values[mark.id].get(name, NULL) + number(mark.id) for mark in marks)
        for slot in SLOTS if layer == Layer.QUOTE else ():
            ends = [_ends(mark, slot.target) for mark in marks]
            yield stacked(
                (";".join([slot.role] * len(its)) or NOTHING) + number(mark.id)
                for mark, its in zip(marks, ends, strict=True)
            )
            yield stacked(
                ";".join(table.first[end].name + number(end) for end in its) or NULL for its in ends
            )


def _ends(quote: Quote, layer: Layer) -> list[str]:
    """The marks of a layer to which a quote leads."""
    if layer == Layer.CUE:
        return quote.cues
    return [speaker.mention for speaker in quote.speakers if speaker.mention is not None]


def _values(document: Document) -> dict[str, dict[str, str]]:
    """The values of each mark by their feature, escaped; a feature that has none is left out."""
    called = references(document.entities)
    people = {entity.id: person(entity, called[entity.id]) for entity in document.entities}
    said: dict[str, dict[str, str]] = {}
    for _layer, mark in marks_of(document):
        values = _said(mark, people, document.text[mark.start : mark.end])
        if mark.why is not None:
            values["why"] = why_json(mark.why)
        for name, value in values.items():
            if not value or "\r" in value:
                raise FormatError(
                    _("{name} has a {what} that is empty or has a carriage return", name=mark.id, what=name)
                )
        said[mark.id] = {name: escape(value) for name, value in values.items()}
    return said


def _said(mark: Any, people: dict[str, str], words: str) -> dict[str, str]:
    if isinstance(mark, Quote):
        named = [people[entity] for entity in named_with(mark)]
        if any("\n" in line for line in named):
            raise FormatError(_("{name} is said by a name of several lines", name=mark.id), key="quotes")
        return {"kind": str(mark.kind), **({"saidBy": "\n".join(named)} if named else {})}
    if isinstance(mark, SpeakerMention):
        return {"entity": people[mark.entity]}
    if isinstance(mark, Cue):
        return {"lemma": mark.lemma} if mark.lemma else {}
    return {
        "metonymy": "true" if mark.metonymy else "false",
        **({} if mark.gazetteer is None else {"gazetteer": mark.gazetteer}),
        **({} if mark.name == words else {"name": mark.name}),
    }
