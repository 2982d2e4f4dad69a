"""A place in a list that goes from the newest to the oldest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from annotations.queries.written_number import whole_number


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place of a row by its time and number; `str` writes it for an address, `parse` reads it back."""

    when: datetime
    id: int

    def __str__(self) -> str:
        return f"{self.when.isoformat()}_{self.id}"

    @classmethod
    def parse(cls, written: str) -> "Cursor":
        """Raises ValueError where `written` is none of ours."""
        time, _, number = written.rpartition("_")
        when = datetime.fromisoformat(time)
        if when.tzinfo is None:
            raise ValueError(f"{written!r} has no time zone")
        if (row := whole_number(number)) is None:
            raise ValueError(f"{written!r} has no number")
        return cls(when, row)

    def older(self, rows: QuerySet[Any], key: str = "pk") -> QuerySet[Any]:
        """Those of `rows`, which have a `when`, that come after this place; `key` is the column of a row's
        number.
        """
        # The first condition is what an index is searched by; the second one parts those of one moment.
        return rows.filter(when__lte=self.when).exclude(**{"when": self.when, f"{key}__gte": self.id})

    def newer(self, rows: QuerySet[Any], key: str = "pk") -> QuerySet[Any]:
        """Those of `rows` that come before this place; otherwise as `older`."""
        return rows.filter(when__gte=self.when).exclude(**{"when": self.when, f"{key}__lte": self.id})
