"""The search over articles: their titles and current texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Left

from annotations.models import ListedPlace, ListedQuote
from annotations.permissions import may_edit, readable_by
from annotations.queries.article_list import excerpt
from annotations.queries.cursor import Cursor
from annotations.queries.places import namesakes
from annotations.queries.search.concordance import Concordance, Stretch, concordance, hits, stretches
from annotations.queries.search.newest import newest
from annotations.queries.search.question import Named, Question
from annotations.queries.search.vectors import (
    excluded_query,
    loose_query,
    matches,
    place_query,
    speaker_query,
    strict_query,
)
from newsreader.articles.models import Article, SearchText, TextVersion

# Code points of a text in which the hits are looked for.
_LOOKED_AT = 100_000


@dataclass(slots=True)
class ArticleHit:
    """An article that was found: its title with the hits in it, and lines of its text, or its first words
    where nothing of the text was asked for."""

    article: Article
    title: list[Stretch]
    lines: Concordance
    excerpt: str = ""


@dataclass(slots=True)
class Hits:
    """One page of what was found; `stopped` is whether the search paused before the page was full."""

    found: list[Any] = field(default_factory=list)
    next: Cursor | None = None
    stopped: bool = False


def search_articles(user: Any, question: Question, after: Cursor | None = None, size: int = 20) -> Hits:
    """The `size` newest articles after `after` that `user` may read and that answer `question`, which is
    answerable. A text of many thousand words is searched in parts: all that is asked for is in one of them.
    """
    rows: QuerySet[Any] = SearchText.objects.all()
    # A withdrawn article has no words here.
    if not may_edit(user):
        rows = rows.filter(article__in=Article.objects.filter(readable_by(user)))
    for named in question.filters:
        of_named = Q(article__in=_quoting(named))
        if named.layer == "place":
            of_named |= Q(article__in=_placed(named))
        rows = rows.exclude(of_named) if named.excluded else rows.filter(of_named)
    found = newest(rows, "article_id", strict_query(question), loose_query(question), after, size)
    keys = _without_excluded(found.keys, question)
    return Hits(_hits(keys, question), found.next, found.stopped)


def _quoting(named: Named) -> QuerySet[Any]:
    query = speaker_query(named) if named.layer == "speaker" else place_query(named)
    return ListedQuote.objects.filter(matches(query)).order_by().values("article")


def _placed(named: Named) -> QuerySet[Any]:
    keys = [entry.key for entry in namesakes(named.value)]
    return ListedPlace.objects.filter(place__key__in=keys).values("article")


def _without_excluded(keys: list[int], question: Question) -> list[int]:
    """A long text has several rows, and none of them may have what is excluded."""
    if not question.unwanted or not keys:
        return keys
    having = SearchText.objects.filter(matches(excluded_query(question)), article__in=keys)
    excluded = set(having.values_list("article_id", flat=True))
    return [key for key in keys if key not in excluded]


def _hits(keys: Sequence[int], question: Question) -> list[ArticleHit]:
    texts = dict(
        TextVersion.objects.filter(article__in=keys, is_current=True)
        .annotate(head=Left("text", _LOOKED_AT))
        .values_list("article_id", "head")
    )
    articles = Article.objects.select_related("source").in_bulk(keys)
    terms = question.wanted
    made = []
    for key in keys:
        article, text = articles[key], texts.get(key, "")
        title = stretches(article.title, hits(article.title, terms), 0, len(article.title))
        lines = concordance(text, terms)
        made.append(ArticleHit(article, title, lines, "" if lines.lines else excerpt(article.title, text)))
    return made
