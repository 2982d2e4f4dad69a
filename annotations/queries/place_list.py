"""The places of the gazetteer that the corpus names, one after another."""

from typing import Any

from django.db.models import Exists, OuterRef

from annotations.models import ListedPlace, Place
from annotations.queries.listed import listed_for


def places_after(user: Any, number: int, size: int) -> list[Place]:
    """At most `size` places after the one of this number that are named in what `user` may read; one query,
    and one for the user's rights."""
    named = ListedPlace.objects.filter(listed_for(user), place=OuterRef("pk"))
    return list(Place.objects.filter(Exists(named), pk__gt=number).order_by("pk")[:size])
