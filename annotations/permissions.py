"""Who may do what, as plain functions that pages, commands, jobs and the API all ask."""

from typing import Any

from django.conf import settings
from django.db.models import Q

from newsreader.articles.models import Article

EDITOR_GROUPS = ("annotators", "reviewers", "administrators")


def may_edit(user: Any) -> bool:
    """Whether `user` may change marks: signed in, active, and in one of the groups or a superuser.

    The groups are asked for once a user object, that is once a request, as Django does with permissions.
    """
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    known: bool | None = getattr(user, "_may_edit", None)
    if known is None:
        known = user._may_edit = user.groups.filter(name__in=EDITOR_GROUPS).exists()
    return known


def readable_by(user: Any) -> Q:
    """The articles that `user` may read, as a condition on Article, by PUBLIC_READING and visibility."""
    if may_edit(user):
        return Q()
    public = Q(visibility=Article.Visibility.PUBLIC)
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
