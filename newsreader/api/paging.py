"""Pages by cursor: what stands for a place in a list is opaque, and good whatever comes in meanwhile."""

import base64
import binascii
from typing import Annotated

from ninja import Query

from annotations.queries.cursor import Cursor
from annotations.queries.written_number import whole_number
from newsreader.api.errors import refusal

PAGE, MOST = 50, 200

After = Annotated[
    str,
    Query(
        "", alias="cursor", max_length=200, description="`next` of the page before; empty for the first page."
    ),
]
Size = Annotated[int, Query(PAGE, alias="size", ge=1, le=MOST, description="How many at most.")]


def written(cursor: Cursor | int | None) -> str | None:
    """The cursor as an answer has it."""
    if cursor is None:
        return None
    return base64.urlsafe_b64encode(str(cursor).encode()).decode().rstrip("=")


def place_of(after: str) -> Cursor | None:
    """The place in a list by time that a cursor means; None for the first page. Raises ApiError, 422."""
    try:
        return Cursor.parse(_decoded(after)) if after else None
    except (ValueError, OverflowError) as error:
        raise refusal(422, "No cursor of this list.", "query.cursor") from error


def number_of(after: str) -> int:
    """The same for a list by number, 0 for the first page. Raises ApiError, 422."""
    number = 0
    try:
        found = whole_number(_decoded(after)) if after else number
    except ValueError:
        found = None
    if found is None:
        raise refusal(422, "No cursor of this list.", "query.cursor")
    return found


def _decoded(after: str) -> str:
    """Raises ValueError."""
    if not after.isascii():
        raise ValueError(after)
    try:
        return base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise ValueError(after) from error
