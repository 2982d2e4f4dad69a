from django.db import models
from django.db.models import Q


class Source(models.Model):
    """An outlet: a newspaper, an agency, a site."""

    name = models.TextField(unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name")]

    def __str__(self) -> str:
        return self.name
