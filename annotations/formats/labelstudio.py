"""Label Studio: its labelling configuration (label_config.xml) and its tasks (tasks-00001.json and on, 1,000
in each at most), in a zip archive. docs/formats/labelstudio.md tells which region is what.

All that a document says comes back, but the ids of marks and entities, which are counted anew, and entities
that no mark names. Label Studio counts code points, as we do. A document whose every mark has a reason is a
suggester's: its marks are a prediction, those of any other an annotation.

Not written, FormatError instead: a quote with the mention of another entity than its speaker; a quote that
has one entity twice, with a mention and without, beside which the order could not be told.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from annotations.formats import archive
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.keyed import documents_of, each_of, faults_of
from annotations.formats.labelstudio_names import (
    CONFIG,
    CONFIG_FILE,
    FIELDS,
    LENT_BY,
    METONYMY,
    PEOPLE,
    SAID_BY,
)
from annotations.formats.labelstudio_reading import document_and_faults, tasks_of
from annotations.formats.readable import json_of, refuse_foreign_mentions, refuse_unreadable, utf_8, why_row
from annotations.formats.speaking import named_with, person, references
from annotations.formats.wording import _
from annotations.scheme import Cue, Document, Place, Quote, SpeakerMention, marks_of

NAME = "labelstudio"
SUFFIX = ".labelstudio.zip"
MEDIA_TYPE = archive.MEDIA_TYPE

MOST_TASKS = 1000
LARGEST = 16 * 2**20


def kept(document: Document) -> Document:
    """What reading gives back of a document: all of it, with ids counted anew."""
    return numbered(document)


def write_document(document: Document) -> bytes:
    """The archive of one document. Raises FormatError where it could not be read back as `kept` says."""
    return archive.files_bytes([(CONFIG_FILE, CONFIG.encode()), *_files([task_line(document)])])


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """One archive of all documents, written as they come; returns how many. Raises FormatError."""
    count = 0

    def lines() -> Iterator[bytes]:
        nonlocal count
        for document in documents:
            yield task_line(document)
            count += 1

    def files() -> Iterator[tuple[str, bytes]]:
        yield CONFIG_FILE, CONFIG.encode()
        yield from _files(lines())

    archive.write_files(files(), out)
    return count


def read_document(data: bytes, *, line: int | None = None) -> Document:
    """The one document of an archive, or of Label Studio's JSON. Raises FormatError with the path in it."""
    return archive.only_document(data, read)


def read(source: archive.Source) -> Iterator[Document]:
    """The documents of an archive, of a folder (a Path) or of the JSON that Label Studio exports. Raises
    FormatError at the first fault."""
    return documents_of(tasks_of(source), document_and_faults)


def each(source: archive.Source) -> Iterator[Document | FormatError]:
    """The documents of an archive, a folder or a file of JSON, and in the place of one its faults."""
    return each_of(tasks_of(source), document_and_faults)


def check(source: archive.Source) -> Iterator[FormatError]:
    """Every fault of the tasks: what is no region of the configuration or none of ours, marks that break the
    scheme, an id used twice."""
    return faults_of(tasks_of(source), document_and_faults)


def task_line(document: Document) -> bytes:
    """The task of a document as Label Studio imports it: JSON on one line, without a line's end."""
    refuse_unreadable(document)
    refuse_foreign_mentions(document)
    document = numbered(document)
    title = document.meta.get("title")
    data = {
        "id": document.id,
        "title": title if isinstance(title, str) else "",
        "text": document.text,
        "meta": document.meta,
    }
    if not all(isinstance(key, str) for key in document.meta):
        raise FormatError(_("has a key that is no text"), key="meta")
    made: dict[str, Any] = {"result": [*_regions(document), *_relations(document), *_people(document)]}
    whys = [mark.why for _, mark in marks_of(document)]
    sure = [why.confidence for why in whys if why is not None]
    if sure and len(sure) == len(whys):
        made = {"model_version": "newsreader", "score": min(sure), **made}
        task: dict[str, Any] = {"data": data, "predictions": [made]}
    else:
        task = {"data": data, "annotations": [made]}
    return utf_8(json_of(task, "meta"))


def _files(lines: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """The tasks in files that are no larger than what is held in memory at once; none has none."""
    batch: list[bytes] = []
    number, size = 1, 0
    for line in lines:
        if batch and (len(batch) == MOST_TASKS or size + len(line) > LARGEST):
            yield _file(number, batch)
            batch, number, size = [], number + 1, 0
        batch.append(line)
        size += len(line)
    if batch:
        yield _file(number, batch)


def _file(number: int, batch: list[bytes]) -> tuple[str, bytes]:
    return f"tasks-{number:05}.json", b"[\n" + b",\n".join(batch) + b"\n]\n"


def _regions(document: Document) -> Iterator[dict[str, Any]]:
    """A region for each mark, and beside it what is said of it."""
    called = references(document.entities)
    for layer, mark in marks_of(document):
        span = {"start": mark.start, "end": mark.end}
        where = {"id": mark.id, "to_name": "text"}
        words = document.text[mark.start : mark.end]
        why = mark.why
        yield {
            **where,
            "from_name": "layer",
            "type": "labels",
            "value": {**span, "text": words, "labels": [str(layer)]},
            **({} if why is None else {"score": why.confidence, "meta": {"why": why_row(why)}}),
        }
        for name, said in _said(mark, words, called).items():
            field = FIELDS[name]
            value = {**span, field.values: said}
            yield {**where, "from_name": name, "type": field.type, "value": value}


def _said(mark: Any, words: str, called: dict[str, str]) -> dict[str, list[str]]:
    """What a mark has beside its span, by the name of its field."""
    if isinstance(mark, Quote):
        who = named_with(mark)
        return {"kind": [str(mark.kind)], **({"said_by": [called[entity] for entity in who]} if who else {})}
    if isinstance(mark, SpeakerMention):
        return {"entity": [called[mark.entity]]}
    if isinstance(mark, Cue):
        return {"lemma": [mark.lemma]} if mark.lemma else {}
    place: Place = mark
    return {
        **({"place_name": [place.name]} if place.name != words else {}),
        **({} if place.gazetteer is None else {"gazetteer": [place.gazetteer]}),
        **({"metonymy": [METONYMY]} if place.metonymy else {}),
    }


def _relations(document: Document) -> Iterator[dict[str, Any]]:
    for quote in document.quotes:
        ends = [(SAID_BY, said.mention) for said in quote.speakers if said.mention is not None]
        for label, other in [*ends, *((LENT_BY, cue) for cue in quote.cues)]:
            ends_of = {"from_id": quote.id, "to_id": other}
            yield {"type": "relation", **ends_of, "direction": "right", "labels": [label]}


def _people(document: Document) -> Iterator[dict[str, Any]]:
    """The list of who is named, of the whole task."""
    if document.entities:
        called = references(document.entities)
        lines = [person(entity, called[entity.id]) for entity in document.entities]
        where = {"id": PEOPLE, "from_name": PEOPLE, "to_name": "text", "type": "textarea"}
        yield {**where, "value": {"text": lines}}
