"""A country of the gazetteer and the places in it that are named."""

from typing import Any

from annotations.models import Place
from annotations.queries.place_map import NamedPlace, named_places

MOST = 100
COUNTRY = "country"


def country_of(place: Place) -> Place | None:
    """The entry of the country in which a place lies; None for a country itself, for what lies in none, and
    where the database does not have it. One query."""
    if not place.country or place.kind == COUNTRY:
        return None
    return Place.objects.filter(kind=COUNTRY, country=place.country).first()


def places_in(user: Any, place: Place, most: int = MOST) -> list[NamedPlace]:
    """The places that the gazetteer has in the country `place`, of those that are named in what `user` may
    read, the most named first; none where `place` is no country. Two queries, and one for the rights."""
    if not place.country or place.kind != COUNTRY:
        return []
    inside = Place.objects.filter(country=place.country).exclude(pk=place.pk)
    return named_places(user, places=inside, most=most)
