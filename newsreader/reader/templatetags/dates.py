from datetime import datetime

from babel.dates import format_date
from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

register = template.Library()


@register.filter
def news_date(when: datetime) -> str:
    """The day of `when` in the site's time zone, in words of the interface's language.

    Gregorian; Arabic months are named as the locale in the setting ARABIC_MONTHS names them
    (ar_EG: يناير, ar_LB: كانون الثاني), with the digits 0 to 9.
    """
    language = get_language() or settings.LANGUAGE_CODE
    locale = settings.ARABIC_MONTHS if language.startswith("ar") else language.replace("-", "_")
    return format_date(timezone.localtime(when), format="long", locale=locale)
