from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

# An index of words takes many rows in a fraction of the time when it puts them aside and sorts them together
# (newsreader.articles.searching.sort_words, which follows every import). A search looks through what lies
# aside, at most so many kB of it, which takes it up to 2.5 ms: what single saves leave until the next import,
# or the next vacuum. A thousand articles of 200 words find room.
WORDS_COME_IN_MANY: dict[str, Any] = {"fastupdate": True, "gin_pending_list_limit": 8192}


class WrittenVector(SearchVectorField):
    """A tsvector that is given as text, its lexemes and positions made by newsreader.arabic.search_vector."""

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        """A cast: to_tsvector would take the words apart again."""
        return "%s::tsvector"


class SearchText(models.Model):
    """The words of an article's current text for the search; one row, or several for a very long text.

    Made from the text wherever one becomes current; nothing is kept here that could not be made again.
    `when` is the article's time as news, so that the newest are found without a look at the article.
    `reviewed` is whether its marks are: the database keeps it (annotations' migration 0010), so that whoever
    reads reviewed articles alone has indexes of these, however few of all they are.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="search_texts", db_index=False
    )
    part = models.PositiveSmallIntegerField(default=0)
    when = models.DateTimeField()
    reviewed = models.BooleanField(default=False, db_default=False)
    vector = WrittenVector()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "part"], name="search_text_part_once")]
        indexes = [
            GinIndex(fields=["vector"], name="search_text_by_word", **WORDS_COME_IN_MANY),
            models.Index(fields=["-when", "-article"], name="search_text_newest_first"),
            GinIndex(
                fields=["vector"],
                condition=Q(reviewed=True),
                name="search_text_reviewed_by_word",
                **WORDS_COME_IN_MANY,
            ),
            models.Index(
                fields=["-when", "-article"],
                condition=Q(reviewed=True),
                name="search_text_reviewed_newest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.part}"
