"""Reject one suggestion."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.decide import Done, decide
from annotations.actions.reached import rejected_alike
from annotations.actions.record import Decided
from annotations.actions.removing import reject
from annotations.actions.seen import seen_mark, still_undecided
from annotations.actions.workspace import Workspace
from annotations.models import Decision, Mark


def reject_mark(
    *, user: AbstractBaseUser, mark: Mark, seen_version: int, request: UUID | None = None
) -> Decided:
    """Reject an undecided suggestion; a quote takes along the cues and mentions that no live quote wants.

    Where the same user has rejected it already nothing is done. Raises Stale where it is accepted, or
    decided by another, NotAllowed.
    """

    def work(workspace: Workspace) -> Done:
        if rejected_alike(workspace, mark.pk, user):
            return Done([])
        state = seen_mark(workspace, mark.pk, seen_version)
        still_undecided(workspace, state)
        reject(workspace, state.id)
        return Done([])

    return decide(Decision.Action.REJECT, work, user=user, version=mark.set.version, request=request)
