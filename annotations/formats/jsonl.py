"""JSON Lines: one document a line, every layer and every attribute of the scheme. docs/formats/jsonl.md
describes the keys, schemas/jsonl.schema.json states them.

The keys `speaker` and `mention` of a quote, `name` of a speaker mention and `quote` of a cue are derived
from the fuller ones, for readers who want no more than who said what. A row that has the derived keys
alone is read too; where both stand and disagree the row is refused.
"""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from annotations.formats import jsonl_reading, jsonl_values, lines
from annotations.formats.errors import FormatError
from annotations.formats.lines import Source, faults_of_lines, read_lines, write_lines
from annotations.formats.ordering import in_order
from annotations.formats.readable import refuse_unreadable, utf_8, why_row
from annotations.formats.wording import _
from annotations.scheme import (
    Cue,
    Document,
    Entity,
    Place,
    Quote,
    SpeakerMention,
    Why,
)

NAME = "jsonl"
SUFFIX = ".jsonl"
MEDIA_TYPE = lines.MEDIA_TYPE

KEYS = ("id", "text", "entities", "quotes", "speakers", "cues", "places")


def kept(document: Document) -> Document:
    """What reading gives back of a document: all of it."""
    return in_order(document)


def write_document(document: Document) -> bytes:
    """One line of UTF-8 that ends in a newline; the keys stand in a fixed order, those of `meta` sorted
    between the id and the text.

    Raises FormatError where the row could not be read back as the same document: an id used twice, a
    reference to nothing, a span outside the text, two mentions with one span, a key of `meta` that is
    one of the format's own, a value that JSON has no word for.
    """
    document = in_order(document)
    _refuse_unreadable(document)
    names = {entity.id: entity.name for entity in document.entities}
    spans = {mention.id: [mention.start, mention.end] for mention in document.speakers}
    served: dict[str, list[str]] = {cue.id: [] for cue in document.cues}
    for quote in document.quotes:
        for cue in quote.cues:
            served[cue].append(quote.id)
    row = {
        "id": document.id,
        **{key: _meta(key, document.meta[key]) for key in sorted(document.meta)},
        "text": document.text,
        "entities": [_entity(entity) for entity in document.entities],
        "quotes": [_quote(quote, names, spans) for quote in document.quotes],
        "speakers": [_mention(mention, names) for mention in document.speakers],
        "cues": [_cue(cue, served[cue.id]) for cue in document.cues],
        "places": [_place(place) for place in document.places],
    }
    return utf_8(json.dumps(row, ensure_ascii=False)) + b"\n"


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """The documents as they come, a line each; returns how many. Raises FormatError with the line."""
    return write_lines(documents, out, write_document)


def read_document(data: bytes | str, *, line: int | None = None) -> Document:
    """The document of one line. Raises FormatError with the line given and the key at fault."""
    try:
        return jsonl_reading.document_of(jsonl_values.row_of(data))
    except FormatError as error:
        raise error.on_line(line) from error


def read(source: Source) -> Iterator[Document]:
    """The documents of a binary file or of lines, as they come; blank lines and a byte-order mark before
    the first are passed over. Raises FormatError at the first fault."""
    return read_lines(source, read_document)


def check(source: Source) -> Iterator[FormatError]:
    """Every fault of a file: lines that are no row, ids used twice, marks that break the scheme."""
    return faults_of_lines(source, read_document)


def _meta(key: str, value: object) -> object:
    """The value as JSON gives it back, its keys sorted."""
    if value is None or type(value) in (str, int, bool):
        return value
    try:
        return json.loads(json.dumps(value, sort_keys=True, allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise FormatError(_("no JSON: {said}", said=error), key=key) from error


def _entity(entity: Entity) -> dict[str, object]:
    return {"id": entity.id, "name": entity.name, "kind": str(entity.kind), "speaker": entity.speaker}


def _quote(quote: Quote, names: dict[str, str], spans: dict[str, list[int]]) -> dict[str, object]:
    speakers = [
        {"entity": speaker.entity, "mention": spans[speaker.mention] if speaker.mention is not None else None}
        for speaker in quote.speakers
    ]
    return {
        "id": quote.id,
        "start": quote.start,
        "end": quote.end,
        "kind": str(quote.kind),
        "speaker": names[quote.speakers[0].entity] if speakers else None,
        "mention": speakers[0]["mention"] if speakers else None,
        "speakers": speakers,
        **_why(quote.why),
    }


def _mention(mention: SpeakerMention, names: dict[str, str]) -> dict[str, object]:
    return {
        "id": mention.id,
        "start": mention.start,
        "end": mention.end,
        "name": names[mention.entity],
        "entity": mention.entity,
        **_why(mention.why),
    }


def _cue(cue: Cue, quotes: list[str]) -> dict[str, object]:
    return {
        "id": cue.id,
        "start": cue.start,
        "end": cue.end,
        "quote": quotes[0] if quotes else None,
        "quotes": quotes,
        "lemma": cue.lemma,
        **_why(cue.why),
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "id": place.id,
        "start": place.start,
        "end": place.end,
        "name": place.name,
        "gazetteer": place.gazetteer,
        "metonymy": place.metonymy,
        **_why(place.why),
    }


def _why(why: Why | None) -> dict[str, object]:
    if why is None:
        return {}
    return {"why": why_row(why)}


def _refuse_unreadable(document: Document) -> None:
    for key in document.meta:
        if not isinstance(key, str) or key in KEYS:
            raise FormatError(_("is one of the format's own keys or no text"), key=f"meta[{key!r}]")
    refuse_unreadable(document)
    if len({(mention.start, mention.end) for mention in document.speakers}) < len(document.speakers):
        raise FormatError(_("two mentions have one span"), key="speakers")
