"""What stands in a table of numbers, for a page to write and for a download."""

from dataclasses import dataclass
from datetime import date
from typing import Any

# A share of fewer is said with how many they are.
FEW = 30


@dataclass(frozen=True, slots=True)
class Share:
    """A part of so many; of none there is no share."""

    part: int
    of: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; None of none."""
        return self.part / self.of if self.of else None

    @property
    def few(self) -> bool:
        """Whether so few are counted that the share says little without how many."""
        return self.of < FEW


@dataclass(frozen=True, slots=True)
class F1:
    """The harmonic mean of precision and recall, from how many were right, suggested and there."""

    right: int
    suggested: int
    there: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; None where nothing was suggested and nothing is there."""
        both = self.suggested + self.there
        return 2 * self.right / both if both else None


@dataclass(frozen=True, slots=True)
class Stretched:
    """A stretch of time as a cell: its first day and its length."""

    start: date
    step: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the corpus, in Arabic, maybe with the address of its page."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """A value as programs read it in the download, and what people are told it is."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A number that a page tells in words, `label`, where it is not nothing."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name that a program reads in the download, and what people are told it is. On a page it
    stands in the cells of the column `beside`, where one is named, smaller than that one's own numbers."""

    name: str
    label: str
    number: bool = True
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page and of the download NAME.csv; the first cell of a row names it. `note` says under
    the caption what the numbers beside others are."""

    name: str
    caption: str
    columns: list[Column]
    rows: list[list[Any]]
    note: str = ""

    def shown(self) -> list[tuple[int, list[int]]]:
        """The columns of a page by their places, each with the places of those that stand beside it."""
        places = {column.name: place for place, column in enumerate(self.columns)}
        beside: dict[int, list[int]] = {
            place: [] for place, column in enumerate(self.columns) if not column.beside
        }
        for place, column in enumerate(self.columns):
            if column.beside:
                beside[places[column.beside]].append(place)
        return list(beside.items())
