"""An example cut into what a page draws of it: pieces of text with classes, and what its marks say."""

import re
from dataclasses import dataclass

from annotations.guidelines.reading import Example
from annotations.rendering.classes import Cover, classes_of
from annotations.rendering.pieces import Span, cut
from annotations.scheme import Quote, marks_of
from newsreader.arabic.shorten import shorten_middle

_LINE = re.compile(r"[^\n]+")
_LONGEST_EXCERPT = 48


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of an example's text; `opens` are the layers of the marks that begin here, with a quote's kind
    in a quote's place."""

    text: str
    classes: str
    opens: list[str]


@dataclass(frozen=True, slots=True)
class Saying:
    """What a quote's marks say: its words in short, its kind, who says it (name, kind of speaker, whether the
    text mentions the speaker there), and its cues with their base forms."""

    words: str
    kind: str
    speakers: list[tuple[str, str, bool]]
    cues: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Naming:
    """A place: the name meant, whether the gazetteer has it, and whether it means its people."""

    name: str
    known: bool
    metonymy: bool


def stretches(example: Example) -> list[list[Stretch]]:
    """The paragraphs of the example's text, each cut at every boundary of a mark; joined they are it."""
    document = example.document
    covers: list[tuple[int, int, Cover | None]] = [
        (mark.start, mark.end, Cover(layer, mark.kind if isinstance(mark, Quote) else ""))
        for layer, mark in marks_of(document)
    ]
    covers += [(start, end, None) for start, end in example.unmarked]
    spans = [Span(start, end, number) for number, (start, end, _) in enumerate(covers)]
    lines = [line.span() for line in _LINE.finditer(document.text)]
    return [
        [_stretch(piece.text, piece.marks, piece.opens, [cover for _, _, cover in covers]) for piece in row]
        for row in cut(document.text, lines, spans)
    ]


def _stretch(text: str, over: list[int], opens: list[int], covers: list[Cover | None]) -> Stretch:
    marks = [cover for number in over if (cover := covers[number])]
    classes = classes_of(marks)
    if len(marks) < len(over):
        classes = f"{classes} unmarked".strip()
    begun = [cover.kind or cover.layer if (cover := covers[number]) else "unmarked" for number in opens]
    return Stretch(text, classes, begun)


def sayings(example: Example) -> list[Saying]:
    """What the example's quotes say, in the order of the text."""
    document = example.document
    entities = {entity.id: entity for entity in document.entities}
    cues = {cue.id: cue for cue in document.cues}
    return [
        Saying(
            words=shorten_middle(document.text[quote.start : quote.end], _LONGEST_EXCERPT),
            kind=quote.kind.value,
            speakers=[
                (entities[one.entity].name, entities[one.entity].kind.value, one.mention is not None)
                for one in quote.speakers
            ],
            cues=[(document.text[cues[c].start : cues[c].end], cues[c].lemma) for c in quote.cues],
        )
        for quote in sorted(document.quotes, key=lambda quote: (quote.start, -quote.end))
    ]


def namings(example: Example) -> list[Naming]:
    """The example's places, each name once in each meaning, in the order of the text."""
    found = (
        Naming(place.name, place.gazetteer is not None, place.metonymy) for place in example.document.places
    )
    return list(dict.fromkeys(found))


def left_out(example: Example) -> list[str]:
    """The words that look like a mark and are none."""
    return [example.document.text[start:end] for start, end in example.unmarked]
