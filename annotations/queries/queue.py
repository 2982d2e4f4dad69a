"""The queue: which article is to be reviewed next, by need, and who has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from annotations.models import ReviewStanding
from annotations.permissions import EDITOR_GROUPS
from annotations.queries.decisions_left import decisions_left
from annotations.queries.progress import SAMPLES_ACCOUNT
from annotations.queries.working import articles_alone
from newsreader.articles.models import Article
from newsreader.articles.reads import KEPT_DAYS

# What the queue shows: articles to review, those of the person, in discussion, waiting for a second person.
SHOWN = {
    "open": _("To review"),
    "mine": _("Mine"),
    "discussion": _("In discussion"),
    "approve": _("To approve"),
    "approved": _("Approved"),
}
ORDERS = {"sure": _("Least sure first"), "old": _("Oldest first"), "read": _("Most read first")}
PAGE_SIZE = 25
MOST_PAGES = 400
# So long an article that somebody took for himself, and does nothing on, is kept for him.
KEPT_FOR = timedelta(days=1)

_STATE = "coalesce(s.state, 'new')"
_SHOWS = {
    "open": f"{_STATE} IN ('new', 'in_review')",
    "mine": f"g.person_id = %(user)s AND {_STATE} IN ('new', 'in_review', 'discussion')",
    "discussion": f"{_STATE} = 'discussion'",
    "approve": f"{_STATE} = 'reviewed' AND s.approved_at IS NULL AND s.reviewed_by_id <> %(user)s",
    "approved": "s.approved_at IS NOT NULL",
}
_NEWS_TIME = "coalesce(a.published_at, a.created_at)"
_READS = "(SELECT sum(r.reads) FROM articles_dailyreads r WHERE r.article_id = a.id AND r.day > %(since)s)"
_ORDERS = {
    "sure": f"s.sureness ASC NULLS LAST, {_NEWS_TIME}, a.id",
    "old": f"{_NEWS_TIME}, a.id",
    "read": f"{_READS} DESC NULLS LAST, {_NEWS_TIME}, a.id",
}
_FROM = """
    FROM articles_article a
    JOIN articles_textversion v ON v.article_id = a.id AND v.is_current
    LEFT JOIN annotations_annotationset s ON s.version_id = v.id AND s.kind = 'shared'
    LEFT JOIN annotations_assignment g ON g.article_id = a.id AND g.ended_at IS NULL
    WHERE a.withdrawn_at IS NULL"""
# Taken by oneself a while ago, and left alone since.
_LAPSED = """(g.by_id = g.person_id AND g.at < %(lapsed)s AND NOT EXISTS (
    SELECT FROM annotations_decision d WHERE d.set_id = s.id AND d.actor_id = g.person_id
        AND d.at >= %(lapsed)s))"""


@dataclass(frozen=True, slots=True)
class Question:
    """What of the queue is asked for: a part of SHOWN in one of ORDERS, an outlet's alone (by number), those
    of one person (by number; 0: nobody's)."""

    show: str = "open"
    order: str = "sure"
    outlet: int | None = None
    person: int | None = None


@dataclass(slots=True)
class Queued:
    """One article of the queue. `sureness` is in percent, None where no suggestion waits; `left` counts
    the decisions that are left; `alone` is whether the person annotates it independently, who is told nothing
    of what others decided there; `reads` are of the last days that are counted; `by` is who reviewed it."""

    article: Article
    state: str
    state_label: Any
    sureness: int | None
    reads: int
    left: int
    person: Any
    assigned_by: Any
    reviewed_by: Any
    alone: bool


@dataclass(slots=True)
class Queue:
    """One page of the queue, whether there is another, and how many articles each part holds."""

    rows: list[Queued]
    more: bool
    counts: dict[str, int]


def queue_page(user: Any, question: Question, page: int = 1) -> Queue:
    """The articles that are asked for, those in most need first: six queries, however many there are."""
    values = _values(user, question)
    sql = (
        f"SELECT a.id, {_STATE}, s.approved_at IS NOT NULL, s.sureness, coalesce({_READS}, 0),"
        f" g.person_id, g.by_id, s.reviewed_by_id, v.id {_FROM} AND {_SHOWS[question.show]}"
        f"{_narrowed(question)} ORDER BY {_ORDERS[question.order]} LIMIT %(size)s OFFSET %(offset)s"
    )
    values |= {"size": PAGE_SIZE + 1, "offset": (page - 1) * PAGE_SIZE}
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows = cursor.fetchall()
    return Queue(_queued(rows[:PAGE_SIZE], user), len(rows) > PAGE_SIZE, _counts(user))


def next_free(user: Any, question: Question, after: int | None = None) -> tuple[int, bool, int | None] | None:
    """The number of the article that `user` is to review next, whether it is his already, and the assignment
    that stands; its row is locked, and one that another is just being given is passed over. None where there
    is none.

    His own come first; nobody's and those that were taken and left alone are the others. To be called inside
    a transaction. `after` is the article that he comes from.
    """
    mine = "coalesce(g.person_id = %(user)s, false)"
    values = _values(user, question) | {"after": after or 0, "lapsed": timezone.now() - KEPT_FOR}
    sql = (
        f"SELECT a.id, {mine}, g.id {_FROM} AND {_SHOWS['open']} AND a.id <> %(after)s"
        f" AND (g.id IS NULL OR g.person_id = %(user)s OR {_LAPSED}){_narrowed(question, persons=False)}"
        f" ORDER BY {mine} DESC, {_ORDERS[question.order]} LIMIT 1 FOR NO KEY UPDATE OF a SKIP LOCKED"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: tuple[int, bool, int | None] | None = cursor.fetchone()
    return found


def next_to_approve(user: Any, question: Question, after: int | None = None) -> int | None:
    """The number of the next article that waits for `user` as its second person."""
    values = _values(user, question) | {"after": after or 0}
    sql = (
        f"SELECT a.id {_FROM} AND {_SHOWS['approve']} AND a.id <> %(after)s"
        f"{_narrowed(question, persons=False)} ORDER BY {_ORDERS[question.order]} LIMIT 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found = cursor.fetchone()
    return found[0] if found else None


def people_to_assign() -> list[Any]:
    """Those to whom an article may be given: whoever may edit, by name."""
    people = get_user_model().objects.filter(is_active=True).exclude(username=SAMPLES_ACCOUNT)
    may = Q(groups__name__in=EDITOR_GROUPS) | Q(is_superuser=True)
    return list(people.filter(may).distinct().order_by("username"))


def _values(user: Any, question: Question) -> dict[str, Any]:
    since: datetime = timezone.localtime() - timedelta(days=KEPT_DAYS)
    return {
        "user": user.pk,
        "outlet": question.outlet,
        "person": question.person,
        "since": since.date(),
    }


def _narrowed(question: Question, persons: bool = True) -> str:
    outlet = " AND a.source_id = %(outlet)s" if question.outlet else ""
    if not persons or question.person is None or question.show == "mine":
        return outlet
    return outlet + (" AND g.person_id = %(person)s" if question.person else " AND g.id IS NULL")


def _counts(user: Any) -> dict[str, int]:
    parts = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in _SHOWS.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts} {_FROM}", {"user": user.pk})
        return dict(zip(_SHOWS, cursor.fetchone(), strict=True))


def _queued(rows: Sequence[tuple[Any, ...]], user: Any) -> list[Queued]:
    articles = Article.objects.select_related("source").in_bulk([row[0] for row in rows])
    people = get_user_model().objects.in_bulk({number for row in rows for number in row[5:8] if number})
    left = decisions_left([row[8] for row in rows])
    alone = set(articles_alone(user).values_list("version__article", flat=True))
    queued = []
    for number, state, approved, sureness, reads, person, by, reviewer, version in rows:
        standing = ReviewStanding.APPROVED if approved else ReviewStanding(state)
        if number in alone:
            standing, sureness, reviewer, left[version] = ReviewStanding.NEW, None, None, 0
        queued.append(
            Queued(
                article=articles[number],
                state=standing.value,
                state_label=standing.label,
                sureness=None if sureness is None else round(100 * sureness),
                reads=reads,
                left=left.get(version, 0),
                person=people.get(person),
                assigned_by=people.get(by),
                reviewed_by=people.get(reviewer),
                alone=number in alone,
            )
        )
    return queued
