"""Bring suggestions over into the shared set, with their entities, cues and mentions."""

from annotations.actions.checking import neighbours_broken
from annotations.actions.errors import BreaksScheme
from annotations.actions.removing import reject
from annotations.actions.seen import still_undecided
from annotations.actions.snapshots import MarkState
from annotations.actions.speakers import shared_entity, with_speaker
from annotations.actions.taking_back import take_back
from annotations.actions.workspace import ACCEPTED, REJECTED, UNDECIDED, Workspace
from annotations.rule_messages import BrokenRule
from annotations.scheme import Layer, Rule

_COPIED = (
    "layer", "start", "end", "text", "kind", "lemma", "place", "place_name", "metonymy", "rule", "evidence",
    "confidence",
)  # fmt: skip


def bring_over(workspace: Workspace, suggestion: int) -> int:
    """Accept a suggestion; the id of the shared mark that stands for it.

    A quote takes along its cues and mentions; a cue or a mention takes along its undecided quotes. A
    cue or a mention whose quotes are all rejected has nothing to serve: BreaksScheme.
    """
    mark = workspace.marks[suggestion]
    if mark.layer == Layer.QUOTE:
        return _bring_quote(workspace, mark)
    if mark.layer == Layer.PLACE:
        return _bring(workspace, mark)
    return _bring_companion(workspace, mark)


def accept_seen(workspace: Workspace, mark: MarkState) -> int:
    """Accept a suggestion that stands as its editor saw it; where it is rejected, that is taken back first.

    The id of the shared mark. Raises Stale where it is accepted already, BreaksScheme.
    """
    if mark.status == REJECTED:
        take_back(workspace, mark.id)
    else:
        still_undecided(workspace, mark)
    return bring_over(workspace, mark.id)


def accept_undecided(workspace: Workspace, least_confidence: float = 0.0) -> list[int]:
    """Accept every undecided quote and place that is at least so sure, and what belongs to them.

    One that cannot stand beside a shared mark is rejected; so is, with no least confidence, what is
    left over: a cue or a mention whose quotes were all rejected. The ids of the shared marks.
    """
    brought = []
    for mark in workspace.undecided():
        sure = mark.confidence is None or mark.confidence >= least_confidence
        if mark.layer not in (Layer.QUOTE, Layer.PLACE) or not sure:
            continue
        if _fits(workspace, mark):
            brought.append(bring_over(workspace, mark.id))
        else:
            reject(workspace, mark.id)
    for mark in workspace.undecided():
        if mark.layer in (Layer.QUOTE, Layer.PLACE):
            continue
        statuses = {q.status for q in workspace.quotes_of(mark.id)}
        if statuses == {REJECTED}:
            workspace.update(mark.id, status=REJECTED)
        elif UNDECIDED not in statuses:
            # It was left undecided beside a quote that stands: it joins it.
            if _fits(workspace, mark):
                brought.append(bring_over(workspace, mark.id))
            else:
                reject(workspace, mark.id)
    return brought


def _bring_quote(workspace: Workspace, mark: MarkState) -> int:
    quote_id = _bring(workspace, mark)
    bring_companions(workspace, mark, quote_id)
    return quote_id


def bring_companions(workspace: Workspace, suggestion: MarkState, quote_id: int) -> None:
    """Give a shared quote the cues and the speakers of a suggested one; those that wait are accepted."""
    quote = workspace.marks[quote_id]
    cues, speakers = quote.cues, quote.speakers
    for cue in suggestion.cues:
        companion = bring_companion(workspace, cue)
        if companion is not None and companion not in cues:
            cues = (*cues, companion)
    for entity, mention in suggestion.speakers:
        companion = bring_companion(workspace, mention) if mention is not None else None
        named = workspace.marks[companion].entity if companion is not None else None
        whom = named if named is not None else shared_entity(workspace, entity)
        speakers = with_speaker(speakers, whom, companion)
    workspace.update(quote_id, cues=cues, speakers=speakers)


def _bring_companion(workspace: Workspace, mark: MarkState) -> int:
    quotes = workspace.quotes_of(mark.id)
    for quote in quotes:
        if quote.status == UNDECIDED:
            _bring_quote(workspace, quote)
    served = [q for q in (_shared_for(workspace, q) for q in quotes) if q is not None]
    if not served:
        rule = Rule.USELESS_CUE if mark.layer == Layer.CUE else Rule.USELESS_MENTION
        raise BreaksScheme([BrokenRule(rule, Layer(mark.layer), mark.start, mark.end)], workspace.text)
    brought = _bring(workspace, mark)
    entity = workspace.marks[brought].entity
    for quote in served:
        quote = workspace.marks[quote.id]
        if entity is not None:
            workspace.update(quote.id, speakers=with_speaker(quote.speakers, entity, brought))
        elif brought not in quote.cues:
            workspace.update(quote.id, cues=(*quote.cues, brought))
    return brought


def bring_companion(workspace: Workspace, suggestion: int) -> int | None:
    """The shared mark for a suggested cue or mention of a shared quote, or None where it is not to stand."""
    mark = workspace.marks[suggestion]
    standing = _shared_for(workspace, mark)
    if mark.status == REJECTED or (mark.status == ACCEPTED and standing is None):
        return None
    if not _fits(workspace, mark):
        workspace.update(suggestion, status=REJECTED)
        return None
    return _bring(workspace, mark)


def _bring(workspace: Workspace, mark: MarkState) -> int:
    """Copy one suggestion alone, or find the shared mark that stands for it; its links are the caller's."""
    workspace.update(mark.id, status=ACCEPTED)
    standing = _shared_for(workspace, mark)
    if standing is not None:
        return standing.id
    entity = shared_entity(workspace, mark.entity) if mark.entity is not None else None
    return workspace.add(
        set=workspace.shared.pk,
        origin=mark.id,
        entity=entity,
        **{name: getattr(mark, name) for name in _COPIED},
    )


def _shared_for(workspace: Workspace, mark: MarkState) -> MarkState | None:
    return workspace.outcome(mark.id) or workspace.at(workspace.shared.pk, mark.layer, mark.start, mark.end)


def _fits(workspace: Workspace, mark: MarkState) -> bool:
    """Whether the suggestion can stand among the shared marks, or stands there already."""
    if _shared_for(workspace, mark) is not None:
        return True
    return not neighbours_broken(workspace, _as_shared(workspace, mark))


def _as_shared(workspace: Workspace, mark: MarkState) -> MarkState:
    return MarkState(
        id=0,
        set=workspace.shared.pk,
        layer=mark.layer,
        start=mark.start,
        end=mark.end,
        text=mark.text,
        kind=mark.kind,
    )
