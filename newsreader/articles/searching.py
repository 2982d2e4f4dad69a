"""Keep the words of current texts for the search."""

from collections.abc import Iterable

from django.db import transaction

from newsreader.arabic.search_terms import folded_words
from newsreader.arabic.search_vector import search_vectors
from newsreader.articles.models import Article, SearchText, TextVersion

_TOGETHER = 500


def keep_words(texts: Iterable[tuple[Article, str]]) -> None:
    """Make the rows of these articles anew from their titles and current texts; part of the caller's
    transaction. The title's words come first, so that they are found like the text's."""
    texts = list(texts)
    SearchText.objects.filter(article__in=[article for article, _ in texts]).delete()
    SearchText.objects.bulk_create(
        (
            SearchText(
                article=article,
                part=part,
                when=article.news_time,
                vector=vector,
            )
            for article, text in texts
            for part, vector in enumerate(search_vectors(folded_words(f"{article.title}\n{text}")))
        ),
        batch_size=_TOGETHER,
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
