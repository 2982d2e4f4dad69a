"""Take an article that is reviewed, approved or in discussion back to in review."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.decide import Done, decide
from annotations.actions.record import Decided
from annotations.actions.settling import State, set_state
from annotations.actions.workspace import Workspace
from annotations.models import Decision
from newsreader.articles.models import TextVersion


def reopen_article(*, user: AbstractBaseUser, version: TextVersion, request: UUID | None = None) -> Decided:
    """Take a reviewed article, approved or not, or one that needs discussion back to in review; any other
    stays as it is, without a decision."""

    def work(workspace: Workspace) -> Done:
        if workspace.shared.state in (State.REVIEWED, State.DISCUSSION):
            set_state(workspace, State.IN_REVIEW)
        return Done([])

    return decide(
        Decision.Action.REOPEN, work, user=user, version=version, request=request, follow=lambda _: None
    )
