"""Mark an article as reviewed."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from annotations.actions.accepting import accept_undecided
from annotations.actions.decide import Done, decide
from annotations.actions.errors import Stale, Undecided
from annotations.actions.record import Decided
from annotations.actions.reject_all import reject_undecided
from annotations.actions.settling import State, set_state, settle
from annotations.actions.workspace import Workspace
from annotations.models import Decision
from newsreader.articles.models import TextVersion


def review_article(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    rest: str | None = None,
    seen_revision: int | None = None,
    request: UUID | None = None,
) -> Decided:
    """Say that all four layers of the text are complete: what is unmarked is a negative.

    Refused with Undecided while suggestions are, unless `rest` says to "accept" or "reject" them, in the same
    decision. Refused with Stale where `seen_revision` is given and the article was changed since.
    An article that is reviewed stays so, without a decision.
    """

    def work(workspace: Workspace) -> Done:
        if seen_revision is not None and seen_revision != workspace.shared.revision:
            raise Stale([], _("Someone changed this article after you opened it. Look at it again first."))
        undecided = workspace.decisions_left()
        if undecided and rest == "accept":
            accept_undecided(workspace)
        elif undecided and rest == "reject":
            reject_undecided(workspace)
        elif undecided:
            raise Undecided(undecided)
        return Done([])

    def follow(workspace: Workspace) -> None:
        settle(workspace)
        left = workspace.decisions_left()
        if left:
            raise Undecided(left)
        set_state(workspace, State.REVIEWED)

    return decide(Decision.Action.REVIEW, work, user=user, version=version, request=request, follow=follow)
