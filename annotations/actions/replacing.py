"""Take the undecided suggestions of a former run out of a workspace, and give those that are made again
their old rows back.

Between the two the new run stores what it finds as if nothing undecided had been there. What is left out by
then is withdrawn.
"""

from annotations.actions.snapshots import MarkState
from annotations.actions.workspace import UNDECIDED, Workspace
from annotations.scheme import Layer

Span = tuple[str, int, int]


def take_out(workspace: Workspace) -> dict[Span, MarkState]:
    """Drop the suggestions that nobody decided, but for the cues and mentions of decided quotes; returns
    them by layer and span."""
    kept: set[int] = set()
    undecided = []
    for mark in workspace.of_set(workspace.suggestions.pk):
        if mark.status == UNDECIDED and workspace.outcome(mark.id) is None:
            undecided.append(mark)
        elif mark.layer == Layer.QUOTE:
            kept.update(mark.cues)
            kept.update(mention for _, mention in mark.speakers if mention is not None)
    former = {}
    for mark in undecided:
        if mark.id not in kept:
            former[mark.layer, mark.start, mark.end] = mark
            workspace.drop(mark.id)
    return former


def put_back(workspace: Workspace, former: dict[Span, MarkState]) -> None:
    """Let every new suggestion on the span of a former one be that one again: its id and when it was made.

    Where anything else of it differs, it gets the next version. Entities that nothing names any more go.
    """
    ids = {}
    for mark in workspace.of_set(workspace.suggestions.pk):
        old = former.get((mark.layer, mark.start, mark.end))
        if mark.id < 0 and old is not None:
            ids[mark.id] = old.id
    workspace.renumber(ids)
    by_id = {old.id: old for old in former.values()}
    for mark_id in ids.values():
        old = by_id[mark_id]
        mark = workspace.marks[mark_id]._replace(version=old.version, created_at=old.created_at)
        workspace.put(mark if mark == old else mark._replace(version=old.version + 1))
    used = workspace.used_entities()
    for entity in list(workspace.entities.values()):
        if entity.set == workspace.suggestions.pk and entity.id not in used:
            del workspace.entities[entity.id]
