from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from newsreader.arabic.folding import fold_name


class FoldedNames(ArrayField):
    """The names of the place that is saved, each folded once, by which it is found. `folded_names` gives them
    to who updates rows without saving them."""

    def __init__(self, **options: Any) -> None:
        options |= {"base_field": models.TextField(), "default": list, "editable": False}
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """Without what is always so."""
        name, path, args, options = super().deconstruct()
        for known in ("base_field", "default", "editable"):
            options.pop(known, None)
        return name, path, args, options

    def pre_save(self, model_instance: Any, add: bool) -> list[str]:
        """What the other fields say now."""
        return folded_names(model_instance)


def folded_names(place: Any) -> list[str]:
    """The names of a place in every language and spelling, folded, each once."""
    names = (place.name, *place.variants, place.name_en)
    return list(dict.fromkeys(folded for name in names if (folded := fold_name(name))))


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

    folded = FoldedNames()

    class Meta:
        ordering = ["name"]
        indexes = [GinIndex(fields=["folded"], name="place_by_folded_name", fastupdate=False)]
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
