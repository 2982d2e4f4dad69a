"""From CoNLL to a document, each fault with its file and line. The format's own module is conll."""

import re
from collections.abc import Iterable, Iterator

from annotations.formats.archive import ABOUT, Files, about_of
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.one_line import unescape
from annotations.formats.phrases import other_words, outside
from annotations.formats.readable import table_of, text_of
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
)

# The files of tags and their layers; where a layer has two, the first is filled first.
IOB = {
    ".quote.conll": Layer.QUOTE,
    ".quote-nested.conll": Layer.QUOTE,
    ".speaker.conll": Layer.SPEAKER,
    ".cue.conll": Layer.CUE,
    ".place.conll": Layer.PLACE,
}
REST = ".rest.tsv"
HEAD = ("layer", "type", "start", "end", "reason", "words")
TYPES = {
    Layer.QUOTE: frozenset(map(str, QuoteKind)),
    Layer.SPEAKER: frozenset(map(str, EntityKind)),
    Layer.CUE: frozenset({"cue"}),
    Layer.PLACE: frozenset({"place", "metonymy"}),
}
_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")

# A layer, an id, start and end, the type.
Span = tuple[Layer, str, int, int, str]


def unlinked(document: Document, spans: Iterable[Span]) -> Document:
    """The document with these spans for its marks, counted anew; nothing links them."""
    entities: dict[tuple[str, str], Entity] = {}
    for layer, name, start, end, kind in spans:
        words = document.text[start:end]
        if layer == Layer.QUOTE:
            document.quotes.append(Quote(name, start, end, QuoteKind(kind)))
        elif layer == Layer.SPEAKER:
            entity = entities.setdefault((kind, words), Entity(f"{kind} {words}", words, EntityKind(kind)))
            document.speakers.append(SpeakerMention(name, start, end, entity.id))
        elif layer == Layer.CUE:
            document.cues.append(Cue(name, start, end))
        else:
            document.places.append(Place(name, start, end, words, metonymy=kind == "metonymy"))
    document.entities = list(entities.values())
    return numbered(document)


def document_and_faults(files: Files) -> tuple[Document, list[FormatError]]:
    """The document of its files, and every fault of those of tags. Raises FormatError where a file is missing
    or no text."""
    text = text_of(files.must(".txt"), f"{files.stem}.txt")
    name, meta = about_of(files.found.get(ABOUT), files.name, files.stem + ABOUT)
    faults: list[FormatError] = []
    found: list[tuple[Layer, int, int, str]] = []
    for suffix, layer in IOB.items():
        key = files.stem + suffix
        found += _tagged(table_of(files.must(suffix), key), key, layer, text, faults)
    if REST in files.found:
        key = files.stem + REST
        found += _reported(table_of(files.found[REST], key), key, text, faults)
    spans = [(layer, str(number), start, end, kind) for number, (layer, start, end, kind) in enumerate(found)]
    document = unlinked(Document(name, text), spans)
    # Its provenance has the new ids already.
    document.meta = meta
    return document, faults


def _tagged(
    data: str, key: str, layer: Layer, text: str, faults: list[FormatError]
) -> Iterator[tuple[Layer, int, int, str]]:
    """The spans of a file of tags; what is wrong with a line goes to `faults`, and its tag counts as O."""
    at, span = 0, None
    for number, line in enumerate(data.split("\n"), start=1):
        if not line:
            continue
        try:
            start, end, tag = _columns(line, at, text)
            prefix, _dash, kind = tag.partition("-")
            if tag != "O" and (prefix not in ("B", "I") or kind not in TYPES[layer]):
                wanted = ", ".join(sorted(TYPES[layer]))
                raise FormatError(
                    _(
                        "the tag must be O, or B- or I- and one of {choices}, not {found}",
                        choices=wanted,
                        found=repr(tag),
                    )
                )
            if prefix == "I" and (span is None or span[2] != kind):
                raise FormatError(_("{tag} must follow B-{kind} or {tag}", tag=tag, kind=kind))
        except FormatError as fault:
            faults.append(FormatError(fault.reason, key=key, line=number))
            continue
        at = end
        if prefix == "I" and span is not None:
            span = span[0], end, kind
            continue
        if span is not None:
            yield layer, *span
        span = (start, end, kind) if prefix == "B" else None
    if span is not None:
        yield layer, *span


def _columns(line: str, at: int, text: str) -> tuple[int, int, str]:
    columns = line.split("\t")
    if len(columns) != 4:
        raise FormatError(_("has {number} columns, not token, start, end, tag", number=len(columns)))
    token, start, end = columns[0], *_offsets(columns[1], columns[2], text)
    if start < at:
        raise FormatError(_("begins at {at}, before the token above it ends", at=start))
    if text[start:end] != token:
        raise FormatError(other_words(token, text[start:end]))
    return start, end, columns[3]


def _offsets(start: str, end: str, text: str) -> tuple[int, int]:
    if not (_NUMBER.fullmatch(start) and _NUMBER.fullmatch(end) and int(start) < int(end) <= len(text)):
        raise FormatError(outside(start, end, text))
    return int(start), int(end)


def _reported(
    data: str, key: str, text: str, faults: list[FormatError]
) -> Iterator[tuple[Layer, int, int, str]]:
    """The spans that IOB2 has no place for."""
    for number, line in enumerate(data.split("\n"), start=1):
        columns = line.split("\t")
        if not line or (number == 1 and tuple(columns) == HEAD):
            continue
        try:
            if number == 1 or len(columns) != len(HEAD):
                raise FormatError(
                    _("must have the columns {choices}, named in the first line", choices=", ".join(HEAD))
                )
            layer, kind = columns[0], columns[1]
            if layer not in list(Layer) or kind not in TYPES[Layer(layer)]:
                raise FormatError(_("{layer} {kind} is no type of a layer", layer=layer, kind=kind))
            start, end = _offsets(columns[2], columns[3], text)
            if unescape(columns[5]) != text[start:end]:
                raise FormatError(other_words(columns[5], text[start:end]))
        except FormatError as fault:
            faults.append(FormatError(fault.reason, key=key, line=number))
            continue
        yield Layer(layer), start, end, kind
