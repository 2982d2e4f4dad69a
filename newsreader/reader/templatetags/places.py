from typing import Any

from django import template
from django.utils.translation import pgettext

register = template.Library()


@register.filter
def unlocalised(number: float) -> str:
    """A number as SVG wants it, whatever the language."""
    return f"{number:g}"


@register.filter
def coordinates(place: Any) -> str:
    """The latitude and longitude of a place in degrees, to the hundredth."""
    north, east = place.latitude, place.longitude
    said = (
        pgettext("latitude", "%s° N") if north >= 0 else pgettext("latitude", "%s° S"),
        pgettext("longitude", "%s° E") if east >= 0 else pgettext("longitude", "%s° W"),
    )
    return pgettext("between names", ", ").join(
        way % f"{abs(degrees):.2f}" for way, degrees in zip(said, (north, east), strict=True)
    )
