"""The places that the corpus names."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from annotations.models import Place
from annotations.queries.place_list import places_after
from annotations.queries.place_page import mentions_of, the_place
from newsreader.api import schemas
from newsreader.api.answers import tagged_body
from newsreader.api.errors import refusal
from newsreader.api.paging import PAGE, After, Size, number_of, written
from newsreader.api.routes.parts import OF_ONE, REFUSALS, address

router = Router(tags=["places"])


@router.get("", response={200: schemas.Places, **REFUSALS}, url_name="places", operation_id="places")
def list_places(request: HttpRequest, after: After = "", size: Size = PAGE) -> HttpResponse:
    """The places of the gazetteer that are named in what one may read."""
    found = places_after(request.user, number_of(after), size + 1)
    items = [_row(request, place) for place in found[:size]]
    place = found[size - 1].pk if len(found) > size else None
    return tagged_body(request, {"items": items, "next": written(place)})


@router.get("/{path:key}", response={200: schemas.Place, **OF_ONE}, url_name="place", operation_id="place")
def one_place(request: HttpRequest, key: str) -> HttpResponse:
    """A place by its key in the gazetteer."""
    place = the_place(key)
    if place is None:
        raise refusal(404, "The gazetteer has no place of this key.", "path.key")
    return tagged_body(request, {**_row(request, place), "mentions": mentions_of(request.user, place)})


def _row(request: HttpRequest, place: Place) -> dict[str, Any]:
    kept = ("key", "name", "name_en", "kind", "country", "latitude", "longitude", "wikidata")
    return {
        **{name: getattr(place, name) for name in kept},
        "page": address(request, "place", place.key),
    }
