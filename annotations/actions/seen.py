"""Whether a mark still is what its editor saw, and how a mark is told to a person."""

from typing import Any

from annotations.actions.errors import Gone, Stale, TextDiffers
from annotations.actions.snapshots import MarkState
from annotations.actions.speakers import standing_entity
from annotations.actions.workspace import UNDECIDED, Workspace


def described(workspace: Workspace, mark_id: int) -> dict[str, Any]:
    """One mark in plain values and names, for the message of a refusal."""
    mark = workspace.marks[mark_id]
    told: dict[str, Any] = {
        "id": mark.id,
        "layer": mark.layer,
        "start": mark.start,
        "end": mark.end,
        "text": mark.text,
        "version": mark.version,
        "decided_by": mark.decided_by,
        "decided_at": mark.decided_at,
    }
    if mark.kind is not None:
        told["kind"] = mark.kind
        told["speakers"] = [_name(workspace, e) for e, _ in mark.speakers if e in workspace.entities]
        told["cues"] = [workspace.marks[c].text for c in mark.cues if c in workspace.marks]
    if mark.entity is not None:
        told["speaker"] = _name(workspace, mark.entity)
    if mark.place_name:
        told["place"] = mark.place_name
        told["metonymy"] = mark.metonymy
    if mark.lemma:
        told["lemma"] = mark.lemma
    if mark.status:
        told["status"] = mark.status
    return told


def _name(workspace: Workspace, entity: int) -> str:
    standing = standing_entity(workspace, entity)
    return workspace.entities[entity if standing is None else standing].name


def seen_mark(workspace: Workspace, mark_id: int, seen_version: int) -> MarkState:
    """The mark, where it stands as its editor saw it.

    Raises Stale with what stands now, Gone where nothing does.
    """
    mark = workspace.marks.get(mark_id)
    if mark is None:
        raise Gone(mark_id)
    if mark.version != seen_version:
        outcome = workspace.outcome(mark_id) if workspace.is_suggestion(mark_id) else None
        raise Stale([described(workspace, outcome.id if outcome is not None else mark_id)])
    return mark


def still_undecided(workspace: Workspace, mark: MarkState) -> None:
    """Raise Stale where the mark is no suggestion that waits to be decided."""
    if mark.status != UNDECIDED:
        raise Stale([described(workspace, mark.id)])


def same_text(workspace: Workspace, start: int, end: int, text: str) -> None:
    """Raise TextDiffers where the span's words are not `text`; a span outside is left to the rules."""
    inside = 0 <= start <= end <= len(workspace.text)
    if inside and workspace.text[start:end] != text:
        raise TextDiffers(
            [{"start": start, "end": end, "text": workspace.text[start:end]}],
        )
