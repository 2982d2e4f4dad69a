"""Take marks away with what follows: their links, and the cues and mentions that lose their last quote."""

from annotations.actions.workspace import ACCEPTED, REJECTED, UNDECIDED, Workspace
from annotations.scheme import Layer


def remove(workspace: Workspace, mark_id: int, *, useless: bool = False) -> None:
    """Take a shared mark away, and the cues and mentions that then serve no quote.

    The suggestion that it was accepted from is rejected with it. One that goes only because it became
    `useless` is undecided again where an undecided quote still wants it.
    """
    mark = workspace.marks[mark_id]
    for quote in workspace.quotes_of(mark_id):
        workspace.update(
            quote.id,
            cues=tuple(c for c in quote.cues if c != mark_id),
            speakers=tuple((e, None if m == mark_id else m) for e, m in quote.speakers),
        )
    workspace.drop(mark_id)
    origin = workspace.marks.get(mark.origin) if mark.origin is not None else None
    if origin is not None and origin.status == ACCEPTED:
        wanted = useless and any(q.status == UNDECIDED for q in workspace.quotes_of(origin.id))
        workspace.update(origin.id, status=UNDECIDED if wanted else REJECTED)
    remove_useless(workspace, [*mark.cues, *(m for _, m in mark.speakers if m is not None)])


def remove_useless(workspace: Workspace, mark_ids: list[int]) -> None:
    """Of these cues and mentions take away those that serve no quote."""
    for mark_id in mark_ids:
        if mark_id in workspace.marks and not workspace.quotes_of(mark_id):
            remove(workspace, mark_id, useless=True)


def reject(workspace: Workspace, suggestion: int) -> None:
    """Reject one suggestion; a quote takes along its undecided cues and mentions that no live quote wants."""
    mark = workspace.marks[suggestion]
    workspace.update(suggestion, status=REJECTED)
    if mark.layer != Layer.QUOTE:
        return
    for companion in [*mark.cues, *(m for _, m in mark.speakers if m is not None)]:
        if workspace.marks[companion].status == UNDECIDED and all(
            q.status == REJECTED for q in workspace.quotes_of(companion)
        ):
            workspace.update(companion, status=REJECTED)


def remove_unused_entities(workspace: Workspace) -> None:
    """Take away the shared entities that no mention names and no quote has as its speaker."""
    used = workspace.used_entities()
    for entity in list(workspace.entities.values()):
        if entity.set == workspace.shared.pk and entity.id not in used:
            del workspace.entities[entity.id]
