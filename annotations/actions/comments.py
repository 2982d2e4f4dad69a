"""Say something of an article or of a mark, answer that, and settle it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.actions.errors import MayNotResolve, NotAllowed, Refused, Withdrawn
from annotations.models import Comment, Mark
from annotations.permissions import may_comment, may_resolve
from newsreader.articles.models import TextVersion

MOST_LETTERS = 4000


@dataclass(frozen=True, slots=True)
class About:
    """What a comment is of: a mark, by its number and where it stands, or with no number the article."""

    mark: int | None = None
    layer: str = ""
    start: int | None = None
    end: int | None = None


def about(mark: Mark | None) -> About:
    """The mark as a comment names it: an accepted suggestion by the mark that it has become."""
    return About() if mark is None else About(mark.pk, mark.layer, mark.start, mark.end)


def add_comment(
    *,
    user: AbstractBaseUser,
    version: TextVersion,
    text: str,
    mark: Mark | None = None,
    discusses: bool = False,
    request: UUID | None = None,
) -> Comment:
    """A comment on the text of `version`, or on `mark` of it. The same request twice is one comment.

    Raises Refused where it says nothing or too much, NotAllowed, and Withdrawn.
    """
    return _say(user, version, about(mark), text, None, discusses, request)


def answer_comment(
    *, user: AbstractBaseUser, comment: Comment, text: str, request: UUID | None = None
) -> Comment:
    """An answer in the talk that `comment` belongs to; one that was resolved is open again by it.

    Raises as `add_comment` does.
    """
    first = comment.answers or comment
    of = About(first.mark, first.layer, first.start, first.end)
    with transaction.atomic():
        answer = _say(user, first.version, of, text, first, False, request)
        Comment.objects.filter(pk=first.pk, resolved_at__isnull=False).update(
            resolved_at=None, resolved_by=None
        )
    return answer


def resolve_comment(*, user: AbstractBaseUser, comment: Comment, resolved: bool = True) -> Comment:
    """Settle the talk that `comment` belongs to, or with `resolved` False open it again; the first of it.

    Who began it and who reviews may. Raises NotAllowed and MayNotResolve.
    """
    with transaction.atomic():
        first = Comment.objects.select_for_update().get(pk=comment.answers_id or comment.pk)
        if not may_comment(user):
            raise NotAllowed
        if not may_resolve(user, first):
            raise MayNotResolve
        if first.open == resolved:
            first.resolved_at = timezone.now() if resolved else None
            first.resolved_by_id = user.pk if resolved else None
            first.save(update_fields=["resolved_at", "resolved_by"])
    return first


def _say(
    user: AbstractBaseUser,
    version: TextVersion,
    of: About,
    text: str,
    first: Comment | None,
    discusses: bool,
    request: UUID | None,
) -> Comment:
    if not may_comment(user):
        raise NotAllowed
    words = text.replace("\0", "").replace("\r\n", "\n").strip()
    if not words:
        raise Refused(_("Write something first."))
    if len(words) > MOST_LETTERS:
        raise Refused(_("The comment is longer than %(most)d letters.") % {"most": MOST_LETTERS})
    with transaction.atomic():
        # A withdrawal locks the text too: it takes the words of a comment before it, and bars one after it.
        locked = TextVersion.objects.select_for_update(no_key=True).filter(pk=version.pk).first()
        if locked is None or not locked.text:
            raise Withdrawn
        if request is not None:
            earlier = Comment.objects.filter(author_id=user.pk, request=request).first()
            if earlier is not None:
                return earlier
        return Comment.objects.create(
            version=locked,
            mark=of.mark,
            layer=of.layer,
            start=of.start,
            end=of.end,
            answers=first,
            author_id=user.pk,
            text=words,
            discusses=discusses,
            request=request,
        )
