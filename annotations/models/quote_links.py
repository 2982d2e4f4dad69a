from django.db import models
from django.db.models import Q


class QuoteSpeaker(models.Model):
    """One speaker of a quote: the entity and, where the text names it there, its mention."""

    # The first of an index below, as it is for a cue.
    quote = models.ForeignKey(
        "annotations.Mark", on_delete=models.CASCADE, related_name="quote_speakers", db_index=False
    )
    entity = models.ForeignKey("annotations.Entity", on_delete=models.PROTECT, related_name="quote_speakers")
    mention = models.ForeignKey(
        "annotations.Mark",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mention_quotes",
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["quote", "entity"], name="quote_speaker_once"),
            models.UniqueConstraint(
                fields=["quote", "mention"], condition=Q(mention__isnull=False), name="quote_mention_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity_id} says {self.quote_id}"


class QuoteCue(models.Model):
    """One cue of a quote; a cue may serve several quotes."""

    quote = models.ForeignKey(
        "annotations.Mark", on_delete=models.CASCADE, related_name="quote_cues", db_index=False
    )
    cue = models.ForeignKey("annotations.Mark", on_delete=models.PROTECT, related_name="cue_quotes")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["quote", "cue"], name="quote_cue_once")]

    def __str__(self) -> str:
        return f"{self.cue_id} lends {self.quote_id}"
