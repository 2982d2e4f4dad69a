"""What an entity was called, and which words a mark was on, just before or after a decision of the log."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from annotations.models import Entity, Mark

Key = tuple[str, int]

_TOLD = """
    SELECT d.id, c->>'what', (c->>'id')::bigint,
        coalesce(c->'before'->>'name', c->'before'->>'text'),
        coalesce(c->'after'->>'name', c->'after'->>'text')
    FROM annotations_decision d CROSS JOIN LATERAL jsonb_array_elements(d.changes) c
    WHERE d.set_id = ANY(%s) AND (
        (c->>'what' = 'entity' AND (c->>'id')::bigint = ANY(%s))
        OR (c->>'what' = 'mark' AND (c->>'id')::bigint = ANY(%s)))
    ORDER BY d.id"""


class FormerNames:
    """The names of entities and the words of marks through the log of some sets; three queries."""

    def __init__(self, sets: Iterable[int], entities: Iterable[int], marks: Iterable[int]) -> None:
        entities, marks = sorted(set(entities)), sorted(set(marks))
        self._now: dict[Key, str] = {
            ("entity", number): name
            for number, name in Entity.objects.filter(pk__in=entities).values_list("pk", "name")
        }
        self._now |= {
            ("mark", number): text
            for number, text in Mark.objects.filter(pk__in=marks).values_list("pk", "text")
        }
        self._told: dict[Key, list[tuple[int, str | None, str | None]]] = defaultdict(list)
        with connection.cursor() as cursor:
            cursor.execute(_TOLD, [list(sets), entities, marks])
            for decision, what, number, before, after in cursor.fetchall():
                self._told[what, number].append((decision, before, after))

    def before(self, what: str, number: int, decision: int) -> str:
        """What "entity" or "mark" `number` was just before a decision; empty where nothing tells it."""
        told = self._told[what, number]
        known = [after for at, _, after in told if at < decision][-1:]
        known += [before for at, before, _ in told if at >= decision][:1]
        return next((name for name in known if name), self._now.get((what, number), ""))

    def after(self, what: str, number: int, decision: int) -> str:
        """The same just after it."""
        told = self._told[what, number]
        known = [after for at, _, after in told if at <= decision][-1:]
        known += [before for at, before, _ in told if at > decision][:1]
        return next((name for name in known if name), self._now.get((what, number), ""))
