from django.db import models
from django.db.models import Q

from annotations.scheme import EntityKind


class Entity(models.Model):
    """Who speaks in one article, as one set of marks sees it; linked, where known, to a corpus speaker.

    `name` has no title, rank or honorific.
    """

    set = models.ForeignKey("annotations.AnnotationSet", on_delete=models.CASCADE, related_name="entities")
    name = models.TextField()
    kind = models.TextField(choices=[(k.value, k.value) for k in EntityKind])
    speaker = models.ForeignKey(
        "annotations.Speaker", on_delete=models.SET_NULL, null=True, blank=True, related_name="entities"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["set", "name", "kind"], name="entity_once_in_a_set"),
            models.CheckConstraint(condition=~Q(name=""), name="entity_has_a_name"),
            models.CheckConstraint(
                condition=Q(kind__in=[v.value for v in EntityKind]), name="entity_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name
