"""doccano: JSON Lines with entities and relations, for a project of sequence labelling with relations.
docs/formats/doccano.md tells which label is what.

doccano knows spans, their labels and relations between them; what else a document says stands beside them
as a text of JSON, by layer and offsets, which doccano keeps as it is. So all comes back but the ids of
marks and entities, which are counted anew, and entities that no mark names. doccano counts UTF-16 units.

Not written, FormatError instead: an empty text, which doccano refuses; two marks of a layer with one span; a
quote with the mention of another entity than its speaker, or with one entity twice, with a mention and
without.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from annotations.formats import doccano_reading, lines
from annotations.formats.doccano_reading import BESIDE, LENT_BY, METONYMY, SAID_BY, VERSION, place_of
from annotations.formats.errors import FormatError
from annotations.formats.jsonl_values import row_of
from annotations.formats.keeping import numbered
from annotations.formats.lines import Source, faults_of_lines, read_lines, write_lines
from annotations.formats.offsets import Units
from annotations.formats.readable import json_of, refuse_foreign_mentions, refuse_unreadable, utf_8, why_row
from annotations.formats.speaking import named_with
from annotations.formats.wording import _
from annotations.scheme import Cue, Document, Layer, Place, Quote, SpeakerMention, marks_of

NAME = "doccano"
SUFFIX = ".doccano.jsonl"
MEDIA_TYPE = lines.MEDIA_TYPE


def kept(document: Document) -> Document:
    """What reading gives back of a document: all of it, with ids counted anew."""
    return numbered(document)


def write_document(document: Document) -> bytes:
    """One line of UTF-8 that ends in a newline. Raises FormatError where it could not be read back as `kept`
    says."""
    refuse_unreadable(document)
    refuse_foreign_mentions(document)
    if not document.text:
        raise FormatError(_("is empty"), key="text")
    document = numbered(document)
    units = Units(document.text)
    numbers: dict[str, int] = {}
    spans: list[dict[str, Any]] = []
    for number, (layer, mark) in enumerate(marks_of(document), start=1):
        numbers[mark.id] = number
        span = {"start_offset": units.of(mark.start), "end_offset": units.of(mark.end)}
        spans.append({"id": number, "label": _label(layer, mark), **span})
    links = [
        {"id": number, "from_id": numbers[one], "to_id": numbers[other], "type": kind}
        for number, (one, other, kind) in enumerate(_links(document), start=1)
    ]
    row = {
        "id": document.id,
        "text": document.text,
        "entities": spans,
        "relations": links,
        BESIDE: _beside(document, units),
    }
    return utf_8(json.dumps(row, ensure_ascii=False)) + b"\n"


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """The documents as they come, a line each; returns how many. Raises FormatError with the line."""
    return write_lines(documents, out, write_document)


def read_document(data: bytes | str, *, line: int | None = None) -> Document:
    """The document of one line. Raises FormatError with the line given and the key at fault."""
    try:
        return doccano_reading.document_of(row_of(data))
    except FormatError as error:
        raise error.on_line(line) from error


def read(source: Source) -> Iterator[Document]:
    """The documents of a binary file or of lines, as they come. Raises FormatError at the first fault."""
    return read_lines(source, read_document)


def check(source: Source) -> Iterator[FormatError]:
    """Every line that is no row of doccano or none of ours, each by its first fault; ids used twice; marks
    that break the scheme."""
    return faults_of_lines(source, read_document)


def _label(layer: Layer, mark: Any) -> str:
    """A quote's label is its kind; a place that stands for its people has one of its own."""
    if isinstance(mark, Quote):
        return str(mark.kind)
    return METONYMY if isinstance(mark, Place) and mark.metonymy else str(layer)


def _links(document: Document) -> Iterator[tuple[str, str, str]]:
    for quote in document.quotes:
        yield from ((quote.id, who.mention, SAID_BY) for who in quote.speakers if who.mention is not None)
        yield from ((quote.id, cue, LENT_BY) for cue in quote.cues)


def _beside(document: Document, units: Units) -> str:
    """What doccano has no place for, as JSON in a text: pandas, by which it writes, would round numbers."""
    said: dict[str, dict[str, Any]] = {}
    order = {entity.id: number for number, entity in enumerate(document.entities)}
    for layer, mark in marks_of(document):
        place = place_of(layer, units.of(mark.start), units.of(mark.end))
        if place in said:
            raise FormatError(
                _("{name} stands where another of its layer does", name=mark.id), key=f"{layer}s"
            )
        said[place] = _said(document, mark, order)
    row = {
        "version": VERSION,
        "meta": document.meta,
        "entities": [[entity.name, str(entity.kind), entity.speaker] for entity in document.entities],
        "marks": {place: what for place, what in said.items() if what},
    }
    if not all(isinstance(key, str) for key in document.meta):
        raise FormatError(_("has a key that is no text"), key="meta")
    return json_of(row, "meta")


def _said(document: Document, mark: Any, order: dict[str, int]) -> dict[str, Any]:
    """What a mark has beside its span and its label."""
    said: dict[str, Any] = {}
    if isinstance(mark, Quote):
        if named := named_with(mark):
            said["said_by"] = [order[entity] for entity in named]
    elif isinstance(mark, SpeakerMention):
        said["entity"] = order[mark.entity]
    elif isinstance(mark, Cue):
        if mark.lemma:
            said["lemma"] = mark.lemma
    elif isinstance(mark, Place):
        if mark.name != document.text[mark.start : mark.end]:
            said["name"] = mark.name
        if mark.gazetteer is not None:
            said["gazetteer"] = mark.gazetteer
    if mark.why is not None:
        said["why"] = why_row(mark.why)
    return said
