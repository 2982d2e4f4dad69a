"""From brat standoff to a document, each fault with its file and line. The format's own module is brat.

The grammar is that of brat's page on its standoff format: T, A, R, N and # lines. Events (E), equivalences
(*) and modifications (M) are brat's too, but not the scheme's: they are faults here, never dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotations.formats.archive import ABOUT, Files, about_of, percent_decoded
from annotations.formats.brat_names import LINE_BREAKS, REFERENCE
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.one_line import unescape
from annotations.formats.phrases import other_words, shown
from annotations.formats.readable import table_of, text_of, why_of
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

SHARED = ("annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf", "README", ".stats_cache")
_TYPES = {layer.capitalize(): layer for layer in Layer}
_SPAN = re.compile(r"(T\d+)\t(\S+) ([0-9]{1,18} [0-9]{1,18}(?:;[0-9]{1,18} [0-9]{1,18})*)\t(.*)", re.S)
_ATTRIBUTE = re.compile(r"(A\d+)\t(\S+) (\S+)(?: (\S+))?")
_RELATION = re.compile(r"(R\d+)\t(\S+) Arg1:(\S+) Arg2:(\S+)\t?")
_REFERENCE = re.compile(r"(N\d+)\tReference (\S+) ([^:\s]+:\S*)\t(.*)", re.S)
_NOTE = re.compile(r"(#\d+)\t(\S+) (\S+)\t(.*)", re.S)
_GRAMMAR = {"T": _SPAN, "A": _ATTRIBUTE, "R": _RELATION, "N": _REFERENCE, "#": _NOTE}
_OTHERS = {"E": _("events"), "*": _("equivalences"), "M": _("modifications")}
_SAID_OF = {"Kind": Layer.QUOTE, "Metonymy": Layer.PLACE, "Lemma": Layer.CUE, "Name": Layer.PLACE}
_ARGUMENTS = {"Said_by": (Layer.QUOTE, Layer.SPEAKER), "Lent_by": (Layer.QUOTE, Layer.CUE)}


class _LineError(Exception):
    """A reason; the line is known to whoever reads it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


@dataclass
class _Marks:
    """A document while it is read: its marks by their T, and what is said of each."""

    text: str
    ids: set[str] = field(default_factory=set)
    layers: dict[str, Layer] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    said: dict[tuple[str, str], str] = field(default_factory=dict)
    speakers: dict[str, list[QuoteSpeaker]] = field(default_factory=dict)
    cues: dict[str, list[str]] = field(default_factory=dict)
    whose: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    whys: dict[str, Why] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)

    def layer(self, at: str, *allowed: Layer) -> Layer:
        """The layer of a span. Raises _LineError where there is none, or not one of those."""
        if at not in self.layers:
            raise _LineError(_("{name} is no span of this file", name=at))
        if allowed and self.layers[at] not in allowed:
            raise _LineError(
                _("{name} is a {layer}, which cannot have that", name=at, layer=self.layers[at].capitalize())
            )
        return self.layers[at]


def document_and_faults(files: Files) -> tuple[Document, list[FormatError]]:
    """The document of its .txt, .ann and .json, and every fault of the .ann; a document with faults lacks
    what they stand at. Raises FormatError where a file is missing or no text."""
    text = text_of(files.must(".txt"), f"{files.stem}.txt")
    name, meta = about_of(files.found.get(ABOUT), files.name, files.stem + ABOUT)
    key = f"{files.stem}.ann"
    lines = table_of(files.must(".ann"), key).split("\n")
    marks, faults = _Marks(text), []
    # Spans first: brat lets a line speak of a span that stands below it.
    for of_spans in (True, False):
        for number, line in enumerate(lines, start=1):
            if line and line.startswith("T") == of_spans:
                try:
                    _take(marks, line, number)
                except _LineError as wrong:
                    faults.append(FormatError(wrong.reason, key=key, line=number))
    faults += [FormatError(reason, key=key, line=line) for line, reason in _incomplete(marks)]
    faults.sort(key=lambda fault: fault.line or 0)
    document = _document(name, marks)
    document = numbered(document)
    # Its provenance has the new ids already.
    document.meta = meta
    return document, faults


def _take(marks: _Marks, line: str, number: int) -> None:
    if line[0] in _OTHERS:
        raise _LineError(_("{what} are no part of the annotation scheme", what=_OTHERS[line[0]]))
    grammar = _GRAMMAR.get(line[0])
    if grammar is None:
        raise _LineError(_("no line of brat begins with {sign}", sign=repr(line[0])))
    match = grammar.fullmatch(line)
    if match is None:
        raise _LineError(_("is no line of brat's grammar for {sign}: {line}", sign=line[0], line=shown(line)))
    if match[1] in marks.ids:
        raise _LineError(_("{name} stands twice", name=match[1]))
    marks.ids.add(match[1])
    if line[0] == "T":
        _take_span(marks, match, number)
    elif line[0] == "A":
        _take_attribute(marks, match[2], match[3], match[4])
    elif line[0] == "R":
        _take_relation(marks, match[2], match[3], match[4])
    elif line[0] == "N":
        _take_reference(marks, match[2], match[3], _meant(match[4]))
    else:
        _take_note(marks, match[2], match[3], match[4])


def _take_span(marks: _Marks, match: re.Match[str], number: int) -> None:
    at, kind, offsets, words = match.groups()
    if kind not in _TYPES:
        raise _LineError(_("{name} is none of {choices}", name=kind, choices=", ".join(_TYPES)))
    pieces = [tuple(int(n) for n in piece.split(" ")) for piece in offsets.split(";")]
    before = 0
    for start, end in pieces:
        if not before <= start < end <= len(marks.text):
            raise _LineError(
                _(
                    "{span} is empty, outside the text of {length} or before {before}",
                    span=f"{start} {end}",
                    length=len(marks.text),
                    before=before,
                )
            )
        if before and marks.text[before:start].strip(LINE_BREAKS):
            raise _LineError(_("is in pieces within a line; the scheme has no such spans"))
        before = end
    covered = " ".join(marks.text[start:end] for start, end in pieces)
    if words != covered:
        raise _LineError(other_words(words, covered))
    marks.layers[at] = _TYPES[kind]
    marks.spans[at] = pieces[0][0], pieces[-1][1]
    marks.lines[at] = number


def _take_attribute(marks: _Marks, name: str, at: str, value: str | None) -> None:
    if name not in ("Kind", "Metonymy"):
        raise _LineError(_("{name} is no attribute of annotation.conf", name=name))
    marks.layer(at, _SAID_OF[name])
    if name == "Kind" and value not in list(QuoteKind):
        raise _LineError(
            _("Kind must be one of {choices}, not {found}", choices=", ".join(QuoteKind), found=value)
        )
    if name == "Metonymy" and value is not None:
        raise _LineError(_("Metonymy has no value"))
    _say(marks, name, at, value or "")


def _take_relation(marks: _Marks, name: str, one: str, other: str) -> None:
    if name not in _ARGUMENTS:
        raise _LineError(_("{name} is no relation of annotation.conf", name=name))
    first, second = _ARGUMENTS[name]
    marks.layer(one, first)
    marks.layer(other, second)
    if name == "Said_by":
        # The entity follows when every N line is read.
        marks.speakers.setdefault(one, []).append(QuoteSpeaker("", other))
    elif other in marks.cues.setdefault(one, []):
        raise _LineError(_("{name} has the cue {other} already", name=one, other=other))
    else:
        marks.cues[one].append(other)


def _take_reference(marks: _Marks, at: str, reference: str, words: str) -> None:
    layer = marks.layer(at, Layer.QUOTE, Layer.SPEAKER, Layer.PLACE)
    if layer == Layer.PLACE:
        resource, _colon, key = reference.partition(":")
        if resource != "gazetteer":
            raise _LineError(_("a Place refers to gazetteer:KEY, not to {reference}", reference=reference))
        if at in marks.places:
            raise _LineError(_("{name} has a place already", name=at))
        marks.places[at] = _decoded(key), words
        return
    match = REFERENCE.fullmatch(reference)
    if match is None:
        raise _LineError(
            _(
                "{name} must be KIND:ID or KIND:ID@SPEAKER, KIND one of {choices}",
                name=reference,
                choices=", ".join(EntityKind),
            )
        )
    name, speaker = _decoded(match[2]), None if match[3] is None else _decoded(match[3])
    entity = Entity(name, words, EntityKind(match[1]), speaker)
    if marks.entities.setdefault(name, entity) != entity:
        raise _LineError(_("{name} is said to be another elsewhere", name=name))
    if layer == Layer.QUOTE:
        marks.speakers.setdefault(at, []).append(QuoteSpeaker(name))
    elif marks.whose.setdefault(at, name) != name:
        raise _LineError(_("{name} is of another already", name=at))


def _take_note(marks: _Marks, name: str, at: str, words: str) -> None:
    if name in ("Lemma", "Name"):
        marks.layer(at, _SAID_OF[name])
        _say(marks, name, at, _meant(words))
    elif name == "Why":
        marks.layer(at)
        if at in marks.whys:
            raise _LineError(_("{name} has a {what} already", name=at, what="Why"))
        marks.whys[at] = _why(_meant(words))
    # Any other note is a remark between people, which brat attaches to whatever has an id.


def _say(marks: _Marks, name: str, at: str, value: str) -> None:
    if (name, at) in marks.said:
        raise _LineError(_("{name} has a {what} already", name=at, what=name))
    marks.said[name, at] = value


def _why(words: str) -> Why:
    try:
        return why_of(words)
    except FormatError as error:
        raise _LineError(error.reason) from error


def _meant(words: str) -> str:
    try:
        return unescape(words)
    except FormatError as error:
        raise _LineError(error.reason) from error


def _decoded(name: str) -> str:
    try:
        return percent_decoded(name)
    except FormatError as error:
        raise _LineError(_("{name} is no percent-encoded UTF-8", name=name)) from error


def _incomplete(marks: _Marks) -> Iterator[tuple[int, str]]:
    """What a span lacks, with the span's line."""
    for at, layer in marks.layers.items():
        if layer == Layer.QUOTE and ("Kind", at) not in marks.said:
            yield marks.lines[at], _("{name} is a Quote without Kind", name=at)


def _document(name: str, marks: _Marks) -> Document:
    document = Document(name, marks.text)
    named: dict[str, str] = {}
    for at, layer in marks.layers.items():
        if layer == Layer.SPEAKER and at not in marks.whose:
            # Marked in brat, with no reference: its words are all that is known of whom it names.
            start, end = marks.spans[at]
            words = marks.text[start:end]
            if words not in named:
                named[words] = f"of {at}"
                marks.entities[named[words]] = Entity(named[words], words, EntityKind.UNNAMED)
            marks.whose[at] = named[words]
    document.entities = list(marks.entities.values())
    for at, layer in marks.layers.items():
        start, end = marks.spans[at]
        why = marks.whys.get(at)
        if layer == Layer.QUOTE:
            speakers = [
                speaker
                if speaker.mention is None
                else QuoteSpeaker(marks.whose[speaker.mention], speaker.mention)
                for speaker in marks.speakers.get(at, [])
            ]
            kind = QuoteKind(marks.said.get(("Kind", at), QuoteKind.INDIRECT))
            document.quotes.append(Quote(at, start, end, kind, speakers, marks.cues.get(at, []), why))
        elif layer == Layer.SPEAKER:
            document.speakers.append(SpeakerMention(at, start, end, marks.whose[at], why))
        elif layer == Layer.CUE:
            document.cues.append(Cue(at, start, end, marks.said.get(("Lemma", at), ""), why))
        else:
            key, words = marks.places.get(at, (None, marks.said.get(("Name", at), marks.text[start:end])))
            metonymy = ("Metonymy", at) in marks.said
            document.places.append(Place(at, start, end, words, key, metonymy, why))
    return document
