"""Which quotes a cue or a mention serves."""

from collections.abc import Sequence

from annotations.actions.accepting import bring_over
from annotations.actions.errors import BreaksScheme
from annotations.actions.removing import remove_useless
from annotations.actions.speakers import with_speaker
from annotations.actions.workspace import UNDECIDED, Workspace
from annotations.rule_messages import BrokenRule
from annotations.scheme import Layer, Rule


def shared_quote(workspace: Workspace, quote: int, layer: Layer, start: int, end: int) -> int:
    """The shared quote that `quote` is or, being a suggestion, is accepted as.

    BreaksScheme, on the span that wants it, where there is no such quote or it is rejected.
    """
    mark = workspace.marks.get(quote)
    if mark is not None and mark.layer == Layer.QUOTE:
        if not workspace.is_suggestion(quote):
            return quote
        outcome = workspace.outcome(quote)
        if outcome is not None:
            return outcome.id
        if mark.status == UNDECIDED:
            return bring_over(workspace, quote)
    raise BreaksScheme([BrokenRule(Rule.UNKNOWN_REFERENCE, layer, start, end)], workspace.text)


def serve(workspace: Workspace, mark_id: int, quote: int) -> None:
    """Let a shared cue or mention serve a shared quote.

    A quote has one mention of a speaker: the former one goes where it then serves no quote.
    """
    mark, served = workspace.marks[mark_id], workspace.marks[quote]
    if mark.entity is None:
        if mark_id not in served.cues:
            workspace.update(quote, cues=(*served.cues, mark_id))
        return
    former = [m for e, m in served.speakers if e == mark.entity and m is not None and m != mark_id]
    workspace.update(quote, speakers=with_speaker(served.speakers, mark.entity, mark_id))
    remove_useless(workspace, former)


def serve_just(workspace: Workspace, mark_id: int, quotes: Sequence[int]) -> None:
    """Let a shared cue or mention serve these quotes and no others. With none it is useless: BreaksScheme."""
    mark = workspace.marks[mark_id]
    layer = Layer(mark.layer)
    wanted = [shared_quote(workspace, q, layer, mark.start, mark.end) for q in dict.fromkeys(quotes)]
    if not wanted:
        rule = Rule.USELESS_CUE if layer == Layer.CUE else Rule.USELESS_MENTION
        raise BreaksScheme([BrokenRule(rule, layer, mark.start, mark.end)], workspace.text)
    for quote in workspace.quotes_of(mark_id):
        if quote.id not in wanted:
            workspace.update(
                quote.id,
                cues=tuple(c for c in quote.cues if c != mark_id),
                # The speaker stays, said now without a mention.
                speakers=tuple((e, None if m == mark_id else m) for e, m in quote.speakers),
            )
    for quote_id in wanted:
        serve(workspace, mark_id, quote_id)
