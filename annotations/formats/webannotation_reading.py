"""From Web Annotation JSON-LD to a document, each fault with its file and path. The module is webannotation.

It reads the JSON as the Recommendation writes it out, not any graph that means the same: a strict reader of
annotations with the motivations classifying, linking and identifying.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from annotations.formats.archive import ABOUT, Files, about_of, percent_decoded
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.phrases import either, must_be_one_of, no_json, other_words, outside, shown
from annotations.formats.readable import text_of, why_of
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
    QuoteSpeaker,
    SpeakerMention,
    Why,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SAID_BY = "said by"
LENT_BY = "lent by"
METONYMY = "metonymy"
SPEAKER = "urn:newsreader:speaker:"
GAZETTEER = "urn:newsreader:gazetteer:"
_MOTIVATIONS = ("classifying", "linking", "identifying")


@dataclass
class _Reading:
    """A document while it is read: its annotations by id, and how they hang together."""

    text: str
    marks: dict[str, tuple[Layer, int, int, dict[str, Any]]] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    whose: dict[str, str] = field(default_factory=dict)
    speakers: dict[str, list[str]] = field(default_factory=dict)
    cues: dict[str, list[str]] = field(default_factory=dict)

    def must_be(self, name: str, *layers: Layer) -> str:
        """The name, of a mark of one of those layers. Raises FormatError."""
        if name not in self.marks or self.marks[name][0] not in layers:
            raise FormatError(
                _("{name} is no {choices} of this page", name=name, choices=either(layers)), key="target"
            )
        return name


def document_and_faults(files: Files) -> tuple[Document, list[FormatError]]:
    """The document of its .txt, .jsonld and .json, and every fault of the .jsonld; a document with faults
    lacks what they stand at. Raises FormatError where a file is missing, no text or no AnnotationPage."""
    text = text_of(files.must(".txt"), f"{files.stem}.txt")
    name, meta = about_of(files.found.get(ABOUT), files.name, files.stem + ABOUT)
    key = f"{files.stem}.jsonld"
    items = _page(text_of(files.must(".jsonld"), key), key)
    reading, seen = _Reading(text), set[str]()
    faults: list[tuple[int, FormatError]] = []
    # Marks before entities before links, so that a target may stand below what speaks of it.
    for motivation in ("classifying", "identifying", "linking", None):
        for index, item in enumerate(items):
            its = item.get("motivation") if isinstance(item, dict) else None
            if (its if its in _MOTIVATIONS else None) != motivation:
                continue
            try:
                _take(reading, item, seen)
            except FormatError as fault:
                path = f"items[{index}]" + (f".{fault.key}" if fault.key else "")
                faults.append((index, FormatError(fault.reason, key=f"{key}: {path}")))
    document = _document(name, reading)
    document = numbered(document)
    # Its provenance has the new ids already.
    document.meta = meta
    return document, [fault for _, fault in sorted(faults, key=lambda found: found[0])]


def _page(data: str, key: str) -> list[Any]:
    try:
        page = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise no_json(error, key) from error
    if not isinstance(page, dict) or page.get("type") != "AnnotationPage":
        raise FormatError(_("must be an AnnotationPage"), key=key)
    contexts = page.get("@context")
    if CONTEXT not in (contexts if isinstance(contexts, list) else [contexts]):
        raise FormatError(_("must be {wanted}", wanted=CONTEXT), key=f"{key}: @context")
    if not isinstance(page.get("items"), list):
        raise FormatError(_("must be a list"), key=f"{key}: items")
    return page["items"]


def _take(reading: _Reading, item: Any, seen: set[str]) -> None:
    if not isinstance(item, dict) or item.get("type") != "Annotation":
        raise FormatError(_("must be an Annotation"))
    name = item.get("id")
    if not isinstance(name, str) or not name or name in seen:
        raise FormatError(_("must be an IRI that no other annotation has"), key="id")
    seen.add(name)
    motivation = item.get("motivation")
    if motivation not in _MOTIVATIONS:
        raise FormatError(must_be_one_of(_MOTIVATIONS, motivation), key="motivation")
    said = _bodies(item)
    if motivation == "classifying":
        tags = said.get("tagging", [])
        if len(tags) != 1 or tags[0] not in list(Layer):
            raise FormatError(_("must have one tag, one of {choices}", choices=", ".join(Layer)), key="body")
        start, end = _place(item.get("target"), reading.text)
        _attributes(Layer(tags[0]), said)
        reading.marks[name] = Layer(tags[0]), start, end, said
    elif motivation == "identifying":
        reading.entities[name] = _entity(name, said)
        for target in _targets(item):
            reading.must_be(target, Layer.SPEAKER, Layer.QUOTE)
            if reading.marks[target][0] == Layer.SPEAKER and reading.whose.setdefault(target, name) != name:
                raise FormatError(_("{name} is of another already", name=target), key="target")
    else:
        _take_link(reading, _targets(item), said.get("tagging", []))


def _take_link(reading: _Reading, targets: list[str], tags: list[str]) -> None:
    if len(targets) != 2:
        raise FormatError(_("must be two"), key="target")
    one = reading.must_be(targets[0], Layer.QUOTE)
    if tags == [LENT_BY]:
        other = reading.must_be(targets[1], Layer.CUE)
        if other in reading.cues.setdefault(one, []):
            raise FormatError(_("{name} has the cue {other} already", name=one, other=other), key="target")
        reading.cues[one].append(other)
    elif tags == [SAID_BY]:
        if targets[1] not in reading.entities:
            reading.must_be(targets[1], Layer.SPEAKER)
        reading.speakers.setdefault(one, []).append(targets[1])
    else:
        raise FormatError(_("must have one tag, {one} or {other}", one=SAID_BY, other=LENT_BY), key="body")


def _bodies(item: dict[str, Any]) -> dict[str, list[str]]:
    """The values of the bodies by purpose; those of resources under ``resource``."""
    bodies = item.get("body", [])
    said: dict[str, list[str]] = {}
    for index, body in enumerate(bodies if isinstance(bodies, list) else [bodies]):
        if not isinstance(body, dict):
            raise FormatError(_("must be an object"), key=f"body[{index}]")
        resource = body.get("type") == "SpecificResource"
        purpose, value = body.get("purpose"), body.get("source" if resource else "value")
        if not isinstance(purpose, str) or not isinstance(value, str):
            raise FormatError(_("must have a purpose and a value or source"), key=f"body[{index}]")
        said.setdefault("resource" if resource else purpose, []).append(value)
    return said


def _targets(item: dict[str, Any]) -> list[str]:
    """The targets that are annotations, by their ids."""
    targets = item.get("target")
    targets = targets if isinstance(targets, list) else [targets]
    names = [target.get("id") if isinstance(target, dict) else target for target in targets]
    known = [name for name in names if isinstance(name, str)]
    if len(known) < len(names):
        raise FormatError(_("must be ids of annotations"), key="target")
    return known


def _place(target: Any, text: str) -> tuple[int, int]:
    """The span of a target: by its position, by its quote, or by both where they agree."""
    selectors = target.get("selector") if isinstance(target, dict) else None
    selectors = selectors if isinstance(selectors, list) else [selectors]
    by_type = {s.get("type"): s for s in selectors if isinstance(s, dict)}
    position, quote = by_type.get("TextPositionSelector"), by_type.get("TextQuoteSelector")
    if position is None and quote is None:
        raise FormatError(_("must have a TextPositionSelector or a TextQuoteSelector"), key="target.selector")
    around = {name: (quote or {}).get(name, "") for name in ("prefix", "exact", "suffix")}
    if not all(isinstance(words, str) for words in around.values()):
        raise FormatError(_("exact, prefix and suffix must be text"), key="target.selector")
    whole = around["prefix"] + around["exact"] + around["suffix"]
    if position is None:
        at = text.find(whole)
        if not around["exact"] or at < 0 or text.find(whole, at + 1) >= 0:
            raise FormatError(
                _("{found} stands not once in the text", found=shown(whole)), key="target.selector"
            )
        return at + len(around["prefix"]), at + len(around["prefix"]) + len(around["exact"])
    start, end = position.get("start"), position.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        reason = outside(start, end, text)
        raise FormatError(reason, key="target.selector")
    if quote is not None and not (
        around["exact"] == text[start:end]
        and text.endswith(around["prefix"], 0, start)
        and text.startswith(around["suffix"], end)
    ):
        reason = other_words(around["exact"], text[start:end])
        raise FormatError(reason, key="target.selector")
    return start, end


def _attributes(layer: Layer, said: dict[str, Any]) -> None:
    """Refuses what the layer has no room for, and takes reasons and keys apart in place."""
    kinds = said.get("classifying", [])
    if layer == Layer.QUOTE and (len(kinds) != 1 or kinds[0] not in list(QuoteKind)):
        raise FormatError(
            _("must be classified as one of {choices}", choices=", ".join(QuoteKind)), key="body"
        )
    if layer == Layer.PLACE and kinds not in ([], [METONYMY]):
        raise FormatError(_("a place is classified as {metonymy} alone", metonymy=METONYMY), key="body")
    for purpose in ("describing", "identifying", "commenting", "resource"):
        if len(said.get(purpose, [])) > 1:
            raise FormatError(_("has two bodies for {purpose}", purpose=purpose), key="body")
    if "commenting" in said:
        said["why"] = why_of(said["commenting"][0], "body")
    if "resource" in said:
        said["key"] = _key(said["resource"][0], GAZETTEER)


def _key(source: str, prefix: str) -> str:
    if not source.startswith(prefix):
        raise FormatError(_("{found} must begin with {wanted}", found=source, wanted=prefix), key="body")
    return percent_decoded(source.removeprefix(prefix), "body")


def _entity(name: str, said: dict[str, list[str]]) -> Entity:
    names, kinds, keys = (said.get(p, []) for p in ("identifying", "classifying", "resource"))
    if len(names) != 1 or len(kinds) != 1 or kinds[0] not in list(EntityKind) or len(keys) > 1:
        raise FormatError(
            _("must have one name and one of {choices}", choices=", ".join(EntityKind)), key="body"
        )
    return Entity(name, names[0], EntityKind(kinds[0]), _key(keys[0], SPEAKER) if keys else None)


def _document(name: str, reading: _Reading) -> Document:
    document = Document(name, reading.text, entities=list(reading.entities.values()))
    for at, (layer, start, end, said) in reading.marks.items():
        why: Why | None = said.get("why")
        if layer == Layer.SPEAKER:
            words = reading.text[start:end]
            if at not in reading.whose:
                # Whoever marked it elsewhere named nobody: its words are all that is known.
                reading.whose[at] = f"{at} {words}"
                document.entities.append(Entity(reading.whose[at], words, EntityKind.UNNAMED))
            document.speakers.append(SpeakerMention(at, start, end, reading.whose[at], why))
        elif layer == Layer.CUE:
            document.cues.append(Cue(at, start, end, said.get("describing", [""])[0], why))
        elif layer == Layer.PLACE:
            words = said.get("identifying", [reading.text[start:end]])[0]
            document.places.append(Place(at, start, end, words, said.get("key"), "classifying" in said, why))
    for at, (layer, start, end, said) in reading.marks.items():
        if layer == Layer.QUOTE:
            speakers = [
                QuoteSpeaker(other)
                if other in reading.entities
                else QuoteSpeaker(reading.whose[other], other)
                for other in reading.speakers.get(at, [])
            ]
            kind, cues = QuoteKind(said["classifying"][0]), reading.cues.get(at, [])
            document.quotes.append(Quote(at, start, end, kind, speakers, cues, said.get("why")))
    return document
