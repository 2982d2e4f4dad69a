"""brat standoff: for each document its text (.txt), its marks (.ann) and what is known of it (.json), with
one annotation.conf and one visual.conf, in a zip archive. docs/formats/brat.md tells which line is what.

All that a document says comes back, but the ids of marks and entities, which are counted anew, and
entities that no mark names: ``list(read(write(d))) == kept(d)``. brat counts code points, as we do.

Not written, FormatError instead: a quote with the mention of another entity than its speaker; a span with a
line break at its edge, which brat has no way to state.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from annotations.formats import archive
from annotations.formats.brat_names import ANNOTATION_CONF, LINE_BREAKS, VISUAL_CONF, entity_reference
from annotations.formats.brat_reading import SHARED, document_and_faults
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.one_line import escape
from annotations.formats.readable import (
    broken_rules,
    refuse_foreign_mentions,
    refuse_unreadable,
    utf_8,
    why_json,
)
from annotations.formats.wording import _
from annotations.scheme import Document, Entity, Layer, Place, Why, marks_of

NAME = "brat"
SUFFIX = ".brat.zip"
MEDIA_TYPE = archive.MEDIA_TYPE

_CONF = (("annotation.conf", ANNOTATION_CONF.encode()), ("visual.conf", VISUAL_CONF.encode()))
_SUFFIXES = (".txt", ".ann", archive.ABOUT)


def kept(document: Document) -> Document:
    """What reading gives back of a document: all of it, with ids counted anew."""
    return numbered(document)


def write_document(document: Document) -> bytes:
    """The archive of one document. Raises FormatError where it could not be read back as `kept` says."""
    return archive.files_bytes([*_CONF, *_files(document)])


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """One archive of all documents, written as they come; returns how many. Raises FormatError."""
    return archive.write_documents(documents, _files, out, _CONF)


def read_document(data: bytes, *, line: int | None = None) -> Document:
    """The one document of an archive. Raises FormatError; `line` is that of a fault's own file."""
    return archive.only_document(data, read)


def read(source: archive.Source) -> Iterator[Document]:
    """The documents of an archive or a folder (a Path). Raises FormatError at the first fault."""
    return archive.read_documents(source, _SUFFIXES, SHARED, document_and_faults)


def each(source: archive.Source) -> Iterator[Document | FormatError]:
    """The documents of an archive or a folder, and in the place of one its faults."""
    return archive.each_document(source, _SUFFIXES, SHARED, document_and_faults)


def check(source: archive.Source) -> Iterator[FormatError]:
    """Every fault of an archive or a folder: lines that are no brat or none of ours, marks that break the
    scheme."""
    return archive.faults(source, _SUFFIXES, SHARED, document_and_faults, broken_rules)


def _files(document: Document) -> Iterator[tuple[str, bytes]]:
    refuse_unreadable(document)
    refuse_foreign_mentions(document)
    document = numbered(document)
    stem = archive.stem_of(document.id)
    yield f"{stem}.txt", utf_8(document.text, "text")
    yield f"{stem}.ann", utf_8("".join(f"{line}\n" for line in _lines(document)))
    yield f"{stem}.json", archive.about(document)


def _lines(document: Document) -> Iterator[str]:
    """The lines of the .ann file: the spans, then what is said of each layer's marks."""
    numbers: dict[tuple[Layer, str], str] = {}
    for number, (layer, mark) in enumerate(marks_of(document), start=1):
        numbers[layer, mark.id] = f"T{number}"
        offsets, words = _span(document.text, mark.start, mark.end)
        yield f"T{number}\t{layer.capitalize()} {offsets}\t{words}"
    said = _Said()
    entities = {entity.id: entity for entity in document.entities}
    for quote in document.quotes:
        at = numbers[Layer.QUOTE, quote.id]
        yield said.attribute("Kind", at, str(quote.kind))
        for speaker in quote.speakers:
            if speaker.mention is None:
                yield said.entity(at, entities[speaker.entity])
            else:
                yield said.relation("Said_by", at, numbers[Layer.SPEAKER, speaker.mention])
        for cue in quote.cues:
            yield said.relation("Lent_by", at, numbers[Layer.CUE, cue])
        yield from said.why(at, quote.why)
    for mention in document.speakers:
        at = numbers[Layer.SPEAKER, mention.id]
        yield said.entity(at, entities[mention.entity])
        yield from said.why(at, mention.why)
    for mark in document.cues:
        at = numbers[Layer.CUE, mark.id]
        if mark.lemma:
            yield said.note("Lemma", at, mark.lemma)
        yield from said.why(at, mark.why)
    for place in document.places:
        at = numbers[Layer.PLACE, place.id]
        if place.metonymy:
            yield said.attribute("Metonymy", at)
        yield from said.place(at, place, document.text[place.start : place.end])
        yield from said.why(at, place.why)


def _span(text: str, start: int, end: int) -> tuple[str, str]:
    """The offsets and the words of a span: one piece for each line that it runs over, as brat does it."""
    if text[start] in LINE_BREAKS or text[end - 1] in LINE_BREAKS:
        raise FormatError(_("{span} has a line break at its edge", span=f"[{start}, {end})"), key="text")
    pieces = [m.span() for m in re.finditer(f"[^{LINE_BREAKS}]+", text[start:end])]
    offsets = ";".join(f"{start + a} {start + b}" for a, b in pieces)
    return offsets, " ".join(text[start + a : start + b] for a, b in pieces)


class _Said:
    """The lines that say something of a span, each kind with its own count."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys("ARN#", 0)

    def _next(self, letter: str) -> str:
        self.counts[letter] += 1
        return f"{letter}{self.counts[letter]}"

    def attribute(self, name: str, at: str, value: str | None = None) -> str:
        return f"{self._next('A')}\t{name} {at}" + (f" {value}" if value is not None else "")

    def relation(self, name: str, one: str, other: str) -> str:
        return f"{self._next('R')}\t{name} Arg1:{one} Arg2:{other}"

    def entity(self, at: str, entity: Entity) -> str:
        return f"{self._next('N')}\tReference {at} {entity_reference(entity)}\t{escape(entity.name)}"

    def place(self, at: str, place: Place, words: str) -> Iterator[str]:
        if place.gazetteer is not None:
            reference = archive.percent_encoded(place.gazetteer)
            yield f"{self._next('N')}\tReference {at} gazetteer:{reference}\t{escape(place.name)}"
        elif place.name != words:
            yield self.note("Name", at, place.name)

    def note(self, name: str, at: str, words: str) -> str:
        return f"{self._next('#')}\t{name} {at}\t{escape(words)}"

    def why(self, at: str, why: Why | None) -> Iterator[str]:
        if why is not None:
            yield self.note("Why", at, why_json(why))
