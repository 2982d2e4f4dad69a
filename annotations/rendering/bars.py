"""How many there are in each stretch of time, drawn as bars: days, months or years, whichever fits."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if (last - first).days < _MOST_DAYS:
        step, starts = "day", [first + timedelta(n) for n in range((last - first).days + 1)]
    elif months <= _MOST_MONTHS:
        step, starts = "month", [_month(first, n) for n in range(months)]
    else:
        step, starts = "year", [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    if len(starts) < 2:
        return None
    counts: Counter[date] = Counter()
    for day, count in days.items():
        counts[_start(day, step)] += count
    most = max(counts.values())
    pitch = WIDTH / len(starts)
    width = round(min(pitch * 0.78, 48), 2)
    bars = []
    for number, since in enumerate(starts):
        count = counts[since]
        height = max(round(HEIGHT * count / most, 1), _LEAST_HEIGHT) if count else 0.0
        x = round(number * pitch + (pitch - width) / 2, 2)
        bars.append(Bar(since, _end(since, step), count, x, round(HEIGHT - height, 1), width, height))
    return Chart(bars, step, most)


def _month(first: date, number: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    return date(year, month + 1, 1)


def _start(day: date, step: str) -> date:
    if step == "day":
        return day
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _end(since: date, step: str) -> date:
    if step == "day":
        return since
    return (_month(since, 1) if step == "month" else date(since.year + 1, 1, 1)) - timedelta(1)
