"""Approve a reviewed article, as a second person."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from annotations.actions.decide import Done, decide
from annotations.actions.errors import MayNotApprove, OwnReview, Refused, Stale
from annotations.actions.record import Decided
from annotations.actions.settling import State
from annotations.actions.workspace import Workspace
from annotations.models import Decision
from annotations.permissions import may_approve
from newsreader.articles.models import TextVersion


def approve_article(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    seen_revision: int | None = None,
    request: UUID | None = None,
) -> Decided:
    """Say as a second person that a reviewed article is right; it stays reviewed, and whatever is changed in
    it later takes the approval back.

    Refused where it is not reviewed, where `user` reviewed it (OwnReview) or may not approve, and with Stale
    where `seen_revision` is given and the article was changed since. What is approved stays so, without a
    decision.
    """
    if not may_approve(user):
        raise MayNotApprove

    def work(workspace: Workspace) -> Done:
        shared = workspace.shared
        if seen_revision is not None and seen_revision != shared.revision:
            raise Stale([], _("Someone changed this article after you opened it. Look at it again first."))
        if shared.state != State.REVIEWED:
            raise Refused(_("This article is not reviewed yet. A second person approves what is reviewed."))
        if shared.approved_at is not None:
            return Done([])
        if shared.reviewed_by_id == user.pk:
            raise OwnReview
        if shared.reviewed_by_id is None:
            raise Refused(_("Nobody knows who reviewed this article. Open it again and review it first."))
        shared.approved_at, shared.approved_by_id = workspace.now, user.pk
        return Done([])

    return decide(
        Decision.Action.APPROVE, work, user=user, version=version, request=request, follow=lambda _: None
    )
