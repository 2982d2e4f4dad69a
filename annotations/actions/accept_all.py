"""Accept every undecided suggestion of an article."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.accepting import accept_undecided
from annotations.actions.decide import Done, decide
from annotations.actions.record import Decided
from annotations.actions.workspace import Workspace
from annotations.models import Decision
from newsreader.articles.models import TextVersion


def accept_all(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    least_confidence: float = 0.0,
    request: UUID | None = None,
) -> Decided:
    """Accept, as one decision, the undecided quotes and places that are at least so sure (0 to 1), with
    their cues, mentions and speakers. One that cannot stand beside what editors made is rejected.
    """

    def work(workspace: Workspace) -> Done:
        return Done(accept_undecided(workspace, least_confidence))

    return decide(Decision.Action.ACCEPT, work, user=user, version=version, request=request)
