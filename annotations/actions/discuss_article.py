"""Say that an article needs discussion, and why."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from annotations.actions.comments import add_comment
from annotations.actions.decide import Done, decide
from annotations.actions.errors import WorksAlone
from annotations.actions.record import Decided
from annotations.actions.settling import State, set_state
from annotations.actions.workspace import Workspace
from annotations.models import Decision
from newsreader.articles.models import TextVersion


def discuss_article(
    *, user: AbstractBaseUser, version: TextVersion, why: str, request: UUID | None = None
) -> Decided:
    """Let the article need discussion, with a comment that says why: it is in no one's queue and not
    reviewed until it is opened again or reviewed. Where it needs discussion already, the comment is one more.

    An undo takes the state back; what was said stays said. Raises Refused, NotAllowed, Withdrawn.
    """

    def work(workspace: Workspace) -> Done:
        if workspace.alone:
            raise WorksAlone
        set_state(workspace, State.DISCUSSION)
        return Done([])

    # The comment first: it locks the text, as a withdrawal does before it locks the sets.
    with transaction.atomic():
        add_comment(user=user, version=version, text=why, discusses=True, request=request)
        return decide(
            Decision.Action.DISCUSS, work, user=user, version=version, request=request, follow=lambda _: None
        )
