"""Which quote a new cue or mention belongs to where its editor named none."""

from annotations.actions.snapshots import MarkState
from annotations.actions.workspace import REJECTED, UNDECIDED, Workspace
from annotations.scheme import Layer, Quote


def paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the paragraph that a span stands in, or of those that it reaches over."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def remoteness(quote: MarkState | Quote, start: int, end: int) -> tuple[bool, int, bool]:
    """How far a quote is from a span, the nearest least: one that the span stands inside is another's words
    and comes last. Then the fewest letters between count, and of two as near the one that follows: in Arabic
    the verb and its subject come first."""
    inside = quote.start <= start and end <= quote.end
    gap = max(quote.start - end, start - quote.end, 0)
    return inside, gap, quote.start < start


def nearest_quote(workspace: Workspace, start: int, end: int) -> int | None:
    """The nearest quote of the same paragraph by `remoteness`, or None where the paragraph has none.

    Shared quotes and undecided suggestions count alike, a shared one first where all else is equal.
    """
    first, last = paragraph_around(workspace.text, start, end)
    shared = workspace.shared.pk

    def distance(quote: MarkState) -> tuple[tuple[bool, int, bool], bool, int]:
        return remoteness(quote, start, end), quote.set != shared, quote.id

    quotes = [
        m
        for m in workspace.marks.values()
        if m.layer == Layer.QUOTE
        and m.start < last
        and m.end > first
        and m.status != REJECTED
        and (m.set == shared or m.status == UNDECIDED)
    ]
    return min(quotes, key=distance).id if quotes else None
