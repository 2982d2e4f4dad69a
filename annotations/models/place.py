from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Place(models.Model):
    """An entry of the gazetteer. `country` is ISO 3166-1 alpha-2, empty for seas and continents."""

    key = models.TextField(unique=True)
    name = models.TextField()
    name_en = models.TextField(blank=True)
    variants = ArrayField(models.TextField(), default=list, blank=True)
    kind = models.TextField()
    country = models.CharField(max_length=2, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    wikidata = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(key=""), name="place_has_key_and_name"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name
