"""The frame of every decision: one transaction, the article locked, the rules kept, one row in the log."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from annotations.actions.checking import check_changes
from annotations.actions.database_rules import refusal_for
from annotations.actions.errors import NotAllowed, Refused
from annotations.actions.listing import list_changes
from annotations.actions.record import Decided, record
from annotations.actions.settling import settle
from annotations.actions.workspace import Workspace, open_workspace
from annotations.actions.writing import check_deferred, write
from annotations.models import Decision, Mark
from annotations.permissions import may_edit
from newsreader.articles.models import TextVersion


@dataclass(frozen=True, slots=True)
class Done:
    """What the work of an action leaves: the marks it was about, the decision that it undoes, and what the
    log keeps of it beside the changes; with such notes it is a decision even where no mark changes."""

    marks: list[int]
    undoes: Decision | None = None
    notes: list[dict[str, Any]] = field(default_factory=list)


def decide(
    action: str,
    work: Callable[[Workspace], Done],
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    request: UUID | None = None,
    follow: Callable[[Workspace], None] = settle,
    on_shared: bool = False,
) -> Decided:
    """Run `work` on the marks of `version` and write all that it changed as one decision of `user`.

    The marks are those that `user` works on (annotations.queries.working), with `on_shared` those that all
    share. `follow` carries out what every change brings with it. With the `request` of an earlier decision
    of this user nothing is done, and that decision is the answer. Where nothing changed there is no
    decision, but for an undo.
    Raises Refused, and then nothing is written.
    """
    if not may_edit(user):
        raise NotAllowed
    try:
        with transaction.atomic():
            workspace = open_workspace(version, None if on_shared else user)
            workspace.actor = user.pk
            if request is not None:
                earlier = _answered(workspace, user, request)
                if earlier is not None:
                    return earlier
            return _write_down(action, work, workspace, user, request, follow)
    except IntegrityError as error:
        raise refusal_for(error) from error


def _write_down(
    action: str,
    work: Callable[[Workspace], Done],
    workspace: Workspace,
    user: AbstractBaseUser,
    request: UUID | None,
    follow: Callable[[Workspace], None],
) -> Decided:
    done = work(workspace)
    follow(workspace)
    check_changes(workspace)
    changes, ids = write(workspace, user.pk, stamp=done.undoes is None)
    changes += done.notes
    # What an action was about may be gone with what followed: a mention whose speaker became another's.
    marks = [number for mark in done.marks if (number := ids.get(mark, mark)) in workspace.marks]
    # An undo that finds all as it was before uses its decision up too: the next one takes the one before.
    if not changes and done.undoes is None:
        return Decided(None, workspace.shared, marks)
    # Before the set is saved, which tells the search of it: imports go through the tables in this order too.
    list_changes(workspace)
    workspace.shared.sureness = workspace.sureness()
    decision = record(
        workspace.shared,
        action,
        changes,
        actor=user,
        at=workspace.now,
        request=request,
        undoes=done.undoes,
    )
    check_deferred()
    return Decided(decision, workspace.shared, marks)


def _answered(workspace: Workspace, user: AbstractBaseUser, request: UUID) -> Decided | None:
    decision = Decision.objects.filter(actor_id=user.pk, request=request).first()
    if decision is None:
        return None
    if decision.set_id != workspace.shared.pk:
        raise Refused(_("This request was made for another article."))
    return Decided(decision, workspace.shared, _concerned(workspace, decision.changes))


def _concerned(workspace: Workspace, changes: list[dict[str, Any]]) -> list[int]:
    """The shared marks that a decision of the log left, those it made first."""
    left = [c for c in changes if c["what"] == "mark" and c["after"] and c["id"] in workspace.marks]
    shared = [c for c in left if c["after"]["status"] == Mark.Status.NONE]
    return [c["id"] for c in sorted(shared, key=lambda c: c["before"] is not None)]
