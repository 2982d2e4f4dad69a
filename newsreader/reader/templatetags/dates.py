from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, pgettext

register = template.Library()

_STRETCHES = {"day": "d MMMM y", "week": "d MMM y", "month": "MMMM y", "year": "y"}


@register.filter
def news_date(when: datetime) -> str:
    """The day of `when` in the site's time zone, in words of the interface's language.

    Gregorian; Arabic months are named as the locale in the setting ARABIC_MONTHS names them
    (ar_EG: يناير, ar_LB: كانون الثاني), with the digits 0 to 9.
    """
    return format_date(timezone.localtime(when), format="long", locale=page_locale())


@register.filter
def news_moment(when: datetime) -> str:
    """The day of `when` as `news_date` says it, then the time, with a comma between: two numbers side by side
    run together where words go from right to left."""
    return f"{news_date(when)}{pgettext('between names', ', ')}{timezone.localtime(when):%H:%M}"


@register.filter
def stretch(since: date, step: str) -> str:
    """What the ``day``, ``month`` or ``year`` that begins on `since` is called, as `news_date` calls it; a
    ``week`` is called by its first day, in short."""
    return _stretch(since, step, page_locale())


@lru_cache(maxsize=10_000)
def _stretch(since: date, step: str, locale: str) -> str:
    # A chart asks for dozens of them, twice each, and the same ones for every speaker.
    return format_date(since, format=_STRETCHES[step], locale=locale)


def page_locale() -> str:
    """The locale, as Babel names it, of the dates and numbers on the page."""
    language = get_language() or settings.LANGUAGE_CODE
    return settings.ARABIC_MONTHS if language.startswith("ar") else language.replace("-", "_")
