"""Undo one's own last decision in an article."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.errors import NothingToUndo
from annotations.actions.record import Decided
from annotations.actions.stepping import take_step
from newsreader.articles.models import TextVersion


def undo_last(
    *, user: AbstractBaseUser, version: TextVersion, request: UUID | None = None, past: int | None = None
) -> Decided:
    """Put back, as a new decision, all that the user's last decision changed that is not undone yet; with
    `past`, a row of the log that could not be undone, the last one before that.

    Marks come back under their ids and with the decider they had. Raises NothingToUndo, and ChangedSince
    where something that the decision touched was changed after it or its place is taken.
    """
    return take_step("undo", NothingToUndo, user=user, version=version, request=request, past=past)
