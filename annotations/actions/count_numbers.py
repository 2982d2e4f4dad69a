"""Bring the numbers of the corpus up to date with what was decided since they were last counted.

An article's own numbers are kept beside the sums of each day, so that what it added is taken off again before
it is counted anew: a run costs what was changed, not what there is. Which articles are out of date is asked
of the articles themselves (`CountedArticle`), never told by whoever changes one, so that nothing can forget
to tell. One run waits for another.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from annotations.actions.count_article import WAY, ArticleNumbers, count_articles
from annotations.models import AnnotationSet, CountedArticle, Counting, DailyCount, Speaker
from newsreader.articles.models import Article

# The first number is the lock's own.
_LOCK = "SELECT pg_advisory_xact_lock(1516, 0)"
_TOGETHER = 100
# What is also counted for each outlet.
_OF_OUTLETS = ("reviewed", "marks.quote", "marks.speaker", "marks.cue", "marks.place")

# The reviewed text of each public article that stands, the latest where there are several.
_CORPUS = """
    FROM annotations_annotationset s
    JOIN articles_textversion v ON v.id = s.version_id JOIN articles_article a ON a.id = v.article_id
    WHERE s.kind = 'shared' AND s.state = 'reviewed' AND a.withdrawn_at IS NULL AND a.visibility = 'public'
        AND NOT EXISTS (SELECT FROM annotations_annotationset o JOIN articles_textversion w
            ON w.id = o.version_id WHERE w.article_id = a.id AND w.number > v.number
            AND o.kind = 'shared' AND o.state = 'reviewed')"""
_OUT_OF_DATE = f"""
    SELECT s.id {_CORPUS} AND NOT EXISTS (SELECT FROM annotations_countedarticle c WHERE c.set_id = s.id
        AND c.revision = s.revision AND c.way = %(way)s AND c.source_id IS NOT DISTINCT FROM a.source_id)
    UNION ALL
    SELECT c.set_id FROM annotations_countedarticle c WHERE c.set_id NOT IN (SELECT s.id {_CORPUS})
    ORDER BY 1"""  # noqa: S608 - no value of it comes from outside
_STILL = f"SELECT s.id {_CORPUS} AND s.id = ANY(%s)"
# What came to nothing is named: to look for it would be to read all sums, once for every hundred articles.
_ADD = """
    WITH added AS (
        INSERT INTO annotations_dailycount (what, span, day, source_id, speaker_id, number)
            SELECT *
            FROM unnest(%s::text[], %s::text[], %s::date[], %s::bigint[], %s::bigint[], %s::integer[])
            ON CONFLICT ON CONSTRAINT daily_count_once
                DO UPDATE SET number = annotations_dailycount.number + excluded.number
            RETURNING id, number)
    SELECT id FROM added WHERE number = 0"""
_ARTICLES = """
    INSERT INTO annotations_dailycount (what, span, day, number)
        SELECT 'articles', span, date_trunc(span, created_at AT TIME ZONE %s)::date, count(*)
        FROM articles_article, unnest(ARRAY['day', 'month']) AS span
        WHERE withdrawn_at IS NULL AND visibility = 'public' GROUP BY 2, 3"""

_Key = tuple[str, str, date, int | None, int | None]


@dataclass(frozen=True, slots=True)
class CountedNow:
    """How many articles were counted, and how many left the numbers."""

    counted: int
    left: int


def count_numbers(
    *, anew: bool = False, on_progress: Callable[[int, int], object] = lambda done, of: None
) -> CountedNow:
    """Count what is out of date, some hundred articles a transaction; with `anew` all, and the sums too.

    A run that is ended leaves sums that are right for what it came to; the next one goes on.
    """
    begun = timezone.now()
    if anew:
        with transaction.atomic():
            lock_numbers()
            DailyCount.objects.all().delete()
            CountedArticle.objects.all().delete()
    numbers = _numbers_out_of_date()
    counted = left = 0
    for first in range(0, len(numbers), _TOGETHER):
        now = _count_some(numbers[first : first + _TOGETHER])
        counted, left = counted + now.counted, left + now.left
        on_progress(counted + left, len(numbers))
    with transaction.atomic():
        lock_numbers()
        DailyCount.objects.filter(what="articles").delete()
        with connection.cursor() as cursor:
            cursor.execute(_ARTICLES, [timezone.get_current_timezone_name()])
        Counting.objects.update_or_create(id=1, defaults={"as_of": begun})
    return CountedNow(counted, left)


def leave_numbers(article: Article) -> None:
    """Take off what a withdrawn article added, in the transaction that withdraws it and that began with
    `lock_numbers`."""
    numbers = CountedArticle.objects.filter(set__version__article=article).values_list("pk", flat=True)
    if found := list(numbers):
        _count_some(found)


def out_of_date() -> int:
    """How many articles the next run will count or take off."""
    return len(_numbers_out_of_date())


def lock_numbers() -> None:
    """Keep others from counting until the transaction ends. To be asked for before any row is locked: a count
    refers to articles' sets and to speakers, and would wait for who waits for it."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)


def _numbers_out_of_date() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_OUT_OF_DATE, {"way": WAY})
        return [number for (number,) in cursor.fetchall()]


@transaction.atomic
def _count_some(numbers: list[int]) -> CountedNow:
    """Take off what these sets added, add what they add now."""
    lock_numbers()
    with connection.cursor() as cursor:
        cursor.execute(_STILL, [numbers])
        still = [number for (number,) in cursor.fetchall()]
    sets = list(
        AnnotationSet.objects.filter(pk__in=still).select_related("version__article__source").order_by("pk")
    )
    change: Counter[_Key] = Counter()
    for row in CountedArticle.objects.filter(pk__in=numbers):
        change.subtract(_shares(row.day, row.source_id, row.numbers, row.speakers))
    rows = [_row(found) for found in count_articles(sets)]
    for row in rows:
        change.update(_shares(row.day, row.source_id, row.numbers, row.speakers))
    CountedArticle.objects.filter(pk__in=numbers).delete()
    CountedArticle.objects.bulk_create(rows)
    _add({key: number for key, number in change.items() if number})
    return CountedNow(len(rows), len(numbers) - len(rows))


def _row(found: ArticleNumbers) -> CountedArticle:
    of = found.set
    if of.reviewed_at is None:
        raise ValueError(f"the set {of.pk} is not reviewed")
    return CountedArticle(
        set=of,
        source_id=of.version.article.source_id,
        revision=of.revision,
        way=WAY,
        day=timezone.localdate(of.reviewed_at),
        numbers=dict(found.numbers),
        speakers={str(speaker): quotes for speaker, quotes in found.speakers.items()},
    )


def _shares(
    day: date, source: int | None, numbers: Mapping[str, int], speakers: Mapping[str, int]
) -> dict[_Key, int]:
    """What an article adds to the sums of its day and of its month."""
    shares: dict[_Key, int] = {}
    for span, of in (("day", day), ("month", day.replace(day=1))):
        shares |= {(what, span, of, None, None): number for what, number in numbers.items()}
        if source is not None:
            shares |= {
                (what, span, of, source, None): numbers[what] for what in _OF_OUTLETS if what in numbers
            }
        shares |= {("quotes", span, of, None, int(speaker)): number for speaker, number in speakers.items()}
    return shares


def _add(change: Mapping[_Key, int]) -> None:
    """Add to the sums, in one order for all who do; those of a speaker who is gone went with the speaker."""
    named = {speaker for *_, speaker in change if speaker is not None}
    there = set(Speaker.objects.filter(pk__in=named).values_list("pk", flat=True))
    kept = sorted(
        (item for item in change.items() if item[0][4] is None or item[0][4] in there), key=_in_order
    )
    columns: Iterable[tuple[Any, ...]] = zip(*((*key, number) for key, number in kept), strict=True)
    if kept:
        with connection.cursor() as cursor:
            cursor.execute(_ADD, [list(column) for column in columns])
            nothing = [number for (number,) in cursor.fetchall()]
            cursor.execute("DELETE FROM annotations_dailycount WHERE id = ANY(%s)", [nothing])


def _in_order(item: tuple[_Key, int]) -> tuple[Any, ...]:
    (what, span, day, source, speaker), _ = item
    return what, span, day, source or 0, speaker or 0
