from django import template

from newsreader.arabic.shorten import shorten

register = template.Library()

register.filter("shortened", shorten)


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands parted, in the digits of the pages."""
    return f"{number:,}"
