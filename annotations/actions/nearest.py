"""Which quote a new cue or mention belongs to where its editor named none."""

from annotations.actions.snapshots import MarkState
from annotations.actions.workspace import REJECTED, UNDECIDED, Workspace
from annotations.scheme import Layer


def nearest_quote(workspace: Workspace, start: int, end: int) -> int | None:
    """The nearest quote of the same paragraph, or None where the paragraph has none.

    A quote that the span stands inside is another's words and comes last. Then the fewest letters between
    counts, and of two as near the one that follows: in Arabic the verb and its subject come first.
    Shared quotes and undecided suggestions count alike, a shared one first where all else is equal.
    """
    paragraph_start = workspace.text.rfind("\n", 0, start) + 1
    paragraph_end = workspace.text.find("\n", end)
    if paragraph_end < 0:
        paragraph_end = len(workspace.text)
    shared = workspace.shared.pk

    def distance(quote: MarkState) -> tuple[bool, int, bool, bool, int]:
        inside = quote.start <= start and end <= quote.end
        gap = max(quote.start - end, start - quote.end, 0)
        return inside, gap, quote.start < start, quote.set != shared, quote.id

    quotes = [
        m
        for m in workspace.marks.values()
        if m.layer == Layer.QUOTE
        and m.start < paragraph_end
        and m.end > paragraph_start
        and m.status != REJECTED
        and (m.set == shared or m.status == UNDECIDED)
    ]
    return min(quotes, key=distance).id if quotes else None
