from django.db import models
from django.db.models import Q


class DailyReads(models.Model):
    """How often an article's page was opened on one day by who does not edit: a number and nothing else.

    No address, cookie or time of day is kept with it, so that it tells of nobody; it counts programs and the
    same reader twice. Days older than KEPT_DAYS are dropped.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="daily_reads")
    day = models.DateField()
    reads = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "article"], name="daily_reads_one_a_day"),
            models.CheckConstraint(condition=Q(reads__lte=1_000_000), name="daily_reads_bounded"),
        ]

    def __str__(self) -> str:
        return f"{self.reads} of {self.article_id} on {self.day}"
