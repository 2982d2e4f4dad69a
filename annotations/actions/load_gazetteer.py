"""Bring the database's places to what the gazetteer says."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from annotations.models import Place
from annotations.suggest import gazetteer

FIELDS = ["name", "name_en", "variants", "kind", "country", "latitude", "longitude", "wikidata"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many places were made, changed, and already so."""

    made: int
    changed: int
    unchanged: int


def load_gazetteer() -> Loaded:
    """Make or change a row for every place of the gazetteer; a second call changes nothing.

    Rows whose key the gazetteer no longer has stay: marks may name them.
    """
    return store_places(gazetteer.load().entries)


@transaction.atomic
def store_places(entries: Sequence[gazetteer.GazetteerEntry]) -> Loaded:
    """Make or change a row for each of these entries; their keys differ."""
    stored = {
        key: values
        for key, *values in Place.objects.select_for_update().values_list("key", *FIELDS).iterator()
    }
    made: list[Place] = []
    changed: list[Place] = []
    for entry in entries:
        values = [
            entry.name,
            entry.name_en,
            list(entry.variants),
            entry.kind,
            entry.country,
            entry.latitude,
            entry.longitude,
            entry.wikidata,
        ]
        if stored.get(entry.key) != values:
            target = changed if entry.key in stored else made
            target.append(Place(key=entry.key, **dict(zip(FIELDS, values, strict=True))))
    # One statement for both, so that a place that a mark makes meanwhile is changed and not refused.
    Place.objects.bulk_create(
        [*made, *changed],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[*FIELDS, "folded"],
        batch_size=500,
    )
    return Loaded(len(made), len(changed), len(entries) - len(made) - len(changed))
