"""Bring back a mark that another has taken away, with a change that was made to it meanwhile."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.changing import apply_changes
from annotations.actions.decide import Done, decide
from annotations.actions.errors import ChangedSince, Gone
from annotations.actions.putting_back import put_back
from annotations.actions.record import Decided
from annotations.actions.workspace import Workspace
from annotations.models import Decision


def bring_back(
    *,
    user: AbstractBaseUser,
    mark_id: int,
    removal: int,
    request: UUID | None = None,
    **changes: Any,
) -> Decided:
    """Take back decision `removal`, which took the mark away, and change the mark, as one decision of `user`.

    The mark has its old id, and all that went with it is back. Raises Gone where that decision did not take
    it away or what it left was changed since, and what change_mark raises.
    """
    removed_by = Decision.objects.select_related("set__version__article").filter(pk=removal).first()
    if removed_by is None or not takes_away(removed_by, mark_id):
        raise Gone(mark_id)

    def work(workspace: Workspace) -> Done:
        if removed_by.set_id != workspace.shared.pk:
            raise Gone(mark_id)
        try:
            put_back(workspace, removed_by)
        except ChangedSince as changed:
            raise Gone(mark_id) from changed
        apply_changes(workspace, mark_id, changes)
        return Done([mark_id])

    version = removed_by.set.version
    return decide(Decision.Action.RESTORE, work, user=user, version=version, request=request)


def takes_away(decision: Decision, mark_id: int) -> bool:
    """Whether a decision was to take mark `mark_id` away, and not that it followed from another change."""
    if decision.action not in (Decision.Action.DELETE, Decision.Action.UNDO, Decision.Action.REDO):
        return False
    return any((c["what"], c.get("id"), c.get("after")) == ("mark", mark_id, None) for c in decision.changes)
