"""Accept one suggestion."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.accepting import accept_seen
from annotations.actions.decide import Done, decide
from annotations.actions.reached import accepted_alike
from annotations.actions.record import Decided
from annotations.actions.seen import seen_mark
from annotations.actions.workspace import Workspace
from annotations.models import Decision, Mark


def accept_mark(
    *, user: AbstractBaseUser, mark: Mark, seen_version: int, request: UUID | None = None
) -> Decided:
    """Copy a suggestion into the shared set with all that belongs to it.

    A quote takes along its cues, mentions and speakers, a cue or a mention its quotes. The first of the
    marks is the shared one. One whose rejection the user has seen is taken back and accepted. Where the same
    user has accepted it just so, nothing is done. Raises Stale where it was decided since it was seen or is
    accepted, BreaksScheme, NotAllowed.
    """

    def work(workspace: Workspace) -> Done:
        standing = accepted_alike(workspace, mark.pk, user)
        if standing is not None:
            return Done([standing.id])
        state = seen_mark(workspace, mark.pk, seen_version)
        return Done([accept_seen(workspace, state)])

    return decide(Decision.Action.ACCEPT, work, user=user, version=mark.set.version, request=request)
