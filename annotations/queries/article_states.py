"""Articles by what a program needs of each: where it stands, and what is another number when it changes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from annotations.models import AnnotationSet, ReviewStanding
from annotations.permissions import readable_by
from annotations.queries.article_filters import Filters, narrowed
from annotations.queries.cursor import Cursor
from annotations.queries.working import working_sets
from newsreader.articles.models import Article, TextVersion
from newsreader.articles.models.article import NEWS_TIME


@dataclass(frozen=True, slots=True)
class ArticleState:
    """An article with its current text's number, id and hash, its review state, and how many decisions its
    marks have seen: those of `user`'s marks (`revision`) and of the suggestions (`suggested`)."""

    article: Article
    version: TextVersion
    state: str
    revision: int
    suggested: int


def article_states(
    user: Any, after: Cursor | None = None, size: int = 50, filters: Filters | None = None
) -> tuple[list[ArticleState], Cursor | None]:
    """The `size` articles after `after` of those that `user` may read and the filters by outlet, days and
    state leave, the newest first, and the cursor of the next ones or None. Three queries, and one for the
    user's rights."""
    rows: QuerySet[Any] = Article.objects.filter(readable_by(user)).annotate(when=NEWS_TIME)
    rows = narrowed(rows, filters or Filters())
    rows = after.older(rows) if after else rows
    articles = list(rows.select_related("source")[: size + 1])
    more = len(articles) > size
    articles = articles[:size]
    last = articles[-1] if more else None
    return states_of(user, articles), Cursor(last.when, last.pk) if last else None


def article_state(user: Any, number: int) -> ArticleState | None:
    """The state of one article that `user` may read; None where there is none."""
    readable = Article.objects.filter(readable_by(user)).select_related("source")
    return next(iter(states_of(user, list(readable.filter(pk=number)[:1]))), None)


def states_of(user: Any, articles: list[Any]) -> list[ArticleState]:
    """The states of articles, in their order: two queries. The texts are not read. One without a current text
    is left out."""
    of_article = {
        version.article_id: version
        for version in TextVersion.objects.filter(article__in=articles, is_current=True).defer("text")
    }
    sets: dict[int, dict[bool, AnnotationSet]] = {}
    versions = [version.pk for version in of_article.values()]
    for found in AnnotationSet.objects.filter(working_sets(user), version__in=versions):
        sets.setdefault(found.version_id, {})[found.kind in AnnotationSet.MARKED] = found
    states = []
    for article in articles:
        version = of_article.get(article.pk)
        if version is None:
            continue
        of_version = sets.get(version.pk, {})
        marked, suggested = of_version.get(True), of_version.get(False)
        states.append(
            ArticleState(
                article,
                version,
                (marked.standing if marked else ReviewStanding.NEW).value,
                marked.revision if marked else 0,
                suggested.revision if suggested else 0,
            )
        )
    return states
