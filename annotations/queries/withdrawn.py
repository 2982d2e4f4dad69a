"""What is told of a withdrawn article, and what a withdrawal would take."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from annotations.models import AnnotationSet, Mark
from annotations.permissions import may_edit, may_withdraw
from annotations.scheme import Layer
from newsreader.articles.models import Article, TextVersion, Withdrawal

_MOST_TWINS = 10


@dataclass(frozen=True, slots=True)
class Notice:
    """That an article was withdrawn: when and why; `importable` is whether a text of it may come in again,
    `may_allow` whether the reader may allow that now."""

    article: Article
    at: datetime
    reason: str
    importable: bool
    may_allow: bool


@dataclass(frozen=True, slots=True)
class Takes:
    """What a withdrawal would take: texts, accepted quotes and places; and other articles with one of the
    texts, which stay."""

    texts: int
    quotes: int
    places: int
    twins: list[Article]


def notice_for(user: Any, number: int) -> Notice | None:
    """The notice of article `number`; None where it is not withdrawn, or `user` could not read it before."""
    withdrawals = Withdrawal.objects.select_related("article__source").order_by("-at")
    found = withdrawals.filter(article=number, article__withdrawn_at__isnull=False).first()
    if found is None or not (may_edit(user) or _was_public(found)):
        return None
    importable = found.lifted_at is not None
    return Notice(found.article, found.at, found.reason, importable, not importable and may_withdraw(user))


def was_open_to(user: Any, article: Article) -> bool:
    """Whether `user` could read the text that was last withdrawn of `article`."""
    if may_edit(user):
        return True
    last = Withdrawal.objects.select_related("article").filter(article=article).order_by("-at").first()
    return last is not None and _was_public(last)


def _was_public(withdrawal: Withdrawal) -> bool:
    if withdrawal.article.visibility != Article.Visibility.PUBLIC:
        return False
    return settings.PUBLIC_READING == "all" or (settings.PUBLIC_READING == "reviewed" and withdrawal.reviewed)


def what_goes(article: Article) -> Takes:
    """What a withdrawal of `article` would take; three queries."""
    texts = list(TextVersion.objects.filter(article=article).values_list("content_hash", flat=True))
    of_current = Mark.objects.filter(
        set__version__article=article, set__version__is_current=True, set__kind=AnnotationSet.Kind.SHARED
    )
    layers = list(of_current.values_list("layer", flat=True))
    twins = Article.objects.filter(versions__content_hash__in=texts, withdrawn_at__isnull=True)
    return Takes(
        len(texts),
        layers.count(Layer.QUOTE),
        layers.count(Layer.PLACE),
        list(twins.exclude(pk=article.pk).distinct()[:_MOST_TWINS]),
    )
