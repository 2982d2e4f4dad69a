"""The articles before and after one, in the order of the list of all."""

from dataclasses import dataclass
from typing import Any

from annotations.permissions import readable_by
from annotations.queries.cursor import Cursor
from newsreader.articles.models import Article
from newsreader.articles.models.article import NEWS_TIME


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The next newer and the next older article; None at the list's ends."""

    newer: Article | None
    older: Article | None


def neighbours(user: Any, article: Article) -> Neighbours:
    """Those that stand next to `article` among what `user` may read: two queries, each of one row of the
    index that the list is read from, however many articles there are."""
    readable = Article.objects.filter(readable_by(user)).annotate(when=NEWS_TIME).only("title")
    here = Cursor(article.news_time, article.pk)
    return Neighbours(
        newer=here.newer(readable).order_by(NEWS_TIME.asc(), "id").first(),
        older=here.older(readable).order_by(NEWS_TIME.desc(), "-id").first(),
    )
