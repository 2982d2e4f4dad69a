"""Put back what a decision changed, as long as nobody has changed it since: the one way of undo and redo."""

from typing import Any

from annotations.actions.checking import check_changes
from annotations.actions.errors import BreaksScheme, ChangedSince
from annotations.actions.renaming import naming
from annotations.actions.seen import described
from annotations.actions.settling import State, set_state
from annotations.actions.snapshots import (
    EntityState,
    MarkState,
    entity_from,
    mark_from,
    restore_set,
    set_snapshot,
)
from annotations.actions.workspace import Workspace
from annotations.models import AnnotationSet, Decision
from annotations.queries.steps import Log
from annotations.scheme import Layer


def put_back(workspace: Workspace, decision: Decision) -> None:
    """Let every mark, entity and state be again as it was before `decision`, an undo or any other.

    Raises ChangedSince where something of it is no longer as the decision left it, or has no place any more.
    """
    try:
        _put_back(workspace, decision)
    except ChangedSince as changed:
        raise ChangedSince(changed.current, redo=decision.action == Decision.Action.UNDO) from changed


def _put_back(workspace: Workspace, decision: Decision) -> None:
    changes = {what: [c for c in decision.changes if c["what"] == what] for what in ("mark", "entity", "set")}
    _refuse_if_changed(workspace, changes["mark"], changes["entity"])
    same = _put_entities_back(workspace, changes["entity"])
    _put_marks_back(workspace, changes["mark"], same)
    _refuse_if_missed(workspace)
    _put_state_back(workspace, decision, changes["set"], bool(changes["mark"] or changes["entity"]))
    try:
        check_changes(workspace)
    except BreaksScheme as broken:
        raise ChangedSince(_at_the_place(workspace, broken)) from broken


def _refuse_if_changed(
    workspace: Workspace, marks: list[dict[str, Any]], entities: list[dict[str, Any]]
) -> None:
    changed = []
    for change in marks:
        now = workspace.marks.get(change["id"])
        then = mark_from(change["id"], change["after"]) if change["after"] else None
        if _without_history(now) != _without_history(then):
            changed.append(change["id"])
    told = [described(workspace, mark_id) for mark_id in changed if mark_id in workspace.marks]
    for change in entities:
        # Who made or lost an entity is not asked: it stands as long as something names it.
        if change["before"] and change["after"]:
            entity = workspace.entities.get(change["id"])
            if entity != entity_from(change["id"], change["after"]):
                raise ChangedSince(told)
            if change["before"]["name"] != change["after"]["name"]:
                # What was marked under the corrected name since is not to get the former one.
                known = {c["id"] for c in marks}
                later = [m for m in naming(workspace, {change["id"]}) if m not in known]
                if later:
                    raise ChangedSince([described(workspace, mark_id) for mark_id in later])
    if changed:
        raise ChangedSince(told)


def _refuse_if_missed(workspace: Workspace) -> None:
    """A cue or a mention that the undo takes away, or gives another name, may serve a quote that came after
    it, and one that stays may lose its last quote; whom a mark named that comes back may be gone.
    """
    serving = {
        link
        for q in workspace.marks.values()
        for link in (*q.cues, *(m for _, m in q.speakers if m is not None))
    }
    missed = [
        mark.id
        for mark in workspace.marks.values()
        if any(link not in workspace.marks for link in (*mark.cues, *(m for _, m in mark.speakers if m)))
        or any(e is not None and e not in workspace.entities for e in (mark.entity, *dict(mark.speakers)))
        or any(m is not None and workspace.marks[m].entity != e for e, m in mark.speakers)
        or (mark.layer in (Layer.CUE, Layer.SPEAKER) and mark.id not in serving)
    ]
    if missed:
        known = {None, *workspace.entities}
        standing = [mark_id for mark_id in missed if workspace.marks[mark_id].entity in known]
        raise ChangedSince([described(workspace, mark_id) for mark_id in standing])


def _without_history(state: MarkState | None) -> MarkState | None:
    """A mark's state without its version, which only grows, and without whose decision it last was."""
    if state is None:
        return None
    return state._replace(version=1, decided_by=None, decided_at=None, created_at=None)


def _put_entities_back(workspace: Workspace, changes: list[dict[str, Any]]) -> dict[int, int]:
    """Restore the entities; a map from those whose name and kind another has by now, to that other."""
    same: dict[int, int] = {}
    for change in changes:
        if change["before"] is None:
            continue
        state = entity_from(change["id"], change["before"])
        twin = _twin(workspace, state)
        if twin is not None and change["id"] not in workspace.entities:
            same[change["id"]] = twin
        elif twin is not None:
            raise ChangedSince([])
        else:
            workspace.entities[state.id] = state
    return same


def _twin(workspace: Workspace, state: EntityState) -> int | None:
    key = (state.set, state.name, state.kind)
    return next(
        (e.id for e in workspace.entities.values() if e.id != state.id and (e.set, e.name, e.kind) == key),
        None,
    )


def _put_marks_back(workspace: Workspace, changes: list[dict[str, Any]], same: dict[int, int]) -> None:
    for change in changes:
        now = workspace.marks.get(change["id"])
        if now is not None:
            workspace.drop(now.id)
        if change["before"] is None:
            continue
        state = mark_from(change["id"], change["before"])
        speakers = tuple((same.get(e, e), m) for e, m in state.speakers)
        if len(dict(speakers)) < len(speakers):
            # Two who spoke it have become one since.
            raise ChangedSince([])
        last = now.version if now is not None else state.version
        workspace.put(
            state._replace(
                version=last + 1,
                entity=same.get(state.entity, state.entity) if state.entity is not None else None,
                speakers=speakers,
            )
        )


def _put_state_back(
    workspace: Workspace, decision: Decision, changes: list[dict[str, Any]], touched_marks: bool
) -> None:
    """The review state that the article had when last just the decisions stood that stand from now on.

    Where they never did, a change of marks leaves the article in review. A review or a reopening that was
    overtaken cannot be undone.
    """
    shared = workspace.shared
    if changes and not touched_marks and _overtaken(shared, changes[0]["before"], changes[0]["after"]):
        raise ChangedSince([])
    log = Log(workspace.shared.pk)
    standing = log.after_turning(decision.pk)
    former = log.state_of(standing)
    if former is None and touched_marks and shared.state == State.DISCUSSION:
        # What is to be talked about is so whatever becomes of a mark.
        return
    if former is None:
        set_state(workspace, State.IN_REVIEW if standing else State.NEW)
    else:
        restore_set(workspace.shared, former)
    if workspace.shared.state == State.REVIEWED and workspace.undecided():
        # The suggester has found more in the meantime.
        set_state(workspace, State.IN_REVIEW)


def _overtaken(shared: AnnotationSet, before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether the review state, or the approval that was given or taken, is another by now."""
    now = set_snapshot(shared)
    approves = before.get("approved_at") != after.get("approved_at")
    return bool(
        now["state"] != after["state"] or (approves and now["approved_at"] != after.get("approved_at"))
    )


def _at_the_place(workspace: Workspace, broken: BreaksScheme) -> list[dict[str, Any]]:
    spans = [b.other for b in broken.broken if b.other is not None]
    return [
        described(workspace, m.id)
        for m in workspace.of_set(workspace.shared.pk)
        if (m.start, m.end) in spans and m.id in workspace.marks_before
    ]


def marks_left(workspace: Workspace, decision: Decision) -> list[int]:
    """The shared marks among those that the decision touched."""
    touched = [c["id"] for c in decision.changes if c["what"] == "mark"]
    return [i for i in touched if i in workspace.marks and not workspace.is_suggestion(i)]
