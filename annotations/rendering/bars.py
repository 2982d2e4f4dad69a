"""How many there are in each stretch of time, drawn as bars: days, months or years, whichever fits."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from annotations.rendering.stretches import beginning, ending, months_within, starts

# The drawing, in its own units.
WIDTH, HEIGHT = 600, 96
# More bars than these are too thin to be pointed at; then the next longer stretch is taken.
_MOST_DAYS, _MOST_MONTHS = 31, 24
_LEAST_HEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch from the day `since` to the day `until`, both in it, with its place in the drawing: from
    the left and from the top."""

    since: date
    until: date
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def days(self) -> str:
        """The stretch as an address of a list that is narrowed to it says it."""
        return f"since={self.since}&until={self.until}"


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars from the oldest to the newest, empty ones too; `step` is ``day``, ``month`` or ``year``."""

    bars: list[Bar]
    step: str
    most: int
    width: int = WIDTH
    height: int = HEIGHT


def chart_of(days_of_each: Iterable[date]) -> Chart | None:
    """The chart of what has these days; None where one bar would have them all."""
    days = Counter(days_of_each)
    if not days:
        return None
    first, last = min(days), max(days)
    if (last - first).days < _MOST_DAYS:
        step = "day"
    else:
        step = "month" if months_within(first, last) <= _MOST_MONTHS else "year"
    all_starts = starts(first, last, step)
    if len(all_starts) < 2:
        return None
    counts: Counter[date] = Counter()
    for day, count in days.items():
        counts[beginning(day, step)] += count
    most = max(counts.values())
    pitch = WIDTH / len(all_starts)
    width = round(min(pitch * 0.78, 48), 2)
    bars = []
    for number, since in enumerate(all_starts):
        count = counts[since]
        height = max(round(HEIGHT * count / most, 1), _LEAST_HEIGHT) if count else 0.0
        x = round(number * pitch + (pitch - width) / 2, 2)
        bars.append(Bar(since, ending(since, step), count, x, round(HEIGHT - height, 1), width, height))
    return Chart(bars, step, most)
