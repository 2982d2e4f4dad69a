"""Change a mark."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.accepting import accept_seen
from annotations.actions.changing import apply_changes
from annotations.actions.decide import Done, decide
from annotations.actions.record import Decided
from annotations.actions.seen import seen_mark
from annotations.actions.workspace import Workspace
from annotations.models import Decision, Mark


def change_mark(
    *, user: AbstractBaseUser, mark: Mark, seen_version: int, request: UUID | None = None, **changes: Any
) -> Decided:
    """Change boundaries, kind, speakers, cues, quotes, entity, place or lemma; what is left out stays.

    annotations.actions.changing.apply_changes says what each change means. `seen_version` is the version of
    the mark that the editor saw. A suggestion is accepted with the changes, also one whose rejection the
    editor saw. Raises Stale, TextDiffers, BreaksScheme, NotAllowed.
    """

    def work(workspace: Workspace) -> Done:
        state = seen_mark(workspace, mark.pk, seen_version)
        changed = state.id
        if workspace.is_suggestion(state.id):
            changed = accept_seen(workspace, state)
        apply_changes(workspace, changed, changes)
        return Done([changed])

    return decide(Decision.Action.CHANGE, work, user=user, version=mark.set.version, request=request)
