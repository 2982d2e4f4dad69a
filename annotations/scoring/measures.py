"""Precision, recall and F1 of suggested documents against annotated ones, measure by measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from annotations.scheme import Document, Quote, QuoteKind, Span
from annotations.scoring.matching import pairs, same_name, tightened

HALF = 0.5
QUOTE_EXACT, QUOTE_HALF = "quote, exact span", "quote, half of the span"
WHO_SAID_WHAT, SPEAKER_OF_FOUND = "who said what", "speaker of a found quote"
WHO_SAID_WHAT_EXACT = "who said what, exact span"
_KINDS = {kind: f"  of which {kind}" for kind in QuoteKind}
_LAYERS = ("speaker mention", "cue", "place")
MEASURES = (
    QUOTE_EXACT,
    QUOTE_HALF,
    *_KINDS.values(),
    WHO_SAID_WHAT,
    SPEAKER_OF_FOUND,
    WHO_SAID_WHAT_EXACT,
    *(f"{layer}, {part}" for layer in _LAYERS for part in ("half of the span", "exact span")),
)


@dataclass(slots=True)
class Counts:
    """How many were right, how many were suggested, how many the annotated documents have."""

    right: int = 0
    suggested: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The part of what was suggested that was right; 0 where nothing was suggested."""
        return self.right / self.suggested if self.suggested else 0.0

    @property
    def recall(self) -> float:
        """The part of what there is that was suggested; 0 where there is nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, right: int, suggested: int, gold: int) -> None:
        """Count one document more."""
        self.right += right
        self.suggested += suggested
        self.gold += gold


def score(documents: Iterable[tuple[Document, Document]]) -> dict[str, Counts]:
    """The counts of each of MEASURES over pairs of an annotated and a suggested document.

    Punctuation and quotation marks at a span's edges count for nothing. Two quotes are one where they share
    half of what they cover together. A quote whose speaker the annotated document leaves open counts in no
    measure of speakers. Raises ValueError where the two documents have different texts.
    """
    table = {name: Counts() for name in MEASURES}
    for gold, suggested in documents:
        if gold.text != suggested.text:
            raise ValueError(f"the documents {gold.id} and {suggested.id} have different texts")
        _score_quotes(table, gold, suggested)
        sides: tuple[tuple[Sequence[Any], Sequence[Any]], ...] = (
            (gold.speakers, suggested.speakers),
            (gold.cues, suggested.cues),
            (gold.places, suggested.places),
        )
        for layer, (marks, others) in zip(_LAYERS, sides, strict=True):
            alike = pairs(_spans(gold.text, marks), _spans(gold.text, others))
            counted = (len(others), len(marks))
            table[f"{layer}, half of the span"].add(sum(p >= HALF for *_, p in alike), *counted)
            table[f"{layer}, exact span"].add(sum(p == 1 for *_, p in alike), *counted)
    return table


def _score_quotes(table: dict[str, Counts], gold: Document, suggested: Document) -> None:
    quotes, others = gold.quotes, suggested.quotes
    alike = pairs(_spans(gold.text, quotes), _spans(gold.text, others))
    good = [(i, j) for i, j, part in alike if part >= HALF]
    exact = {(i, j) for i, j, part in alike if part == 1}
    table[QUOTE_EXACT].add(len(exact), len(others), len(quotes))
    table[QUOTE_HALF].add(len(good), len(others), len(quotes))
    for kind, name in _KINDS.items():
        table[name].add(
            sum(quotes[i].kind == kind == others[j].kind for i, j in good),
            sum(quote.kind == kind for quote in others),
            sum(quote.kind == kind for quote in quotes),
        )
    names, other_names = _speaker_names(gold), _speaker_names(suggested)
    said = [names[quote.id] for quote in quotes]
    known = [(i, j) for i, j in good if said[i]]
    right = {(i, j) for i, j in known if same_name(said[i], other_names[others[j].id])}
    asked = len(others) - (len(good) - len(known))
    there = sum(bool(name) for name in said)
    table[WHO_SAID_WHAT].add(len(right), asked, there)
    table[SPEAKER_OF_FOUND].add(len(right), len(known), len(known))
    table[WHO_SAID_WHAT_EXACT].add(len(right & exact), asked, there)


def _spans(text: str, marks: Iterable) -> list[Span]:
    return [tightened(text, mark.start, mark.end) for mark in marks]


def _speaker_names(document: Document) -> dict[str, str]:
    """The name of each quote's first speaker by the quote's id, "" where it has none."""
    names = {entity.id: entity.name for entity in document.entities}

    def name_of(quote: Quote) -> str:
        return names[quote.speakers[0].entity] if quote.speakers else ""

    return {quote.id: name_of(quote) for quote in document.quotes}
