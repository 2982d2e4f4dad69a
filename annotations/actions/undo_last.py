"""Undo one's own last decision in an article."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.decide import Done, decide
from annotations.actions.errors import NothingToUndo
from annotations.actions.putting_back import marks_left, put_back
from annotations.actions.record import Decided
from annotations.actions.removing import remove_unused_entities
from annotations.actions.workspace import Workspace
from annotations.models import Decision
from annotations.queries.steps import steps
from newsreader.articles.models import TextVersion


def undo_last(*, user: AbstractBaseUser, version: TextVersion, request: UUID | None = None) -> Decided:
    """Put back, as a new decision, all that the user's last decision changed that is not undone yet.

    Marks come back under their ids and with the decider they had. Raises NothingToUndo, and ChangedSince
    where something that the decision touched was changed after it or its place is taken.
    """

    def work(workspace: Workspace) -> Done:
        step = steps(workspace.shared.pk, user.pk).get("undo")
        if step is None:
            raise NothingToUndo
        decision = Decision.objects.get(pk=step.row)
        put_back(workspace, decision)
        return Done(marks_left(workspace, decision), undoes=decision)

    return decide(
        Decision.Action.UNDO, work, user=user, version=version, request=request, follow=remove_unused_entities
    )
