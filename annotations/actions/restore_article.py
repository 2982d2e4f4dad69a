"""Bring the marks of a whole article back to how they stood after a decision."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from annotations.actions.checking import neighbours_broken
from annotations.actions.decide import Done, decide
from annotations.actions.errors import Stale
from annotations.actions.former_states import Former, states_after
from annotations.actions.record import Decided
from annotations.actions.removing import remove_unused_entities
from annotations.actions.settling import State, decide_overtaken, set_state
from annotations.actions.snapshots import EntityState, MarkState
from annotations.actions.workspace import REJECTED, Workspace
from annotations.models import Decision
from newsreader.articles.models import TextVersion


def restore_article(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    decision: int,
    seen_revision: int | None = None,
    request: UUID | None = None,
) -> Decided:
    """Let the shared marks be what they were after `decision`, as one decision that one undo takes back.

    Suggestions are again accepted, rejected or undecided as they were then; what the suggester has found
    since waits, and what it has withdrawn stays away. The article is in review. Raises Stale where
    `seen_revision` is given and the article was changed since, BreaksScheme, NotAllowed.
    """

    def work(workspace: Workspace) -> Done:
        if seen_revision is not None and seen_revision != workspace.shared.revision:
            raise Stale([], _("Someone changed this article after you opened it. Look at it again first."))
        former = states_after(workspace, decision)
        _restore_entities(workspace, former)
        _restore_marks(workspace, former)
        _restore_suggestions(workspace, former)
        return Done([])

    return decide(Decision.Action.RESTORE, work, user=user, version=version, request=request, follow=_follow)


def _restore_entities(workspace: Workspace, former: Former) -> None:
    suggested = {e.id for e in workspace.entities.values() if e.set == workspace.suggestions.pk}
    for number, state in former.entities.items():
        if state is None:
            workspace.entities.pop(number, None)
        elif state.set == workspace.shared.pk or number in suggested:
            workspace.entities[number] = _without_lost_origin(state, suggested)


def _without_lost_origin(state: EntityState, suggested: set[int]) -> EntityState:
    """An entity of the suggestions that the suggester has withdrawn is nobody's origin any more."""
    return state if state.origin in suggested else state._replace(origin=None)


def _restore_marks(workspace: Workspace, former: Former) -> None:
    for number, state in former.marks.items():
        now = workspace.marks.get(number)
        if state is None:
            if now is not None:
                workspace.drop(number)
        elif state.set == workspace.shared.pk:
            version = former.next_version(workspace, number)
            if now is not None:
                workspace.drop(number)
            workspace.put(_as_it_was(workspace, state, now, version))


def _as_it_was(workspace: Workspace, state: MarkState, now: MarkState | None, version: int) -> MarkState:
    """The state of then; under the decider and the time of now, so that a mark just as it is is no change."""
    origin = state.origin if state.origin in workspace.marks else None
    if now is None:
        return state._replace(version=version, origin=origin)
    return state._replace(
        version=version, origin=origin, decided_by=now.decided_by, decided_at=now.decided_at
    )


def _restore_suggestions(workspace: Workspace, former: Former) -> None:
    for number, state in former.marks.items():
        if state is None or state.set != workspace.suggestions.pk or number not in workspace.marks:
            continue
        workspace.update(number, status=state.status)
        if state.status != REJECTED and neighbours_broken(workspace, workspace.marks[number]):
            # The suggester has found another one there since.
            workspace.update(number, status=REJECTED)


def _follow(workspace: Workspace) -> None:
    decide_overtaken(workspace)
    remove_unused_entities(workspace)
    if workspace.has_changes():
        set_state(workspace, State.IN_REVIEW)
