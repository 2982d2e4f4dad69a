"""Reject every undecided suggestion of an article."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.decide import Done, decide
from annotations.actions.record import Decided
from annotations.actions.workspace import REJECTED, Workspace
from annotations.models import Decision
from newsreader.articles.models import TextVersion


def reject_undecided(workspace: Workspace) -> None:
    """Reject what is undecided."""
    for mark in workspace.undecided():
        workspace.update(mark.id, status=REJECTED)


def reject_all(*, user: AbstractBaseUser, version: TextVersion, request: UUID | None = None) -> Decided:
    """Reject every undecided suggestion of `version`, as one decision."""

    def work(workspace: Workspace) -> Done:
        reject_undecided(workspace)
        return Done([])

    return decide(Decision.Action.REJECT, work, user=user, version=version, request=request)
