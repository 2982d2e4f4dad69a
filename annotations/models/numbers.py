"""What the page of numbers is drawn from: counted ahead, so that no request reads the log or all marks.

All of it can be made anew from sets and marks at any time (`manage.py count_numbers --anew`).
docs/numbers.md defines each number.
"""

from django.db import models
from django.db.models import Q


class CountedArticle(models.Model):
    """What one reviewed article adds to the numbers, as it was last counted.

    It is out of date where the set's `revision` is another by now, or the article is not in the corpus any
    more: an undo, a change, a second review and a withdrawal are found by that alone. `way` is the version of
    the way of counting (annotations.actions.count_article), `day` the day of the review in the site's time
    zone. `numbers` has how many there are by name, `speakers` the quotes of each speaker of the corpus by the
    speaker's number.
    """

    set = models.OneToOneField(
        "annotations.AnnotationSet", on_delete=models.CASCADE, primary_key=True, related_name="counted"
    )
    source = models.ForeignKey("articles.Source", on_delete=models.CASCADE, null=True, related_name="+")
    revision = models.PositiveBigIntegerField()
    way = models.PositiveSmallIntegerField()
    day = models.DateField()
    numbers = models.JSONField()
    speakers = models.JSONField()

    def __str__(self) -> str:
        return f"numbers of {self.set_id}"


class DailyCount(models.Model):
    """How many of one thing a day brought, or a month: the sum over the articles counted for it.

    `span` is ``day`` or ``month``, `day` then the day or the first day of the month: a long period is read
    from its months and the days at its two ends. Of all outlets together where `source` is empty, and of all
    speakers where `speaker` is. A speaker is the one that articles have; whom a merge leaves is asked for
    when the numbers are read.
    """

    what = models.TextField()
    span = models.TextField(default="day")
    day = models.DateField()
    source = models.ForeignKey("articles.Source", on_delete=models.CASCADE, null=True, related_name="+")
    speaker = models.ForeignKey("annotations.Speaker", on_delete=models.CASCADE, null=True, related_name="+")
    number = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["what", "span", "day", "source", "speaker"],
                name="daily_count_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(span__in=["day", "month"]), name="daily_count_span_known"),
        ]
        indexes = [
            models.Index(
                fields=["span", "day"],
                condition=Q(source__isnull=True, speaker__isnull=True),
                name="daily_count_of_all",
            ),
            models.Index(
                fields=["span", "day"], condition=Q(source__isnull=False), name="daily_count_of_outlets"
            ),
            models.Index(
                fields=["span", "day"], condition=Q(speaker__isnull=False), name="daily_count_of_speakers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} on {self.day}: {self.number}"


class Counting(models.Model):
    """The one row that tells when the numbers were last brought up to date: what was decided before `as_of`
    is in them."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    as_of = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="counting_is_one_row")]

    def __str__(self) -> str:
        return f"counted at {self.as_of}"
