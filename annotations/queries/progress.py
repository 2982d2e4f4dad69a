"""The work of a day, by person, from the log of decisions: nothing is counted beside it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from annotations.queries.working import alone_in

# The account by which the sample articles come reviewed; nobody signs in by it.
SAMPLES_ACCOUNT = "sample-articles"

# Of what stands, done or redone. What a decision did to suggestions tells accepted from rejected; a
# suggestion that was accepted by a change of it is corrected, as a change of another mark is one correction.
_OF_THE_DAY = """
    WITH RECURSIVE tip AS (
        SELECT d.* FROM annotations_decision d
        WHERE d.at >= %(start)s AND d.at < %(end)s AND d.actor_id IS NOT NULL AND d.action <> 'undo'
            AND (d.actor_id = %(user)s OR NOT EXISTS (SELECT FROM annotations_annotationset s
                WHERE s.id = d.set_id AND s.version_id = ANY(%(alone)s)))
            AND NOT EXISTS (SELECT FROM annotations_decision u WHERE u.undoes_id = d.id)
    ), root AS (
        SELECT id AS tip, action, undoes_id FROM tip
        UNION ALL
        SELECT root.tip, d.action, d.undoes_id FROM annotations_decision d JOIN root ON d.id = root.undoes_id
    ), done AS (
        SELECT tip.id, tip.actor_id, root.action, tip.set_id, tip.changes
        FROM tip JOIN root ON root.tip = tip.id AND root.undoes_id IS NULL
    ), change AS (
        SELECT done.id, c.value->'after' AS after, c.value->'before'->>'status' AS was,
            c.value->'after'->>'status' AS now
        FROM done, jsonb_array_elements(done.changes) c WHERE c.value->>'what' = 'mark'
    ), counted AS (
        SELECT id,
            count(*) FILTER (WHERE now = 'accepted' AND was <> 'accepted') AS accepted,
            count(*) FILTER (WHERE now = 'rejected' AND was <> 'rejected') AS rejected,
            count(*) FILTER (WHERE was IS NULL AND now = '' AND after->'origin' = 'null') AS added,
            count(*) FILTER (WHERE now IS NULL AND was = '') AS deleted
        FROM change GROUP BY id
    )
    SELECT done.actor_id,
        count(DISTINCT done.set_id) FILTER (WHERE done.action = 'review') AS reviewed,
        count(DISTINCT done.set_id) FILTER (WHERE done.action = 'approve') AS approved,
        coalesce(sum(accepted - CASE WHEN done.action = 'change' AND accepted > 0 THEN 1 ELSE 0 END), 0),
        count(*) FILTER (WHERE done.action IN ('change', 'restore')),
        coalesce(sum(rejected), 0), coalesce(sum(added), 0), coalesce(sum(deleted), 0)
    FROM done LEFT JOIN counted USING (id) GROUP BY done.actor_id"""


@dataclass(slots=True)
class Work:
    """What one person (None: everybody) did on a day: articles reviewed and approved, marks accepted as they
    were suggested, corrected, rejected, added and deleted."""

    person: Any
    reviewed: int = 0
    approved: int = 0
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    added: int = 0
    deleted: int = 0


_NUMBERS = ("reviewed", "approved", "accepted", "corrected", "rejected", "added", "deleted")


@dataclass(slots=True)
class Progress:
    """The work of a day: one's own, everybody's together, and each person's, most reviewed first."""

    day: date
    mine: Work
    all: Work
    people: list[Work]


def progress_of(user: Any, day: date | None = None) -> Progress:
    """The work of `day`, today where none is given, in the site's time zone: three queries.

    What others decided in texts that `user` annotates independently is not counted for `user`.
    """
    day = day or timezone.localdate()
    start = timezone.make_aware(datetime.combine(day, time()))
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    values = {"start": start, "end": end, "user": user.pk}
    values["alone"] = list(alone_in(user).values_list("version", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(_OF_THE_DAY, values)
        rows = cursor.fetchall()
    people = get_user_model().objects.in_bulk([row[0] for row in rows])
    # The samples come reviewed by an account that is nobody.
    works = [
        Work(people[actor], *map(int, numbers))
        for actor, *numbers in rows
        if any(numbers) and people[actor].get_username() != SAMPLES_ACCOUNT
    ]
    works.sort(key=lambda work: (-work.reviewed, -work.accepted, work.person.get_username()))
    mine = next((work for work in works if work.person.pk == user.pk), Work(user))
    together = Work(None, *(sum(getattr(work, name) for work in works) for name in _NUMBERS))
    return Progress(day, mine, together, works)
