"""Keep the words of current texts for the search."""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from newsreader.arabic.search_vector import vectors_of
from newsreader.articles.copying import copy_in, time
from newsreader.articles.models import Article, SearchText, TextVersion

_TOGETHER = 500


def keep_words(texts: Iterable[tuple[Article, str]]) -> None:
    """Make the rows of these articles anew from their titles and current texts; part of the caller's
    transaction."""
    texts = list(texts)
    vectors = (vectors_of(article.title, text) for article, text in texts)
    keep_vectors([article for article, _ in texts], vectors)


def keep_vectors(articles: Sequence[Article], vectors: Iterable[Sequence[str]]) -> None:
    """The same with each article's vectors, which are written one after the other: those of a long text take
    several times its own memory."""
    SearchText.objects.filter(article__among=[article.pk for article in articles]).delete()
    copy_in(
        "articles_searchtext",
        ("article_id", "part", "when", "reviewed", "vector"),
        (
            f"{article.pk}\t{part}\t{time(article.news_time)}\tf\t{vector}"
            for article, of_article in zip(articles, vectors, strict=True)
            for part, vector in enumerate(of_article)
        ),
    )


def sort_words() -> None:
    """Sort into the indexes of words what lies aside of them; to be called where many rows were written. What
    others are writing is left to them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT gin_clean_pending_list(c.oid) FROM pg_index i"
            " JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam AND a.amname = 'gin'"
            " WHERE i.indrelid IN"
            " ('articles_searchtext'::regclass, to_regclass('annotations_listedquote'))"
        )


def keep_all_words() -> int:
    """Make the rows of every article anew, some hundred at a time; how many articles there are."""
    done = last = 0
    numbers = Article.objects.order_by("pk").values_list("pk", flat=True)
    while batch := list(numbers.filter(pk__gt=last)[:_TOGETHER]):
        last = batch[-1]
        with transaction.atomic():
            # Whoever imports or withdraws one of them waits, so that no row is of a text that has gone.
            locked = Article.objects.select_for_update(no_key=True).order_by("pk").in_bulk(batch)
            texts = TextVersion.objects.filter(article__in=locked, is_current=True).order_by("article")
            found = [(locked[pk], text) for pk, text in texts.values_list("article", "text")]
            keep_words(found)
        done += len(found)
    return done
