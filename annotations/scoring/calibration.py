"""Whether suggestions are as often right as they say: their confidence beside the share that was right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotations.scheme import Document, Layer, marks_of, shared_part
from annotations.scoring.measures import HALF

BANDS = 10


@dataclass(frozen=True, slots=True)
class Band:
    """The suggestions of a layer whose confidence is from `low` to `low` + 0.1: how many, how many of them
    were right, and the mean of what they said."""

    layer: Layer
    low: float
    marks: int
    right: int
    said: float


def judged(documents: Iterable[tuple[Document, Document]]) -> Iterator[tuple[Layer, str, float, bool]]:
    """Of every suggested mark that says why: its layer, rule and confidence, and whether it was right.

    It is right where it shares half of its span with a mark of the same layer in the annotated document.
    """
    for gold, suggested in documents:
        spans: dict[Layer, list[tuple[int, int]]] = {layer: [] for layer in Layer}
        for layer, mark in marks_of(gold):
            spans[layer].append((mark.start, mark.end))
        for layer, mark in marks_of(suggested):
            if mark.why is not None:
                right = any(shared_part((mark.start, mark.end), span) >= HALF for span in spans[layer])
                yield layer, mark.why.rule, mark.why.confidence, right


def calibrate(documents: Iterable[tuple[Document, Document]]) -> list[Band]:
    """The bands of confidence that have any suggestion, by layer, the least sure first."""
    bands: dict[tuple[Layer, int], list[tuple[float, bool]]] = {}
    for layer, _, confidence, right in judged(documents):
        band = min(int(confidence * BANDS), BANDS - 1)
        bands.setdefault((layer, band), []).append((confidence, right))
    order = list(Layer)
    return [
        Band(
            layer,
            band / BANDS,
            len(marks),
            sum(right for _, right in marks),
            sum(confidence for confidence, _ in marks) / len(marks),
        )
        for (layer, band), marks in sorted(
            bands.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
        )
    ]
