"""What a person can undo and redo in an article, and which decisions stand: from the log of decisions alone.

A decision is undone by a row that names it, and that row by a redo that names it in turn: a chain whose last
row says whether the decision at its beginning stands.
"""

from dataclasses import dataclass
from json import loads
from typing import Any

from django.db import connection

from annotations.models import Decision

_UNDO, _REDO = Decision.Action.UNDO, Decision.Action.REDO

# Every page of an editor asks this; written out, for it walks the log and the chain in one question.
_STEPS = """
    WITH RECURSIVE mine AS (
        SELECT d.id, d.revision, d.action, d.undoes_id FROM annotations_decision d
        WHERE d.set_id = %(set)s AND d.actor_id = %(user)s),
    ends AS (
        SELECT * FROM mine WHERE NOT EXISTS (SELECT FROM annotations_decision u WHERE u.undoes_id = mine.id)),
    -- An undo in a row goes on below the one before it, whatever that passed over; what was passed over
    -- comes last.
    below AS (
        SELECT d.revision FROM (SELECT * FROM mine ORDER BY revision DESC LIMIT 1) AS last
        JOIN mine d ON d.id = last.undoes_id WHERE last.action = 'undo'),
    tips AS (
        (SELECT 'undo' AS step, * FROM ends WHERE action <> 'undo' AND (%(past)s::bigint IS NULL
            OR revision < (SELECT revision FROM mine WHERE id = %(past)s::bigint))
         ORDER BY revision < (SELECT revision FROM below) DESC NULLS LAST, revision DESC LIMIT 1)
        UNION ALL
        (SELECT 'redo' AS step, * FROM ends WHERE action = 'undo' AND revision > coalesce(
            (SELECT max(revision) FROM mine WHERE action NOT IN ('undo', 'redo')), 0)
         ORDER BY revision DESC LIMIT 1)),
    chain AS (
        SELECT step, id AS tip, id, undoes_id FROM tips
        UNION ALL
        SELECT chain.step, chain.tip, d.id, d.undoes_id
        FROM annotations_decision d JOIN chain ON d.id = chain.undoes_id)
    SELECT chain.step, chain.tip, d.action, d.changes
    FROM chain JOIN annotations_decision d ON d.id = chain.id WHERE chain.undoes_id IS NULL"""
_ROOTS = """
    WITH RECURSIVE chain AS (
        SELECT id AS last, id, action, undoes_id FROM annotations_decision WHERE id = ANY(%s)
        UNION ALL
        SELECT chain.last, d.id, d.action, d.undoes_id
        FROM annotations_decision d JOIN chain ON d.id = chain.undoes_id)
    SELECT last, action FROM chain WHERE undoes_id IS NULL"""
_UNDONE = """
    WITH RECURSIVE chain AS (
        SELECT id AS first, id, action FROM annotations_decision WHERE id = ANY(%s) AND undoes_id IS NULL
        UNION ALL
        SELECT chain.first, d.id, d.action FROM annotations_decision d JOIN chain ON d.undoes_id = chain.id)
    SELECT first FROM chain WHERE action = 'undo'
        AND NOT EXISTS (SELECT FROM annotations_decision u WHERE u.undoes_id = chain.id)"""
_LOG = """
    SELECT id, action, undoes_id, jsonb_path_query_first(changes, '$[*] ? (@.what == "set").after')
    FROM annotations_decision WHERE set_id = %s ORDER BY revision"""


@dataclass(frozen=True, slots=True)
class Step:
    """One step back or forth: the row of the log that it turns round, and what the decision at the beginning
    of its chain was and changed."""

    row: int
    action: str
    changes: list[dict[str, Any]]


def steps(of: int, user: int, past: int | None = None) -> dict[str, Step]:
    """By "undo" and "redo" what `user` can take back and do again on set `of`; one query.

    An undo takes back the last decision of the user that stands, with `past` the last before that row of the
    log; the next undo goes on from there. A redo takes back the last undo, unless a new decision of the same
    user came after that.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STEPS, {"set": of, "user": user, "past": past})
        return {step: Step(row, action, loads(changes)) for step, row, action, changes in cursor.fetchall()}


def first_actions(rows: list[int]) -> dict[int, str]:
    """By the number of a row of the log the action that its chain began with; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_ROOTS, [rows])
        return dict(cursor.fetchall())


def undone_now(rows: list[int]) -> set[int]:
    """Those of the rows of a log, no undo or redo, that are undone and not redone; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_UNDONE, [rows])
        return {first for (first,) in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the log: its number, action, what it undoes, and what it made of the set's state, or None."""

    id: int
    action: str
    undoes: int | None
    state: dict[str, Any] | None


class Log:
    """The log of one set as far as it tells which decisions stand, and the review state after each row."""

    def __init__(self, of: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_LOG, [of])
            self.rows = [
                _Row(number, action, undoes, loads(state) if state else None)
                for number, action, undoes, state in cursor.fetchall()
            ]
        self._roots: dict[int, int] = {}
        for row in self.rows:
            self._roots[row.id] = row.id if row.undoes is None else self._roots[row.undoes]
        self.standing: set[int] = set()
        for row in self.rows:
            self._take(self.standing, row)

    def after_turning(self, decision: int) -> set[int]:
        """The decisions that stand once the row `decision` is undone or, being an undo, redone."""
        root = self._roots[decision]
        return self.standing ^ {root}

    def state_of(self, standing: set[int]) -> dict[str, Any] | None:
        """The review state, as a snapshot, that the article had when last just these decisions stood.

        None where they never stood alone together.
        """
        now: set[int] = set()
        # How many decisions stand that should not, or should and do not.
        apart = len(standing)
        state: dict[str, Any] = {"state": "new", "reviewed_at": None}
        found = state if apart == 0 else None
        for row in self.rows:
            root = self._roots[row.id]
            stood = root in now
            self._take(now, row)
            if (root in now) != stood:
                apart += -1 if (root in now) == (root in standing) else 1
            state = row.state or state
            if apart == 0:
                found = state
        return found

    def _take(self, standing: set[int], row: _Row) -> None:
        if row.action == _UNDO:
            standing.discard(self._roots[row.id])
        else:
            standing.add(self._roots[row.id])
