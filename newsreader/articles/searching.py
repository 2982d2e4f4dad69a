"""Keep the words of current texts for the search."""

from collections.abc import Iterable

from newsreader.arabic.search_terms import folded_words
from newsreader.arabic.search_vector import chunks, search_vector
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
                vector=search_vector(words),
            )
            for article, text in texts
            for part, words in enumerate(chunks(folded_words(f"{article.title}\n{text}")))
        ),
        batch_size=_TOGETHER,
    )


def keep_all_words() -> int:
    """Make the rows of every article anew, some hundred at a time; how many articles there are."""
    done = 0
    batch: list[tuple[Article, str]] = []
    texts = TextVersion.objects.filter(is_current=True).select_related("article").order_by("pk")
    for version in texts.iterator(chunk_size=_TOGETHER):
        batch.append((version.article, version.text))
        if len(batch) == _TOGETHER:
            keep_words(batch)
            batch.clear()
        done += 1
    keep_words(batch)
    return done
