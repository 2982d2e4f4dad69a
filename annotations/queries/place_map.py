"""How often places are named: in one article, in those of a speaker, in the whole corpus."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum

from annotations.models import ListedPlace, Place
from annotations.queries.listed import listed_for
from annotations.rendering.maps import MapView, fitting_view, map_views, window

MOST = 300
# Radii of the circles in units of the drawing: the area grows with the mentions. Of many places the greatest
# is smaller, so that all of them together cover about the same part of the map.
_LEAST_RADIUS, _GREATEST_RADIUS = 3.0, 26.0
_COVER = 110.0


@dataclass(slots=True)
class NamedPlace:
    """A place, how often it is named and in how many articles."""

    place: Place
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on a map: a circle in units of the drawing."""

    named: NamedPlace
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A map with its circles, the greatest first, so that smaller ones lie upon them; how many of the places
    lie beyond it, and how many have no coordinates; which part of it is shown: x, y, width, height."""

    view: MapView
    dots: list[Dot]
    beyond: int
    nowhere: int
    window: tuple[float, float, float, float]


def named_places(
    user: Any,
    *,
    articles: Collection[int] | None = None,
    places: QuerySet[Place] | None = None,
    most: int = MOST,
) -> list[NamedPlace]:
    """The `most` places that are named most, of those that `user` may read of; two queries. With `articles`
    those of these articles alone, with `places` these alone."""
    listed = ListedPlace.objects.filter(listed_for(user))
    if articles is not None:
        listed = listed.filter(article__in=articles)
    if places is not None:
        listed = listed.filter(place__in=places.order_by().values("pk"))
    counted = (
        listed.values_list("place")
        .annotate(mentions=Sum("mentions"), articles=Count("article"))
        .order_by("-mentions", "place")[:most]
    )
    rows = list(counted)
    found = Place.objects.in_bulk([place for place, _, _ in rows])
    return [NamedPlace(found[place], mentions, articles) for place, mentions, articles in rows]


def place_map(places: list[NamedPlace], view: str = "", closely: bool = False) -> PlaceMap:
    """The places on the map called `view`, or on the one that fits them; `closely` shows of the world no more
    than the region of the places."""
    located = [
        (n, n.place.latitude, n.place.longitude)
        for n in places
        if n.place.latitude is not None and n.place.longitude is not None
    ]
    chosen = map_views().get(view) or fitting_view((lat, lon) for _, lat, lon in located)
    shown = [(n, *chosen.point(lat, lon)) for n, lat, lon in located if chosen.shows(lat, lon)]
    frame = window(chosen, [(x, y) for _, x, y in shown] if closely else [])
    # A part is drawn larger; its circles are not.
    unit = frame[2] / chosen.width
    most = max((n.mentions for n in places), default=0) or 1
    greatest = min(_GREATEST_RADIUS, _COVER / max(len(located), 1) ** 0.5)
    dots = []
    for named, x, y in shown:
        radius = unit * max(_LEAST_RADIUS, greatest * (named.mentions / most) ** 0.5)
        dots.append(Dot(named, round(x, 1), round(y, 1), round(radius, 1)))
    return PlaceMap(chosen, dots, len(located) - len(dots), len(places) - len(located), frame)
