"""Accept one suggestion."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.accepting import bring_over
from annotations.actions.decide import Done, decide
from annotations.actions.reached import accepted_alike
from annotations.actions.record import Decided
from annotations.actions.seen import seen_mark, still_undecided
from annotations.actions.workspace import Workspace
from annotations.models import Decision, Mark


def accept_mark(
    *, user: AbstractBaseUser, mark: Mark, seen_version: int, request: UUID | None = None
) -> Decided:
    """Copy an undecided suggestion into the shared set with all that belongs to it.

    A quote takes along its cues, mentions and speakers, a cue or a mention its quotes. The first of the
    marks is the shared one. Where the same user has accepted it just so, nothing is done. Raises Stale where
    it is decided otherwise or by another, BreaksScheme, NotAllowed.
    """

    def work(workspace: Workspace) -> Done:
        standing = accepted_alike(workspace, mark.pk, user)
        if standing is not None:
            return Done([standing.id])
        state = seen_mark(workspace, mark.pk, seen_version)
        still_undecided(workspace, state)
        return Done([bring_over(workspace, state.id)])

    return decide(Decision.Action.ACCEPT, work, user=user, version=mark.set.version, request=request)
