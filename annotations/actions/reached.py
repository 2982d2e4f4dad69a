"""Whether what an editor asks of a suggestion is what the same editor has already brought about."""

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.snapshots import MarkState
from annotations.actions.workspace import ACCEPTED, REJECTED, Workspace

# What accepting alone leaves as the suggestion has it.
_KEPT = ("layer", "start", "end", "kind", "lemma", "place", "place_name", "metonymy")


def accepted_alike(workspace: Workspace, mark_id: int, user: AbstractBaseUser) -> MarkState | None:
    """The shared mark that `user` made of suggestion `mark_id` (or that is `mark_id`), where accepting the
    suggestion would make the same of it; None where it is undecided, changed, or decided by another.
    """
    mark = workspace.marks.get(mark_id)
    if mark is None:
        return None
    suggestion = mark if workspace.is_suggestion(mark_id) else workspace.marks.get(mark.origin or 0)
    outcome = workspace.outcome(suggestion.id) if suggestion is not None else None
    if suggestion is None or outcome is None or suggestion.status != ACCEPTED:
        return None
    if {suggestion.decided_by, outcome.decided_by} != {user.pk}:
        return None
    return outcome if all(getattr(outcome, name) == getattr(suggestion, name) for name in _KEPT) else None


def rejected_alike(workspace: Workspace, mark_id: int, user: AbstractBaseUser) -> bool:
    """Whether `user` has rejected suggestion `mark_id` already."""
    mark = workspace.marks.get(mark_id)
    return mark is not None and mark.status == REJECTED and mark.decided_by == user.pk
