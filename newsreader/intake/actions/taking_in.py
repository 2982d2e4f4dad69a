"""Articles by hand or by a job into the corpus: the import's own functions, then the suggester."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from annotations.actions.suggest_article import suggest_article
from newsreader.articles.importing import Incoming, Refusal, Summary, read_paths, store
from newsreader.articles.models import Article, TextVersion
from newsreader.intake.queries.known import known_article

# So many articles of a file get their suggestions at once; more would keep the page waiting for too long.
MOST_SUGGESTED_AT_ONCE = 20

logger = logging.getLogger(__name__)


class AlreadyThereError(Exception):
    """The article is in the corpus, by its address or by its very text."""

    def __init__(self, article: Article) -> None:
        self.article = article
        super().__init__(article.pk)


class NotKeptError(Exception):
    """The import refused some of what was given, and nothing of it was kept."""

    def __init__(self, refusals: list[Refusal]) -> None:
        self.refusals = refusals
        super().__init__("; ".join(map(str, refusals)))


@dataclass
class TakenIn:
    """What became of a file: the import's counts, the articles that are new or have a new text (in the order
    of their numbers), and whether they have suggestions by now."""

    summary: Summary
    articles: list[Article] = field(default_factory=list)
    suggested: bool = True


def take_in(incoming: Incoming) -> Article:
    """Keep one article that is not there yet, and let the suggester read it.

    Raises AlreadyThereError for one that is there, whatever its text says now, and NotKeptError.
    """
    with transaction.atomic():
        # Two who bring the same article wait for each other here, so that the second one finds it.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('intake'))")
        known = known_article(incoming.url, incoming.content_hash)
        if known is not None:
            raise AlreadyThereError(known)
        _store_whole([incoming])
        article = Article.objects.get(_known_as([incoming]))
    _suggest([article])
    return article


def read_file(path: Path, **options: bool) -> list[Incoming]:
    """The articles of a file, of which nothing is kept; the options are those of `read_paths`. Raises
    NotKeptError with every refusal, each with its line."""
    items = list(read_paths([path], **options))
    refusals = [item for item in items if isinstance(item, Refusal)]
    if not items:
        refusals = [Refusal(str(path), "there is no article in the file")]
    if refusals:
        raise NotKeptError(refusals)
    return [item for item in items if isinstance(item, Incoming)]


def take_in_file(path: Path, *, title_first_line: bool = False, outlet_last_line: bool = False) -> TakenIn:
    """Import a file as `manage.py import_articles` does, except that one broken article keeps all others out.

    The options are the command's. Up to 20 articles get suggestions at once; a larger file's get none.
    Raises NotKeptError with every refusal, each with its line.
    """
    incoming = read_file(path, title_first_line=title_first_line, outlet_last_line=outlet_last_line)
    began = timezone.now()
    with transaction.atomic():
        summary = _store_whole(incoming)
        versions = TextVersion.objects.filter(is_current=True, created_at__gte=began)
        found = Article.objects.filter(_known_as(incoming), pk__in=versions.values("article"))
        articles = list(found.order_by("pk"))
    few = len(articles) <= MOST_SUGGESTED_AT_ONCE
    if few:
        _suggest(articles)
    return TakenIn(summary, articles, suggested=few)


def _store_whole(incoming: list[Incoming]) -> Summary:
    """All of them or, with NotKeptError out of the transaction, none."""
    refused: list[Refusal] = []
    summary = store(incoming, on_refused=refused.append)
    if refused:
        raise NotKeptError(refused)
    return summary


def _known_as(incoming: list[Incoming]) -> Q:
    return Q(url__in=[item.url for item in incoming if item.url]) | Q(
        content_key__in=[item.content_hash for item in incoming if not item.url]
    )


def _suggest(articles: Iterable[Article]) -> None:
    """Suggestions for the current texts. A text that the suggester fails at is kept all the same: its page
    has a button to try again, and the log has the fault."""
    for version in TextVersion.objects.filter(is_current=True, article__in=articles).order_by("article_id"):
        try:
            suggest_article(version)
        except Exception:
            logger.exception("no suggestions for article %s", version.article_id)
