"""From Label Studio's JSON to documents, each fault with its file and path. The format's own module is
labelstudio.

It reads tasks as they are imported and as Label Studio exports them (JSON, not JSON-MIN): of a task's
annotations the one that was not cancelled or is its ground truth, else its prediction.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from annotations.formats import archive
from annotations.formats.errors import FormatError
from annotations.formats.jsonl_values import is_pair, why_of
from annotations.formats.keeping import numbered
from annotations.formats.labelstudio_names import (
    CONFIG_FILE,
    FIELDS,
    LENT_BY,
    METONYMY,
    PEOPLE,
    SAID_BY,
)
from annotations.formats.phrases import must_be_one_of, no_json, other_words, outside, shown
from annotations.formats.readable import text_of
from annotations.formats.speaking import person_of, somebody, speakers_of
from annotations.formats.wording import _
from annotations.scheme import (
    Cue,
    Document,
    Entity,
    EntityKind,
    Layer,
    Place,
    Quote,
    QuoteKind,
    SpeakerMention,
    Why,
)

_LINKS = {SAID_BY: Layer.SPEAKER, LENT_BY: Layer.CUE}


@dataclass
class _Reading:
    """A document while it is read: its regions by id, what is said of each, and how they hang together."""

    text: str
    marks: dict[str, tuple[Layer, int, int, Why | None]] = field(default_factory=dict)
    said: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    people: dict[str, Entity] = field(default_factory=dict)
    links: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def layer(self, name: Any) -> Layer:
        if not isinstance(name, str) or name not in self.marks:
            raise FormatError(_("{name} is no region of this result", name=repr(name)))
        return self.marks[name][0]

    def entity(self, reference: str) -> str:
        """The id of whom a reference names; who is in no list is somebody with no more than a name."""
        return self.people.setdefault(reference, somebody(reference)).id


def tasks_of(source: archive.Source) -> Iterator[tuple[str, Any]]:
    """The tasks of an archive, a folder or a file of JSON, each with its path; in the place of those of a
    file that is no JSON its fault. Raises FormatError where it is no archive."""
    if not isinstance(source, Path):
        with archive.seekable(source) as file:
            if _is_json(file):
                yield from _tasks(file.read(), "")
            else:
                yield from _tasks_of_files(file)
    elif source.is_dir():
        yield from _tasks_of_files(source)
    else:
        with source.open("rb") as file:
            yield from tasks_of(file)


def _tasks_of_files(source: archive.Source) -> Iterator[tuple[str, Any]]:
    for stem, files in archive.documents_files(source, (".json",), (CONFIG_FILE,)):
        if isinstance(files, FormatError):
            yield stem, files
        else:
            yield from _tasks(files.must(".json"), f"{stem}.json: ")


def _is_json(source: BinaryIO) -> bool:
    head = source.read(64)
    source.seek(-len(head), io.SEEK_CUR)
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{")


def _tasks(data: bytes, key: str) -> Iterator[tuple[str, Any]]:
    file = key.removesuffix(": ")
    try:
        tasks = json.loads(text_of(data, file).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        yield file, no_json(error, file)
        return
    for index, task in enumerate(tasks if isinstance(tasks, list) else [tasks]):
        yield f"{key}[{index}]", task


def document_and_faults(task: Any, key: str) -> tuple[Document, list[FormatError]]:
    """The document of a task and every fault of its result; a document with faults lacks what they stand at.
    Raises FormatError where it is no task, has no text or no one result."""
    data = task.get("data") if isinstance(task, dict) else None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise FormatError(_("must be a task with data that has a text"), key=key)
    name, meta = data.get("id", str(task.get("id", ""))), data.get("meta", {})
    if not isinstance(name, str) or not name:
        raise FormatError(_("must be text that is not empty"), key=f"{key}.data.id")
    if not isinstance(meta, dict):
        raise FormatError(_("must be an object"), key=f"{key}.data.meta")
    path, result = _result(task, key)
    reading, faults = _Reading(data["text"]), dict[int, FormatError]()
    # Regions before what is said of them, links at last; each may stand below what speaks of it.
    for taken in (_take_region, _take_person, _take_said, _take_link):
        for index, item in enumerate(result):
            if index in faults or _reader_of(item) != taken:
                continue
            try:
                taken(reading, item, f"{path}[{index}]")
            except FormatError as fault:
                where = f"{path}[{index}]" + (f".{fault.key}" if fault.key else "")
                faults[index] = FormatError(fault.reason, key=where)
    found = [faults[index] for index in sorted(faults)]
    if not found:
        found = list(_incomplete(reading))
    document = numbered(_document(name, reading))
    # Its provenance has the new ids already.
    document.meta = meta
    return document, found


def _result(task: dict[str, Any], key: str) -> tuple[str, list[Any]]:
    """The one result of a task, with its path."""
    for name in ("annotations", "predictions"):
        made = task.get(name) or []
        if not isinstance(made, list) or not all(isinstance(one, dict) for one in made):
            # Its short export has the numbers of predictions alone.
            raise FormatError(_("must be a list of objects, whole and not by number"), key=f"{key}.{name}")
        chosen = [(n, one) for n, one in enumerate(made) if not one.get("was_cancelled")]
        chosen = [(n, one) for n, one in chosen if one.get("ground_truth")] or chosen
        if len(chosen) > 1:
            reason = _("there are {number}; one must be set as the ground truth", number=len(chosen))
            raise FormatError(reason, key=f"{key}.{name}")
        if chosen:
            path = f"{key}.{name}[{chosen[0][0]}].result"
            result = chosen[0][1].get("result")
            if not isinstance(result, list):
                raise FormatError(_("must be a list"), key=path)
            return path, result
    return key, []


def _reader_of(item: Any) -> Any:
    """The function that takes an item; those that are none of ours are refused with the regions."""
    if isinstance(item, dict):
        if item.get("type") == "relation":
            return _take_link
        if item.get("from_name") == PEOPLE:
            return _take_person
        if item.get("from_name") in FIELDS:
            return _take_said
    return _take_region


def _take_region(reading: _Reading, item: Any, path: str) -> None:
    if not isinstance(item, dict) or item.get("from_name") != "layer" or item.get("type") != "labels":
        raise FormatError(_("is nothing of {file}", file=CONFIG_FILE))
    name = item.get("id")
    if not isinstance(name, str) or not name or name in reading.marks:
        raise FormatError(_("must be text that no other region has"), key="id")
    value = item.get("value")
    labels = value.get("labels") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(labels, list) or len(labels) != 1:
        raise FormatError(_("must have one label"), key="value")
    if labels[0] not in list(Layer):
        raise FormatError(must_be_one_of(Layer, labels[0]), key="value.labels")
    span = [value.get("start"), value.get("end")]
    if not is_pair(span) or not 0 <= span[0] < span[1] <= len(reading.text):
        reason = outside(span[0], span[1], reading.text)
        raise FormatError(reason, key="value")
    words = reading.text[span[0] : span[1]]
    if value.get("text", words) != words:
        reason = other_words(str(value["text"]), words)
        raise FormatError(reason, key="value")
    meta = item.get("meta")
    why = why_of(meta, "meta") if isinstance(meta, dict) else None
    reading.marks[name] = Layer(labels[0]), span[0], span[1], why
    reading.paths[name] = path


def _take_person(reading: _Reading, item: dict[str, Any], path: str) -> None:
    for line in _values(item, "text"):
        entity = person_of(line)
        if entity is None:
            raise FormatError(
                _(
                    "{line} must be KIND: NAME, KIND one of {choices}",
                    line=shown(line),
                    choices=", ".join(EntityKind),
                )
            )
        if entity.id in reading.people:
            raise FormatError(_("{name} stands twice", name=shown(entity.id)))
        reading.people[entity.id] = entity


def _take_said(reading: _Reading, item: dict[str, Any], path: str) -> None:
    name, at = item["from_name"], item.get("id")
    what = FIELDS[name]
    if item.get("type") != what.type:
        raise FormatError(_("{name} must be of the type {kind}", name=name, kind=what.type), key="type")
    if reading.layer(at) != what.layer:
        raise FormatError(
            _("{name} is a {layer}, which has no {what}", name=at, layer=reading.layer(at), what=name),
            key="from_name",
        )
    values = _values(item, what.values)
    if (len(values) > 1 and not what.several) or (at, name) in reading.said:
        raise FormatError(_("{name} has more than one {what}", name=at, what=name), key="value")
    if name == "kind" and not set(values) <= set(QuoteKind):
        raise FormatError(must_be_one_of(QuoteKind, values[0]), key="value")
    if name == "metonymy" and not set(values) <= {METONYMY}:
        raise FormatError(
            _("must be {wanted}, not {found}", wanted=METONYMY, found=repr(values[0])), key="value"
        )
    if values:
        reading.said[str(at), name] = values


def _values(item: dict[str, Any], key: str) -> list[str]:
    value = item.get("value")
    values = value.get(key) if isinstance(value, dict) else None
    values = [values] if isinstance(values, str) else values
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise FormatError(_("must be a list of texts"), key=f"value.{key}")
    return values


def _take_link(reading: _Reading, item: dict[str, Any], path: str) -> None:
    ends = [item.get("from_id"), item.get("to_id")]
    layers = [reading.layer(end) for end in ends]
    # People draw it from either end; which is the quote leaves no doubt.
    quote, other = ends if layers[0] == Layer.QUOTE else reversed(ends)
    link = reading.layer(other)
    if reading.layer(quote) != Layer.QUOTE or link not in _LINKS.values():
        raise FormatError(_("a {one} and a {other} cannot be linked", one=layers[0], other=layers[1]))
    labels = item.get("labels") or []
    if labels and (not isinstance(labels, list) or labels != [n for n, of in _LINKS.items() if of == link]):
        raise FormatError(_("{found} does not lead to a {layer}", found=labels, layer=link), key="labels")
    links = reading.links.setdefault((str(quote), link), [])
    if other in links and link == Layer.CUE:
        raise FormatError(_("{name} has the cue {other} already", name=quote, other=other))
    links.append(str(other))


def _incomplete(reading: _Reading) -> Iterator[FormatError]:
    for name, (layer, *_span) in reading.marks.items():
        if layer == Layer.QUOTE and (name, "kind") not in reading.said:
            yield FormatError(_("{name} is a quote without kind", name=name), key=reading.paths[name])


def _document(name: str, reading: _Reading) -> Document:
    document = Document(name, reading.text)
    whose: dict[str, str] = {}
    for at, (layer, start, end, why) in reading.marks.items():
        words = reading.text[start:end]

        def said(field: str, default: str, at: str = at) -> str:
            return reading.said.get((at, field), [default])[0]

        if layer == Layer.SPEAKER:
            # With no name its words are all that is known of whom it names.
            whose[at] = reading.entity(said("entity", words))
            document.speakers.append(SpeakerMention(at, start, end, whose[at], why))
        elif layer == Layer.CUE:
            document.cues.append(Cue(at, start, end, said("lemma", ""), why))
        elif layer == Layer.PLACE:
            key = said("gazetteer", "") if (at, "gazetteer") in reading.said else None
            metonymy = (at, "metonymy") in reading.said
            document.places.append(Place(at, start, end, said("place_name", words), key, metonymy, why))
    for at, (layer, start, end, why) in reading.marks.items():
        if layer == Layer.QUOTE:
            kind = QuoteKind(reading.said.get((at, "kind"), [QuoteKind.INDIRECT])[0])
            named = [reading.entity(one) for one in reading.said.get((at, "said_by"), [])]
            speakers = speakers_of(named, reading.links.get((at, Layer.SPEAKER), []), whose)
            cues = reading.links.get((at, Layer.CUE), [])
            document.quotes.append(Quote(at, start, end, kind, speakers, cues, why))
    document.entities = list(reading.people.values())
    return document
