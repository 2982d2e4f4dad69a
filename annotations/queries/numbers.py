"""The numbers of the corpus as they were last counted: over time, by outlet, by speaker. Few rows are read,
however many articles there are: annotations.actions.count_numbers has counted them. docs/numbers.md defines
each number."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from annotations.models import Counting
from annotations.rendering.stretches import following, months_within, starts

STEPS = ("week", "month", "year")
# So many stretches of a length at most; beyond, the next longer one is taken.
_MOST = {"week": 53, "month": 60}
_FEW_WEEKS = 26
MOST_NAMED = 15

_BOUNDS = """
    SELECT min(day), max(day) FROM annotations_dailycount
    WHERE span = 'day' AND source_id IS NULL AND speaker_id IS NULL"""
# The whole months from {first} to {last}, and the days before and after them.
_WITHIN = """(c.span = 'month' AND c.day >= %({0}first)s AND c.day < %({0}last)s
        OR c.span = 'day' AND c.day >= %({0}since)s AND c.day < %({0}first)s
        OR c.span = 'day' AND c.day >= %({0}last)s AND c.day <= %({0}until)s)"""
_SUMS = f"""
    SELECT NULL::date AS start, what, sum(number) FROM annotations_dailycount c
    WHERE c.source_id IS NULL AND c.speaker_id IS NULL AND {_WITHIN.format("before_")} GROUP BY 2
    UNION ALL
    SELECT date_trunc(%(step)s, day)::date, what, sum(number) FROM annotations_dailycount c
    WHERE c.source_id IS NULL AND c.speaker_id IS NULL AND {_WITHIN.format("step_")} GROUP BY 1, 2"""  # noqa: S608 - no value of it comes from outside
_OUTLETS = f"""
    SELECT s.name, c.what, sum(c.number) FROM annotations_dailycount c
    JOIN articles_source s ON s.id = c.source_id
    WHERE c.source_id IS NOT NULL AND {_WITHIN.format("")} GROUP BY 1, 2"""  # noqa: S608 - as above
# Whom a merge left has the quotes of both. Who has no quote left that everybody may read is not named.
_SPEAKERS = f"""
    WITH quoted AS (
        SELECT coalesce(s.merged_into_id, s.id) AS speaker, sum(c.number) AS quotes
        FROM annotations_dailycount c JOIN annotations_speaker s ON s.id = c.speaker_id
        WHERE c.speaker_id IS NOT NULL AND {_WITHIN.format("")} GROUP BY 1)
    SELECT q.speaker, s.name, q.quotes, count(*) OVER () FROM quoted q
    JOIN annotations_speaker s ON s.id = q.speaker
    WHERE EXISTS (SELECT FROM annotations_listedspeaker l WHERE l.speaker_id = q.speaker AND l.reviewed)
    ORDER BY q.quotes DESC, s.name, q.speaker LIMIT %(most)s"""  # noqa: S608 - as above


@dataclass(frozen=True, slots=True)
class Period:
    """What is asked for: days, both in it, open where None, and the length of a stretch, None for the one
    that fits."""

    since: date | None = None
    until: date | None = None
    step: str | None = None


@dataclass(slots=True)
class Stretch:
    """A week, a month or a year from the day `start`, with its numbers by name."""

    start: date
    numbers: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Numbers:
    """The numbers from the day `since` to the day `until`, stretch by stretch, oldest first.

    `before` has what was there when the period began, `all` what came in it. `outlets` have their numbers by
    name, most articles first. `speakers` are (number, name, quotes) of those quoted most, of `all_speakers`.
    """

    as_of: datetime
    since: date
    until: date
    step: str
    before: Counter[str]
    all: Counter[str]
    stretches: list[Stretch]
    outlets: list[tuple[str, Counter[str]]]
    speakers: list[tuple[int, str, int]]
    all_speakers: int


def numbers_of(period: Period) -> Numbers | None:
    """The numbers of a period; None where nothing was counted yet. Five queries."""
    counting = Counting.objects.first()
    first, last = _one(_BOUNDS)
    if counting is None or first is None:
        return None
    as_of = timezone.localdate(counting.as_of)
    until = min(period.until or as_of, max(as_of, last))
    since = min(max(period.since or first, first), until)
    step = _fitting(since, until, period.step)
    values = {"step": step, "most": MOST_NAMED}
    values |= _days_and_months("", since, until)
    values |= _days_and_months("before_", first, since - timedelta(days=1))
    values |= _days_and_months("step_", since, until, in_days=step == "week")
    stretches = {start: Stretch(start) for start in starts(since, until, step)}
    before: Counter[str] = Counter()
    together: Counter[str] = Counter()
    for start, what, number in _rows(_SUMS, values):
        if start is None:
            before[what] += number
        else:
            stretches[start].numbers[what] += number
            together[what] += number
    outlets: dict[str, Counter[str]] = {}
    for name, what, number in _rows(_OUTLETS, values):
        outlets.setdefault(name, Counter())[what] += number
    speakers = _rows(_SPEAKERS, values)
    return Numbers(
        counting.as_of,
        since,
        until,
        step,
        before,
        together,
        list(stretches.values()),
        sorted(outlets.items(), key=lambda item: (-item[1]["reviewed"], item[0])),
        [(number, name, int(quotes)) for number, name, quotes, _ in speakers],
        speakers[0][3] if speakers else 0,
    )


def _days_and_months(prefix: str, since: date, until: date, *, in_days: bool = False) -> dict[str, Any]:
    """The whole months from `since` to `until` as from the day `first` to before the day `last`: none of them
    where `in_days`."""
    after = until + timedelta(days=1)
    first = since if since.day == 1 else following(since.replace(day=1), "month")
    last = after.replace(day=1)
    if in_days or first >= last:
        first = last = after
    told = {"since": since, "until": until, "first": first, "last": last}
    return {prefix + name: day for name, day in told.items()}


def _one(query: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()


def _rows(query: str, values: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def _fitting(since: date, until: date, asked: str | None) -> str:
    weeks = (until - since).days // 7 + 1
    step = asked or ("week" if weeks <= _FEW_WEEKS else "month")
    if step == "week" and weeks > _MOST["week"]:
        step = "month"
    return "year" if step == "month" and months_within(since, until) > _MOST["month"] else step
