"""Take back an article's text, with everything that holds its words; and let a text of it come in again."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.actions.count_numbers import leave_numbers, lock_numbers
from annotations.actions.errors import AlreadyWithdrawn, MayNotWithdraw, Refused
from annotations.actions.give_article import close
from annotations.actions.list_lock import lock_lists_shared
from annotations.models import (
    AnnotationSet,
    Assignment,
    Comment,
    Entity,
    IndependentWork,
    ListedPlace,
    ListedQuote,
    ListedSpeaker,
    Mark,
    QuoteCue,
    QuoteSpeaker,
    Speaker,
    WithdrawnPage,
)
from annotations.permissions import may_withdraw
from newsreader.arabic.search_terms import folded_words
from newsreader.arabic.segments import sentences
from newsreader.articles.models import Article, SearchText, TextVersion, Withdrawal

MOST_LETTERS = 500
# Words of a text in a row that are not to stand in the reason; a sentence of fewer words than the second may.
_TELLING = 8
_LEAST_SENTENCE = 3


def withdraw_article(
    *, user: AbstractBaseUser | None, article: Article, reason: str, with_title: bool = False
) -> Withdrawal:
    """Take every text of `article` back, for the `reason` that its page tells from then on.

    Gone are the texts of all versions, their marks, entities and suggestions, their rows in the search and
    the lists, speakers of the corpus whom no other article names, and the words in the log of decisions and
    in the comments, which keep who did what when. Of quotes and speakers the numbers stay, so that their
    addresses can say that they are gone. The outlet, the days and the address stay. The title
    stays, since a notice that names nothing is of no use to those who have cited the article, but goes with
    `with_title`, for where the title itself does the harm, and wherever the text has its words. `user` is
    None at the server's own command line.

    Waits for the decisions and the import that are under way in the article; those after it are refused.
    Raises Refused; then nothing is changed.
    """
    if user is not None and not may_withdraw(user):
        raise MayNotWithdraw
    reason = " ".join(reason.replace("\0", "").split())
    if not reason:
        raise Refused(_("Say why: the article's page gives the reason from now on."))
    if len(reason) > MOST_LETTERS:
        raise Refused(_("The reason is longer than %(most)d letters.") % {"most": MOST_LETTERS})
    with transaction.atomic():
        lock_numbers()
        # The same locks in the same order as an import (the article) and a decision (its sets) take. Not so
        # strong that they bar those who only refer to the rows: such a one may be whom we wait for.
        locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        if locked.withdrawn_at is not None:
            raise AlreadyWithdrawn
        versions = list(
            TextVersion.objects.select_for_update(no_key=True).filter(article=locked).order_by("pk")
        )
        sets = list(
            AnnotationSet.objects.select_for_update(of=("self",), no_key=True)
            .filter(version__in=versions)
            .select_related("version")
            .order_by("version_id", "kind")
        )
        texts = [version.text for version in versions if version.text]
        if _tells(reason, texts):
            raise Refused(_("The reason repeats a sentence of the article. Say it in other words."))
        withdrawal = Withdrawal.objects.create(
            article=locked, by_id=user.pk if user else None, reason=reason, reviewed=_was_reviewed(sets)
        )
        _remember_pages(locked)
        _take_marks(sets)
        Comment.objects.filter(version__in=versions).exclude(text="").update(text="")
        Assignment.objects.filter(article=locked, ended_at__isnull=True).update(ended_at=timezone.now())
        SearchText.objects.filter(article=locked).delete()
        # Those of the current text go by themselves, but there may be some of a former one.
        ListedPlace.objects.filter(article=locked).delete()
        TextVersion.objects.filter(article=locked).update(is_current=False)
        TextVersion.objects.filter(article=locked).exclude(text="").update(text="")
        if with_title or _within(locked.title, texts):
            locked.title = ""
        locked.withdrawn_at = withdrawal.at
        locked.save(update_fields=["title", "withdrawn_at"])
        leave_numbers(locked)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    article.refresh_from_db()
    return withdrawal


def allow_import(*, user: AbstractBaseUser | None, article: Article) -> Withdrawal:
    """Let texts of `article` come in again; what was withdrawn is gone, and its notice stays until then.

    Raises Refused where no withdrawal of it stands.
    """
    if user is not None and not may_withdraw(user):
        raise MayNotWithdraw
    with transaction.atomic():
        standing = Withdrawal.objects.select_for_update().filter(article=article, lifted_at__isnull=True)
        withdrawal = standing.first()
        if withdrawal is None:
            raise Refused(_("No withdrawal of this article stands."))
        withdrawal.lifted_at = timezone.now()
        withdrawal.lifted_by_id = user.pk if user else None
        withdrawal.save(update_fields=["lifted_at", "lifted_by"])
    return withdrawal


def _was_reviewed(sets: Iterable[AnnotationSet]) -> bool:
    reviewed = AnnotationSet.State.REVIEWED
    return any(
        of.state == reviewed and of.kind == AnnotationSet.Kind.SHARED and of.version.is_current for of in sets
    )


def _remember_pages(article: Article) -> None:
    """Keep the numbers of the article's accepted quotes, of their speakers and of those merged into them."""
    quotes = ListedQuote.objects.filter(article=article).values_list("pk", flat=True)
    said = ListedSpeaker.objects.filter(quote__article=article).values("speaker")
    speakers = Speaker.objects.filter(Q(pk__in=said) | Q(merged_into__in=said)).values_list("pk", flat=True)
    pages = [WithdrawnPage(of=WithdrawnPage.Of.QUOTE, number=pk, article=article) for pk in quotes]
    pages += [WithdrawnPage(of=WithdrawnPage.Of.SPEAKER, number=pk, article=article) for pk in speakers]
    WithdrawnPage.objects.bulk_create(pages, ignore_conflicts=True)


def _take_marks(sets: list[AnnotationSet]) -> None:
    """Take the marks with all that hangs on them, and the words of the log."""
    lock_lists_shared()
    speakers = set(Entity.objects.filter(set__in=sets).values_list("speaker", flat=True)) - {None}
    QuoteCue.objects.filter(quote__set__in=sets).delete()
    QuoteSpeaker.objects.filter(quote__set__in=sets).delete()
    # What came from suggestions goes before them.
    for those in ([of for of in sets if of.kind not in AnnotationSet.SUGGESTED], sets):
        Mark.objects.filter(set__in=those).delete()
        Entity.objects.filter(set__in=those).delete()
    # A speaker that people gave an identity, or that something else refers to, is more than this article's.
    for speaker in Speaker.objects.filter(pk__in=speakers, wikidata="", entities__isnull=True):
        try:
            with transaction.atomic():
                speaker.delete()
        except ProtectedError:
            continue
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE annotations_decision SET changes = annotations_without_words(changes)"
            " WHERE set_id = ANY(%s)",
            [[of.pk for of in sets]],
        )
    close(IndependentWork.objects.filter(set__in=sets))
    AnnotationSet.objects.filter(pk__in=[of.pk for of in sets]).update(
        state=AnnotationSet.State.WITHDRAWN,
        reviewed_at=None,
        reviewed_by=None,
        approved_at=None,
        approved_by=None,
        sureness=None,
    )


def _within(title: str, texts: Iterable[str]) -> bool:
    """Whether a text has the words of the title in a row; the last one may be cut."""
    words = f" {' '.join(folded_words(title))}"
    return any(words in f" {' '.join(folded_words(text))}" for text in texts)


def _tells(reason: str, texts: Iterable[str]) -> bool:
    """Whether the reason has a sentence of a text, or so many of its words in a row that they tell of it."""
    said = f" {' '.join(folded_words(reason))} "
    for text in texts:
        words = folded_words(text)
        runs = [words[at : at + _TELLING] for at in range(len(words) - _TELLING + 1)]
        runs += [folded_words(text[start:end]) for start, end in sentences(text)]
        if any(len(run) >= _LEAST_SENTENCE and f" {' '.join(run)} " in said for run in runs):
            return True
    return False
