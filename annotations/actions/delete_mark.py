"""Take a mark away."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.decide import Done, decide
from annotations.actions.record import Decided
from annotations.actions.removing import reject, remove
from annotations.actions.seen import seen_mark
from annotations.actions.workspace import UNDECIDED, Workspace
from annotations.models import Decision, Mark


def delete_mark(
    *, user: AbstractBaseUser, mark: Mark, seen_version: int, request: UUID | None = None
) -> Decided:
    """Take a mark away with the cues, mentions and entities that then serve nothing.

    The suggestion that it was accepted from is rejected; so is an undecided suggestion itself.
    Raises Stale, NotAllowed.
    """

    def work(workspace: Workspace) -> Done:
        state = seen_mark(workspace, mark.pk, seen_version)
        if not workspace.is_suggestion(state.id):
            remove(workspace, state.id)
        elif state.status == UNDECIDED:
            reject(workspace, state.id)
        return Done([])

    return decide(Decision.Action.DELETE, work, user=user, version=mark.set.version, request=request)
