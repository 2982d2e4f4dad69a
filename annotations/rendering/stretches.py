"""The stretches of time that drawings and tables count in: days, weeks from Monday, months, years."""

from calendar import monthrange
from datetime import date, timedelta


def beginning(day: date, step: str) -> date:
    """The first day of the ``day``, ``week``, ``month`` or ``year`` that has `day`."""
    if step == "day":
        return day
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def ending(start: date, step: str) -> date:
    """The last day of the stretch that begins on `start`."""
    if step == "day":
        return start
    if step == "week":
        return start + timedelta(days=6)
    month = 12 if step == "year" else start.month
    return date(start.year, month, monthrange(start.year, month)[1])


def following(start: date, step: str) -> date:
    """The first day of the stretch after the one that begins on `start`."""
    return ending(start, step) + timedelta(days=1)


def starts(since: date, until: date, step: str) -> list[date]:
    """The first days of the stretches that have a day from `since` to `until`."""
    found = [beginning(since, step)]
    last = beginning(until, step)
    while found[-1] < last:
        found.append(following(found[-1], step))
    return found


def months_within(since: date, until: date) -> int:
    """How many months have a day from `since` to `until`."""
    return 12 * (until.year - since.year) + until.month - since.month + 1
