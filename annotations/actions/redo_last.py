"""Redo what one has undone last in an article."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.decide import Done, decide
from annotations.actions.errors import NothingToRedo
from annotations.actions.putting_back import marks_left, put_back
from annotations.actions.record import Decided
from annotations.actions.removing import remove_unused_entities
from annotations.actions.workspace import Workspace
from annotations.models import Decision
from annotations.queries.steps import steps
from newsreader.articles.models import TextVersion


def redo_last(*, user: AbstractBaseUser, version: TextVersion, request: UUID | None = None) -> Decided:
    """Do again, as a new decision, what the user's last undo took back, with all that had followed from it.

    Raises NothingToRedo where nothing is undone or the user has decided something new since, and ChangedSince
    where something that the undo touched was changed after it or its place is taken.
    """

    def work(workspace: Workspace) -> Done:
        step = steps(workspace.shared.pk, user.pk).get("redo")
        if step is None:
            raise NothingToRedo
        undo = Decision.objects.get(pk=step.row)
        put_back(workspace, undo)
        return Done(marks_left(workspace, undo), undoes=undo)

    return decide(
        Decision.Action.REDO, work, user=user, version=version, request=request, follow=remove_unused_entities
    )
