"""A file is taken as it was looked over, and not otherwise."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _


def as_query(choices: Mapping[str, Any]) -> str:
    """Choices as the query of the page that shows what comes of them: what is ticked is ``on``, what is
    empty or not ticked is left out."""
    return urlencode({name: "on" if value is True else value for name, value in choices.items() if value})


def not_looked_over(request: HttpRequest, chosen: str) -> bool:
    """Whether the form that was sent asks first to see what comes of its choices, `chosen` as a query: by its
    own button, or because they are not those of the page that was looked over, which it has as `tried`. That
    is said with the next page, since whoever pressed the button to take the file meant to have it."""
    if "try" in request.POST:
        return True
    if request.POST.get("tried", chosen) == chosen:
        return False
    messages.info(
        request, _("Here is what comes of the choices that you changed. Nothing was taken yet: look it over.")
    )
    return True
