"""What follows from every change of marks, in the same decision."""

from annotations.actions.corpus_speakers import link_new_persons
from annotations.actions.record import Decided
from annotations.actions.removing import reject, remove_unused_entities
from annotations.actions.snapshots import MarkState
from annotations.actions.workspace import ACCEPTED, UNDECIDED, Workspace
from annotations.models import AnnotationSet, Decision
from annotations.scheme import Layer, Rule, pair_rule

State = AnnotationSet.State
_TOLD_OTHERWISE = (Decision.Action.REOPEN, Decision.Action.UNDO, Decision.Action.REDO)


def settle(workspace: Workspace) -> None:
    """Carry out what a change brings with it.

    An undecided suggestion that cannot stand beside what an editor made is decided by it: accepted where it
    is the same span, else rejected. Entities without use go. Persons with a full name are linked. An
    article that was new, reviewed or approved is in review; one that needs discussion needs it still.
    """
    decide_overtaken(workspace)
    remove_unused_entities(workspace)
    link_new_persons(workspace)
    if workspace.has_changes() and workspace.shared.state != State.DISCUSSION:
        set_state(workspace, State.IN_REVIEW)


def set_state(workspace: Workspace, state: str) -> None:
    """Give the article this review state; a reviewed one keeps the time and who it was. An approval goes
    with the state it was of."""
    shared = workspace.shared
    if shared.state == state:
        return
    shared.state = state
    reviewed = state == State.REVIEWED
    shared.reviewed_at = workspace.now if reviewed else None
    shared.reviewed_by_id = workspace.actor if reviewed else None
    shared.approved_at = shared.approved_by_id = None


def reopened_by(done: Decided) -> bool:
    """Whether a change of marks has taken a reviewed article back to in review; to open it again is none."""
    if done.decision is None or done.decision.action in _TOLD_OTHERWISE:
        return False
    return any(
        change["what"] == "set"
        and change["before"]["state"] == State.REVIEWED
        and change["after"]["state"] == State.IN_REVIEW
        for change in done.decision.changes
    )


def decide_overtaken(workspace: Workspace) -> None:
    """Decide the undecided suggestions that cannot stand beside a shared mark of another span than before."""
    made = [
        m
        for m in workspace.of_set(workspace.shared.pk)
        if _span(m) != _span(workspace.marks_before.get(m.id))
    ]
    if not made:
        return
    for suggestion in workspace.undecided():
        for mark in made:
            if mark.layer != suggestion.layer:
                continue
            rule = pair_rule(Layer(mark.layer), (mark.start, mark.end), (suggestion.start, suggestion.end))
            if rule is None or workspace.marks[suggestion.id].status != UNDECIDED:
                continue
            if rule == Rule.IDENTICAL:
                workspace.update(suggestion.id, status=ACCEPTED)
            else:
                reject(workspace, suggestion.id)


def _span(mark: MarkState | None) -> tuple[int, int] | None:
    return None if mark is None else (mark.start, mark.end)
