"""What parameters of several routes have in common."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.urls import reverse
from ninja import Path, Query
from pydantic import AfterValidator

from newsreader.api.schemas import Error

GREATEST = 2**63 - 1


def no_nul(value: str) -> str:
    """The value. Raises ValueError for one that the database could not hold."""
    if "\0" in value:
        raise ValueError("has a NUL character")
    return value


Number = Annotated[int, Path(ge=1, le=GREATEST)]
Words = Annotated[str, Query("", max_length=200), AfterValidator(no_nul)]
Day = Annotated[date | None, Query(None)]
Sought = Annotated[int | None, Query(None, ge=1, le=GREATEST)]

# The refusals of every route that reads, and of one that reads one thing.
REFUSALS = {401: Error, 422: Error, 429: Error}
OF_ONE = {**REFUSALS, 404: Error}
OF_ONE_WITHDRAWN = {**OF_ONE, 410: Error}


def address(request: HttpRequest, name: str, *values: object) -> str:
    """The absolute address of a page or route."""
    return request.build_absolute_uri(reverse(name, args=values))
