"""Let a rejected suggestion wait again, so that it can be accepted after all."""

from annotations.actions.snapshots import MarkState
from annotations.actions.workspace import REJECTED, UNDECIDED, Workspace
from annotations.scheme import Layer


def take_back(workspace: Workspace, suggestion: int) -> None:
    """Take back the rejection of a suggestion, and of what was rejected only along with it.

    With a quote its cues and mentions come back whose rejection followed from a quote's; with a cue or a
    mention the quotes that it went with, and what belongs to them. What was rejected by itself stays so.
    """
    mark = workspace.marks[suggestion]
    if mark.layer == Layer.QUOTE:
        quotes = [mark]
    else:
        quotes = [q for q in workspace.quotes_of(suggestion) if _at_once(mark, q)]
    companions = [c for q in quotes for c in _companions(workspace, q)]
    for back in (mark, *quotes, *companions):
        workspace.update(back.id, status=UNDECIDED)


def _companions(workspace: Workspace, quote: MarkState) -> list[MarkState]:
    """The cues and mentions of a quote that were rejected along with a quote, this one or another."""
    linked = [*quote.cues, *(mention for _, mention in quote.speakers if mention is not None)]
    marks = [workspace.marks[number] for number in linked]
    return [m for m in marks if any(_at_once(m, q) for q in workspace.quotes_of(m.id))]


def _at_once(one: MarkState, other: MarkState) -> bool:
    """Whether one decision has rejected both."""
    decided = {(m.status, m.decided_by, m.decided_at) for m in (one, other)}
    return len(decided) == 1 and one.status == REJECTED
