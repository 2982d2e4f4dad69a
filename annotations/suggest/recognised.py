"""What camel-tools' neural recogniser says of a text, where the user has it: names as spans of code points,
and how they bear on the suggestions of our own rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from annotations.scheme import Document, Layer, Place, SpeakerMention, Why, pair_rule, span_rules
from annotations.suggest import camel
from annotations.suggest.confidence import confidence
from annotations.suggest.layout import Layout

PERSON, PLACE, ORGANISATION = "person", "place", "organisation"
RULE = "recognised"
_KINDS = {"PERS": PERSON, "LOC": PLACE, "ORG": ORGANISATION}
# How much of what is missing to certainty a second witness takes away.
_WITNESS = 0.5


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the recogniser marked it: ``[start, end)`` in code points, without the clitics before it."""

    kind: str
    start: int
    end: int


def names_of(layout: Layout) -> list[Name]:
    """The persons, places and organisations that the recogniser finds, in order; none without one."""
    recogniser = camel.recogniser()
    if recogniser is None:
        return []
    sentences = [layout.tokens[first:last] for first, last in layout.sentences if last > first]
    labels = recogniser.predict([[token.form.text for token in tokens] for tokens in sentences])
    names: list[Name] = []
    for tokens, said in zip(sentences, labels, strict=True):
        # A word that its vocabulary cannot cut gets no label, and then the others' places are unknown.
        if len(said) == len(tokens):
            names.extend(_runs(tokens, said))
    return names


def _runs(tokens: list[Any], labels: list[str]) -> Iterator[Name]:
    at = 0
    while at < len(tokens):
        kind = labels[at].partition("-")[2]
        end = at + 1
        while kind and end < len(tokens) and labels[end] == f"I-{kind}":
            end += 1
        if kind in _KINDS:
            yield Name(_KINDS[kind], tokens[at].start + tokens[at].form.stem_at, tokens[end - 1].end)
        at = end


def add_evidence(layout: Layout, document: Document) -> None:
    """Let the recogniser's names make the marks of `document` surer, and add the places that it lacks.

    A place or mention whose span it marks too, as one of that kind, gets half-way nearer to certainty. A
    place that crosses none of ours is added under a rule of its own. Changes nothing without a recogniser.
    """
    names = names_of(layout)
    places = {(name.start, name.end) for name in names if name.kind == PLACE}
    speakers = {(name.start, name.end) for name in names if name.kind != PLACE}
    for spans, marks in ((places, document.places), (speakers, document.speakers)):
        for mark in marks:
            if _confirmed(mark, spans):
                mark.why = _surer(mark.why)
    ours = [(place.start, place.end) for place in document.places]
    for start, end in sorted(places):
        free = not any(pair_rule(Layer.PLACE, (start, end), other) for other in ours)
        if free and not span_rules(layout.text, Layer.PLACE, start, end):
            words = layout.text[start:end]
            why = Why(RULE, confidence("place", RULE), words)
            number = f"p{len(document.places) + 1}"
            document.places.append(Place(number, start, end, " ".join(words.split()), None, False, why))
            ours.append((start, end))
    document.places.sort(key=lambda place: place.start)


def _confirmed(mark: Place | SpeakerMention, spans: set[tuple[int, int]]) -> bool:
    """Whether a span is the mark's, or stands at the end of a mention with its office."""
    if isinstance(mark, Place):
        return (mark.start, mark.end) in spans
    return any(mark.start <= start and end == mark.end for start, end in spans)


def _surer(why: Why | None) -> Why | None:
    if why is None:
        return None
    return replace(why, confidence=round(1 - (1 - why.confidence) * _WITNESS, 3))
