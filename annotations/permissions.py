"""Who may do what, as plain functions that pages, commands, jobs and the API all ask."""

from typing import Any

from django.conf import settings
from django.db.models import Q

from annotations.models import AnnotationSet, Comment
from newsreader.articles.models import Article

EDITOR_GROUPS = ("annotators", "reviewers", "administrators")
REVIEWER_GROUPS = ("reviewers", "administrators")
PEOPLE_GROUPS = ("administrators",)


def may_edit(user: Any) -> bool:
    """Whether `user` may change marks: signed in, active, and in one of the groups or a superuser.

    The groups are asked for once a user object, that is once a request, as Django does with permissions.
    """
    return _in(user, EDITOR_GROUPS)


def may_withdraw(user: Any) -> bool:
    """Whether `user` may withdraw an article, or let it be imported again: what cannot be undone is not every
    annotator's."""
    return _in(user, REVIEWER_GROUPS)


def may_approve(user: Any) -> bool:
    """Whether `user` may approve what others reviewed."""
    return _in(user, REVIEWER_GROUPS)


def may_approve_this(user: Any, of: AnnotationSet) -> bool:
    """Whether `user` may approve the article whose shared set this is as it stands: reviewed, by a known
    other person, and not approved yet."""
    waits = of.state == AnnotationSet.State.REVIEWED and of.approved_at is None
    return waits and of.reviewed_by_id not in (None, user.pk) and may_approve(user)


def may_comment(user: Any) -> bool:
    """Whether `user` may read and write comments: whoever may edit."""
    return may_edit(user)


def may_resolve(user: Any, first: Comment) -> bool:
    """Whether `user` may resolve the talk that `first` began, or open it again: its author, and reviewers."""
    return may_comment(user) and (first.author_id == user.pk or _in(user, REVIEWER_GROUPS))


def may_assign(user: Any) -> bool:
    """Whether `user` may give articles to others; everybody who may edit takes one for himself."""
    return _in(user, REVIEWER_GROUPS)


def may_manage_people(user: Any) -> bool:
    """Whether `user` may make accounts and change what others may do."""
    return _in(user, PEOPLE_GROUPS)


def may_import(user: Any) -> bool:
    """Whether `user` may take annotations of a file over: many articles at once are not every annotator's."""
    return _in(user, REVIEWER_GROUPS)


def may_release(user: Any) -> bool:
    """Whether `user` may freeze the corpus as a release, and read a release with an article withdrawn
    since."""
    return _in(user, PEOPLE_GROUPS)


def may_read_releases(user: Any) -> bool:
    """Whether `user` may see and download releases: whoever may read articles here."""
    return may_edit(user) or settings.PUBLIC_READING != "off"


def may_read_numbers(user: Any) -> bool:
    """Whether `user` may see the corpus in numbers, which tell of nobody's work: whoever may read articles
    here."""
    return may_edit(user) or settings.PUBLIC_READING != "off"


def may_change_person(user: Any, person: Any) -> bool:
    """Whether `user` may change the account of `person`: not one's own, so that nobody shuts himself out, and
    a superuser's only as a superuser."""
    return may_manage_people(user) and user.pk != person.pk and (user.is_superuser or not person.is_superuser)


def may_settle(user: Any) -> bool:
    """Whether `user` may give articles to annotators, compare what they marked and settle the differences."""
    return may_withdraw(user)


def may_see_history(user: Any) -> bool:
    """Whether `user` may read who decided what in an article: whoever may edit."""
    return may_edit(user)


def may_change_speakers(user: Any) -> bool:
    """Whether `user` may correct, merge and part speakers of the corpus: whoever may edit."""
    return may_edit(user)


def may_have_token(user: Any, scope: str) -> bool:
    """Whether `user` may have a token of the API: one that reads, whoever has an account, one that writes,
    whoever may edit. What a token then may do is asked of its person each time."""
    return bool(user.is_authenticated and user.is_active) and (scope == "read" or may_edit(user))


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


def _in(user: Any, groups: tuple[str, ...]) -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    return bool(user.is_superuser) or not _groups(user).isdisjoint(groups)


def _groups(user: Any) -> set[str]:
    known: set[str] | None = getattr(user, "_group_names", None)
    if known is None:
        known = user._group_names = set(user.groups.values_list("name", flat=True))
    return known
