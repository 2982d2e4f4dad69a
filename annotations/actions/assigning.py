"""Give articles to people to review; take one for oneself; be given the next one."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.actions.errors import MayNotAssign, NotAllowed, Refused, Taken, Withdrawn
from annotations.models import Assignment
from annotations.permissions import may_assign, may_edit
from annotations.queries.queue import Question, next_free
from newsreader.articles.models import Article

# Another may be given the same article at the same moment: then one more look, by which it is no longer free.
_LOOKS = 20


def take_next(
    *, user: AbstractBaseUser, question: Question | None = None, after: int | None = None
) -> Article | None:
    """The article that `user` is to review next, by need, his from now on; None where none is left.

    His own come first. Two people who ask at the same moment are given two articles. Raises NotAllowed.
    """
    if not may_edit(user):
        raise NotAllowed
    for _look in range(_LOOKS):
        with transaction.atomic():
            found = next_free(user, question or Question(), after)
            if found is None:
                return None
            number, is_his, lapsed = found
            if is_his or _give(number, user, lapsed):
                return Article.objects.get(pk=number)
    return None


def assign_article(*, user: AbstractBaseUser, article: Article, person: AbstractBaseUser) -> Assignment:
    """Let the article be `person`'s to review. Reviewers give any to anybody who may edit; everybody else
    takes for himself one that is nobody's. Where it is the person's already, nothing is done.

    Raises NotAllowed, MayNotAssign, Taken, Withdrawn, and Refused where the person may not edit.
    """
    if not may_edit(user):
        raise NotAllowed
    if person.pk != user.pk and not may_assign(user):
        raise MayNotAssign
    if not may_edit(person):
        raise Refused(_("%(name)s may not change marks.") % {"name": person.get_username()})
    with transaction.atomic():
        standing = _locked(article)
        if standing is not None and standing.person_id == person.pk:
            return standing
        if standing is not None and not may_assign(user):
            raise Taken(standing.person.get_username())
        if standing is not None:
            _end(standing)
        return Assignment.objects.create(article=article, person_id=person.pk, by_id=user.pk)


def release_article(*, user: AbstractBaseUser, article: Article) -> None:
    """Let the article be nobody's: one's own, or as a reviewer any. Raises NotAllowed and Taken."""
    if not may_edit(user):
        raise NotAllowed
    with transaction.atomic():
        standing = _locked(article)
        if standing is None:
            return
        if standing.person_id != user.pk and not may_assign(user):
            raise Taken(standing.person.get_username())
        _end(standing)


def release_all_of(person: AbstractBaseUser) -> int:
    """Let all that is `person`'s be nobody's; how many articles that were."""
    standing = Assignment.objects.filter(person_id=person.pk, ended_at__isnull=True)
    return standing.update(ended_at=timezone.now())


def _give(number: int, user: AbstractBaseUser, lapsed: int | None) -> bool:
    """Whether the article, whose row is locked by now, is the user's from now on: nobody has it, or who had
    it when the queue was asked has let it lapse."""
    standing = Assignment.objects.filter(article=number, ended_at__isnull=True).first()
    if standing is not None and standing.pk != lapsed:
        return False
    if standing is not None:
        _end(standing)
    Assignment.objects.create(article_id=number, person_id=user.pk, by_id=user.pk)
    return True


def _locked(article: Article) -> Assignment | None:
    """The assignment that stands, with the article's row locked."""
    row = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    if row.withdrawn_at is not None:
        raise Withdrawn
    return Assignment.objects.select_related("person").filter(article=row, ended_at__isnull=True).first()


def _end(standing: Assignment) -> None:
    standing.ended_at = timezone.now()
    standing.save(update_fields=["ended_at"])
