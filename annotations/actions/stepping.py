"""One step back or forth of one's own decisions in an article: what undoing and redoing have in common."""

from typing import Literal
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.decide import Done, decide
from annotations.actions.errors import ChangedSince, Refused
from annotations.actions.putting_back import marks_left, put_back
from annotations.actions.record import Decided
from annotations.actions.removing import remove_unused_entities
from annotations.actions.workspace import Workspace
from annotations.models import Decision
from annotations.queries.steps import steps
from newsreader.articles.models import TextVersion

_ACTIONS = {"undo": Decision.Action.UNDO, "redo": Decision.Action.REDO}


def take_step(
    which: Literal["undo", "redo"],
    nothing: type[Refused],
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    request: UUID | None,
    past: int | None = None,
) -> Decided:
    """Turn round the decision that is next to be undone or redone, with all that followed from it, as a new
    decision.

    With `past`, a row of the log, the last one before that is undone. Raises `nothing` where there is none,
    and ChangedSince where something that it touched was changed after it or its place is taken.
    """

    def work(workspace: Workspace) -> Done:
        step = steps(workspace.shared.pk, user.pk, past).get(which)
        if step is None:
            raise nothing
        turned = Decision.objects.get(pk=step.row)
        try:
            put_back(workspace, turned)
        except ChangedSince as changed:
            changed.decision = turned
            raise
        return Done(marks_left(workspace, turned), undoes=turned)

    return decide(
        _ACTIONS[which], work, user=user, version=version, request=request, follow=remove_unused_entities
    )
