"""W3C Web Annotation JSON-LD: for each document its text (.txt), an AnnotationPage (.jsonld) and what is
known of it (.json), in a zip archive. docs/formats/webannotation.md tells which annotation is what.

The model's own words alone are used, no vocabulary of ours: a mark is an annotation with a text position and
a text quote, an entity one whose targets are the mentions and quotes it speaks in, a link between two one
with two targets. Positions are code points, as the Recommendation has it.

All that a document says comes back, but the ids, which are counted anew, and entities that no mark names.
Not written, FormatError instead: a quote with the mention of another entity than its speaker.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from urllib.parse import quote as percent_encoded_path

from annotations.formats import archive
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.readable import (
    broken_rules,
    refuse_foreign_mentions,
    refuse_unreadable,
    utf_8,
    why_json,
)
from annotations.formats.webannotation_reading import (
    CONTEXT,
    GAZETTEER,
    LENT_BY,
    METONYMY,
    SAID_BY,
    SPEAKER,
    document_and_faults,
)
from annotations.scheme import Cue, Document, Entity, Layer, Place, Quote, Why, marks_of

NAME = "webannotation"
SUFFIX = ".webannotation.zip"
MEDIA_TYPE = archive.MEDIA_TYPE

AROUND = 32
_SUFFIXES = (".txt", ".jsonld", archive.ABOUT)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def kept(document: Document) -> Document:
    """What reading gives back of a document: all of it, with ids counted anew."""
    return numbered(document)


def write_document(document: Document) -> bytes:
    """The archive of one document. Raises FormatError where it could not be read back as `kept` says."""
    return archive.files_bytes(_files(document))


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """One archive of all documents, written as they come; returns how many. Raises FormatError."""
    return archive.write_documents(documents, _files, out)


def read_document(data: bytes, *, line: int | None = None) -> Document:
    """The one document of an archive. Raises FormatError with the path in the JSON; there are no lines."""
    return archive.only_document(data, read)


def read(source: archive.Source) -> Iterator[Document]:
    """The documents of an archive or a folder (a Path). Raises FormatError at the first fault."""
    return archive.read_documents(source, _SUFFIXES, (), document_and_faults)


def each(source: archive.Source) -> Iterator[Document | FormatError]:
    """The documents of an archive or a folder, and in the place of one its faults."""
    return archive.each_document(source, _SUFFIXES, (), document_and_faults)


def check(source: archive.Source) -> Iterator[FormatError]:
    """Every fault of an archive or a folder: what is no Web Annotation or none of ours, selectors that do not
    meet the text, marks that break the scheme."""
    return archive.faults(source, _SUFFIXES, (), document_and_faults, broken_rules)


def _files(document: Document) -> Iterator[tuple[str, bytes]]:
    refuse_unreadable(document)
    refuse_foreign_mentions(document)
    document = numbered(document)
    stem = archive.stem_of(document.id)
    page = {
        "@context": CONTEXT,
        "id": percent_encoded_path(f"{stem}.jsonld"),
        "type": "AnnotationPage",
        "items": list(_items(document, percent_encoded_path(f"{stem}.txt"))),
    }
    yield f"{stem}.txt", utf_8(document.text, "text")
    yield f"{stem}.jsonld", utf_8(json.dumps(page, ensure_ascii=False, indent=1)) + b"\n"
    yield f"{stem}.json", archive.about(document)


def _items(document: Document, text_file: str) -> Iterator[dict[str, Any]]:
    url = document.meta.get("url")
    address = url if isinstance(url, str) and _ADDRESS.fullmatch(url) else None
    for layer, mark in marks_of(document):
        yield {
            "id": f"#{mark.id}",
            "type": "Annotation",
            "motivation": "classifying",
            "body": [_textual("tagging", str(layer)), *_said(layer, mark), *_why(mark.why)],
            "target": _target(document.text, mark.start, mark.end, text_file, address),
        }
    number = 0
    for mark in document.quotes:
        ends = [(SAID_BY, speaker.mention or speaker.entity) for speaker in mark.speakers]
        for tag, other in [*ends, *((LENT_BY, cue) for cue in mark.cues)]:
            number += 1
            yield {
                "id": f"#l{number}",
                "type": "Annotation",
                "motivation": "linking",
                "body": [_textual("tagging", tag)],
                "target": [f"#{mark.id}", f"#{other}"],
            }
    for entity in document.entities:
        yield {
            "id": f"#{entity.id}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": [
                _textual("identifying", entity.name),
                _textual("classifying", str(entity.kind)),
                *([] if entity.speaker is None else [_resource(SPEAKER, entity.speaker)]),
            ],
            "target": [f"#{name}" for name in _named_by(document, entity)],
        }


def _target(text: str, start: int, end: int, text_file: str, address: str | None) -> dict[str, Any]:
    """Where a mark stands: in the text that lies beside; `source` is the article's address, if it has one."""
    return {
        "source": address or text_file,
        **({"state": {"type": "TimeState", "cached": text_file}} if address else {}),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
        ],
    }


def _said(layer: Layer, mark: Any) -> list[dict[str, Any]]:
    """The bodies that say what the layer has of attributes."""
    if isinstance(mark, Quote):
        return [_textual("classifying", str(mark.kind))]
    if isinstance(mark, Cue):
        return [_textual("describing", mark.lemma)] if mark.lemma else []
    if isinstance(mark, Place):
        return [
            _textual("identifying", mark.name),
            *([] if mark.gazetteer is None else [_resource(GAZETTEER, mark.gazetteer)]),
            *([_textual("classifying", METONYMY)] if mark.metonymy else []),
        ]
    return []


def _named_by(document: Document, entity: Entity) -> list[str]:
    """The mentions of an entity and the quotes it speaks in: what the annotation of the entity is of."""
    mentions = [mention.id for mention in document.speakers if mention.entity == entity.id]
    quotes = [
        quote.id for quote in document.quotes if any(said.entity == entity.id for said in quote.speakers)
    ]
    return mentions + quotes


def _textual(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _resource(prefix: str, key: str) -> dict[str, Any]:
    source = prefix + archive.percent_encoded(key)
    return {"type": "SpecificResource", "purpose": "identifying", "source": source}


def _why(why: Why | None) -> list[dict[str, Any]]:
    if why is None:
        return []
    return [{**_textual("commenting", why_json(why)), "format": "application/json"}]
