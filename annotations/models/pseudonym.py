from django.conf import settings
from django.db import models
from django.db.models import Q


class Pseudonym(models.Model):
    """The name under which a person's work leaves the house, the same in every export."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pseudonym")
    name = models.TextField(unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="pseudonym_has_a_name")]

    def __str__(self) -> str:
        return self.name
