"""What the pages of quotes, speakers and places are listed from: rows of their own, in the order of the news.

They hold nothing that could not be made again from the marks (annotations.actions.listing). Only what an
editor accepted is here, of current texts alone: a machine's undecided word about a person is in no list.
A key that is the first of an index here has no index of its own, which each row would be written to in vain.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from annotations.scheme import QuoteKind
from newsreader.articles.models.search_text import WORDS_COME_IN_MANY, WrittenVector


class ListedQuote(models.Model):
    """One accepted quote: when it was news, of which outlet, and its words for the search.

    `reviewed` is whether its article is. `vector` has the quote's words at their positions, its speakers'
    under ``s:`` and its places' under ``p:``.
    """

    quote = models.OneToOneField(
        "annotations.Mark", on_delete=models.CASCADE, primary_key=True, related_name="listed"
    )
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="listed_quotes")
    version = models.ForeignKey("articles.TextVersion", on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(
        "articles.Source", on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    when = models.DateTimeField()
    kind = models.TextField(choices=[(v.value, v.value) for v in QuoteKind])
    reviewed = models.BooleanField()
    vector = WrittenVector()

    class Meta:
        ordering = ["-when", "-quote"]
        indexes = [
            models.Index(fields=["-when", "-quote"], name="listed_quote_newest_first"),
            models.Index(fields=["source", "-when", "-quote"], name="listed_quote_by_source"),
            # A kind that hardly any quote has is found as soon as one that most have.
            models.Index(fields=["kind", "-when", "-quote"], name="listed_quote_by_kind"),
            GinIndex(fields=["vector"], name="listed_quote_by_word", **WORDS_COME_IN_MANY),
            # Of those that everybody may read, however few of all they are.
            models.Index(
                fields=["-when", "-quote"], condition=Q(reviewed=True), name="listed_quote_reviewed_newest"
            ),
            GinIndex(
                fields=["vector"],
                condition=Q(reviewed=True),
                name="listed_quote_reviewed_by_word",
                **WORDS_COME_IN_MANY,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quote_id} in {self.article_id}"


class ListedSpeaker(models.Model):
    """That a speaker of the corpus says a listed quote."""

    quote = models.ForeignKey(
        ListedQuote, on_delete=models.CASCADE, related_name="listed_speakers", db_index=False
    )
    speaker = models.ForeignKey(
        "annotations.Speaker", on_delete=models.CASCADE, related_name="listed", db_index=False
    )
    when = models.DateTimeField()
    reviewed = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["quote", "speaker"], name="listed_speaker_once")]
        indexes = [models.Index(fields=["speaker", "-when", "-quote"], name="listed_speaker_newest_first")]

    def __str__(self) -> str:
        return f"{self.speaker_id} says {self.quote_id}"


class ListedPlace(models.Model):
    """That an article names a place of the gazetteer, and how often."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="listed_places", db_index=False
    )
    version = models.ForeignKey("articles.TextVersion", on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(
        "annotations.Place", on_delete=models.CASCADE, related_name="listed", db_index=False
    )
    when = models.DateTimeField()
    mentions = models.PositiveIntegerField()
    reviewed = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "place"], name="listed_place_once")]
        indexes = [models.Index(fields=["place", "-when", "-article"], name="listed_place_newest_first")]

    def __str__(self) -> str:
        return f"{self.place_id} in {self.article_id}"
