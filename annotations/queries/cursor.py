"""A place in a list that goes from the newest to the oldest."""

from dataclasses import dataclass
from datetime import datetime


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
        if not (number.isascii() and number.isdecimal() and len(number) < 19):
            raise ValueError(f"{written!r} has no number")
        return cls(when, int(number))
