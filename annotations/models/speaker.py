from django.db import models
from django.db.models import Q

from annotations.scheme import EntityKind


class Speaker(models.Model):
    """Someone who speaks anywhere in the corpus; the articles' entities link here."""

    name = models.TextField()
    folded_name = models.TextField(db_index=True)
    kind = models.TextField(choices=[(k.value, k.value) for k in EntityKind])
    wikidata = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="speaker_has_a_name"),
            models.CheckConstraint(
                condition=Q(kind__in=[v.value for v in EntityKind]), name="speaker_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name
