"""Who may do what, as plain functions that pages, commands, jobs and the API all ask."""

from typing import Any

from django.conf import settings
from django.db.models import Q

from newsreader.articles.models import Article

EDITOR_GROUPS = ("annotators", "reviewers", "administrators")
WITHDRAWING_GROUPS = ("reviewers", "administrators")


def may_edit(user: Any) -> bool:
    """Whether `user` may change marks: signed in, active, and in one of the groups or a superuser.

    The groups are asked for once a user object, that is once a request, as Django does with permissions.
    """
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    return not _groups(user).isdisjoint(EDITOR_GROUPS)


def may_withdraw(user: Any) -> bool:
    """Whether `user` may withdraw an article or lift that: what cannot be undone is not every annotator's."""
    if not may_edit(user):
        return False
    return user.is_superuser or not _groups(user).isdisjoint(WITHDRAWING_GROUPS)


def may_change_speakers(user: Any) -> bool:
    """Whether `user` may correct, merge and part speakers of the corpus: whoever may edit."""
    return may_edit(user)


def readable_by(user: Any) -> Q:
    """The articles that `user` may read, as a condition on Article, by PUBLIC_READING and visibility; none
    that was withdrawn."""
    standing = Q(withdrawn_at__isnull=True)
    if may_edit(user):
        return standing
    public = standing & Q(visibility=Article.Visibility.PUBLIC)
    if settings.PUBLIC_READING == "all":
        return public
    if settings.PUBLIC_READING == "reviewed":
        return public & Q(
            versions__is_current=True,
            versions__annotation_sets__kind="shared",
            versions__annotation_sets__state="reviewed",
        )
    return Q(pk__in=[])


def sees_suggestions(user: Any) -> bool:
    """Whether `user` is shown the machine's undecided suggestions."""
    return may_edit(user) or settings.PUBLIC_READING == "all"


def _groups(user: Any) -> set[str]:
    known: set[str] | None = getattr(user, "_group_names", None)
    if known is None:
        known = user._group_names = set(user.groups.values_list("name", flat=True))
    return known
