"""Settle what annotators who worked independently differ in, each time by one decision on the shared set."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from annotations.actions.bringing import Bringing
from annotations.actions.decide import Done, decide
from annotations.actions.errors import MayNotSettle, Refused
from annotations.actions.give_article import close
from annotations.actions.record import Decided
from annotations.actions.workspace import Workspace
from annotations.models import Decision, IndependentWork
from annotations.permissions import may_settle
from annotations.queries.side_by_side import (
    AGREED,
    Compared,
    is_done,
    settled_in,
    sides_of,
    works_of,
)
from newsreader.articles.models import TextVersion


def begin_settling(*, user: AbstractBaseUser, version: TextVersion, request: UUID | None = None) -> Decided:
    """Close the independent work on the text and merge the marks that all have alike into the shared set, as
    one decision. Where what agrees was merged and that was undone, it is merged again.

    A cue or a mention comes along with its quote, at the latest when that is settled. Marks of the shared set
    that stand in the way go. Raises Refused where fewer than two are done, or somebody is not.
    """
    if not may_settle(user):
        raise MayNotSettle

    def work(workspace: Workspace) -> Done:
        works = works_of(version)
        _refuse_if_not_done(works)
        close(works)
        bringing = Bringing(workspace, Compared(sides_of(version, works)), settled_in(workspace.shared))
        return Done(bringing.agreed(), notes=[_note(AGREED, None)])

    return decide(Decision.Action.SETTLE, work, user=user, version=version, request=request, on_shared=True)


def settle_difference(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    difference: str,
    choice: int | None,
    request: UUID | None = None,
) -> Decided:
    """Let the shared set have, where the annotators differ, what the set `choice` has there, or with None no
    mark. `difference` is the key of one (annotations.agreement.Difference); one that was settled can be
    settled otherwise.

    With a quote come its cues and mentions, whose differences are settled by that if they were not. Raises
    Refused before the settling has begun, where there is no such difference or side, and where a cue or a
    mention would serve no quote.
    """
    if not may_settle(user):
        raise MayNotSettle

    def work(workspace: Workspace) -> Done:
        works = works_of(version)
        if not works or any(work.closed_at is None for work in works):
            raise Refused(_("The annotators are still at work. Begin to settle first."))
        compared = Compared(sides_of(version, works))
        found = compared.called(difference)
        if found is None or (choice is not None and choice not in compared.sides.numbers):
            raise Refused(_("There is no such difference. Load the page again."))
        bringing = Bringing(workspace, compared, settled_in(workspace.shared))
        made = bringing.settle(found, choice)
        notes = [_note(key, side) for key, side in bringing.along.items()]
        return Done(made, notes=[*notes, _note(difference, choice)])

    return decide(Decision.Action.SETTLE, work, user=user, version=version, request=request, on_shared=True)


def _note(difference: str, choice: int | None) -> dict[str, object]:
    return {"what": "settled", "difference": difference, "choice": choice}


def _refuse_if_not_done(works: list[IndependentWork]) -> None:
    for work in works:
        if work.closed_at is None and not is_done(work):
            name = work.set.annotator.get_username() if work.set.annotator else ""
            raise Refused(
                _("%(name)s is not done yet. Wait, or take the article back from there.") % {"name": name}
            )
    if sum(map(is_done, works)) < 2:
        raise Refused(_("Two annotators must be done before their marks are compared."))
