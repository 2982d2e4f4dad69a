from typing import Any

from django import template

register = template.Library()


@register.filter
def unlocalised(number: float) -> str:
    """A number as SVG wants it, whatever the language."""
    return f"{number:g}"


@register.filter
def coordinates(place: Any) -> str:
    """The latitude and longitude of a place in degrees, to the hundredth, as every language writes them."""
    north, east = place.latitude, place.longitude
    return f"{abs(north):.2f}° {'N' if north >= 0 else 'S'}, {abs(east):.2f}° {'E' if east >= 0 else 'W'}"
