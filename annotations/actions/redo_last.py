"""Redo what one has undone last in an article."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.errors import NothingToRedo
from annotations.actions.record import Decided
from annotations.actions.stepping import take_step
from newsreader.articles.models import TextVersion


def redo_last(*, user: AbstractBaseUser, version: TextVersion, request: UUID | None = None) -> Decided:
    """Do again, as a new decision, what the user's last undo took back, with all that had followed from it.

    Raises NothingToRedo where nothing is undone or the user has decided something new since, and ChangedSince
    where something that the undo touched was changed after it or its place is taken.
    """
    return take_step("redo", NothingToRedo, user=user, version=version, request=request)
