"""One accepted quote at its own address: the words, who says them, the paragraphs around them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from annotations.models import ListedQuote, Mark
from annotations.queries.listed import listed_for
from annotations.queries.quote_cards import QuoteCard, quote_cards
from annotations.rendering.pieces import Span, cut
from annotations.scheme import Layer
from newsreader.articles.models import TextVersion

# Of a quote's paragraphs so many code points are shown before and after it.
AROUND = 500


@dataclass(frozen=True, slots=True)
class ContextPiece:
    """A stretch of the words around a quote; `classes` is empty where it is of no mark."""

    text: str
    classes: str


@dataclass(frozen=True, slots=True)
class QuotePage:
    """A quote's card, its words in full, its cues in the order of the text, and the paragraphs that it stands
    in: a list of pieces each, with `cut_before` and `cut_after` where their beginning or end is left out."""

    card: QuoteCard
    text: str
    cues: list[str]
    context: list[list[ContextPiece]]
    cut_before: bool
    cut_after: bool

    @property
    def lines(self) -> list[str]:
        """The words by paragraphs, without empty ones."""
        return [line for line in self.text.split("\n") if line.strip()]


def quote_page(user: Any, number: int) -> QuotePage | None:
    """The quote of this number; None of one that is not accepted or that `user` may not read. Six queries,
    and one for the user's rights."""
    if not ListedQuote.objects.filter(listed_for(user), pk=number).exists():
        return None
    cards = quote_cards([number])
    quote = Mark.objects.select_related("set").filter(pk=number).first()
    if not cards or quote is None:
        return None
    text = TextVersion.objects.values_list("text", flat=True).get(pk=quote.set.version_id)
    marks = list(
        Mark.objects.filter(
            Q(cue_quotes__quote=number) | Q(mention_quotes__quote=number), set=quote.set_id
        ).distinct()
    )
    start, end = _surroundings(text, quote.start, quote.end)
    spans = [mark for mark in [quote, *marks] if start <= mark.start and mark.end <= end]
    stretches = _lines(text, start, end)
    pieces = cut(text, stretches, [Span(mark.start, mark.end, mark.id) for mark in spans])
    by_id = {mark.id: mark for mark in spans}
    context = [
        [ContextPiece(piece.text, _classes([by_id[mark] for mark in piece.marks])) for piece in line]
        for line in pieces
    ]
    return QuotePage(
        card=cards[0],
        text=quote.text,
        cues=[mark.text for mark in sorted(marks, key=lambda m: m.start) if mark.layer == Layer.CUE],
        context=context,
        cut_before=text[:start].rpartition("\n")[2].strip() != "",
        cut_after=text[end:].partition("\n")[0].strip() != "",
    )


def _surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraphs of ``[start, end)``, of very long ones what is near, cut between words."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if start - first > AROUND:
        gap = text.find(" ", start - AROUND, start)
        first = gap + 1 if gap >= 0 else start
    if last - end > AROUND:
        gap = text.rfind(" ", end, end + AROUND)
        last = gap if gap >= 0 else end
    return first, last


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines, at = [], start
    for line in text[start:end].split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines


def _classes(marks: list[Mark]) -> str:
    classes = []
    for mark in marks:
        classes += ["piece", mark.layer, mark.kind or ""]
    return " ".join(dict.fromkeys(filter(None, classes)))
