"""The marks of one article in memory while a decision is made: the shared ones and the suggestions.

A workspace is opened with the sets' rows locked, so that the decisions of an article come one after
another. Actions change the states here; annotations.actions.writing puts what changed into the database.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from itertools import count
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.utils import timezone

from annotations.actions.errors import Withdrawn
from annotations.actions.snapshots import EntityState, MarkState, set_snapshot
from annotations.models import AnnotationSet, CorpusPart, Mark
from annotations.queries.standing import Standing
from annotations.queries.working import working_on
from annotations.scheme import Layer
from newsreader.articles.models import TextVersion

UNDECIDED, ACCEPTED, REJECTED = Mark.Status.UNDECIDED, Mark.Status.ACCEPTED, Mark.Status.REJECTED

# Each save asks these four; written out, for the ORM takes longer to build them than the database to answer.
# Times come as text: the driver would take longer over them than over all the rest.
_SPEAKERS = """
    SELECT s.quote_id, s.entity_id, s.mention_id
    FROM annotations_quotespeaker s JOIN annotations_mark m ON m.id = s.quote_id
    WHERE m.set_id IN (%s, %s) ORDER BY s.position, s.id"""
_CUES = """
    SELECT c.quote_id, c.cue_id FROM annotations_quotecue c JOIN annotations_mark m ON m.id = c.quote_id
    WHERE m.set_id IN (%s, %s) ORDER BY c.id"""
_MARKS = """
    SELECT id, set_id, layer, start, "end", text, kind, entity_id, lemma, place_id, place_name, metonymy,
        rule, evidence, confidence, status, origin_id, version, decided_by_id,
        decided_at::text, created_at::text
    FROM annotations_mark WHERE set_id IN (%s, %s) ORDER BY start, "end" DESC, id"""
_ENTITIES = """
    SELECT id, set_id, name, kind, speaker_id, origin_id, created_at::text
    FROM annotations_entity WHERE set_id IN (%s, %s) ORDER BY id"""


def _time(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)


class Workspace:
    """All marks and entities of the two sets of one text version that somebody works on, by id.

    `shared` is the set of the marks: the one that all share or, where the person works alone, the person's
    individual one; `suggestions` is the machine's or the person's copy of it.

    `marks_before` and `entities_before` are as the database has them; `marks` and `entities` as the
    decision leaves them. What is added has a negative id until it is written. `touched` are marks that say
    something else without a change of their own, since whom they name has another name now. `actor` is who
    decides, None for the suggester.
    """

    def __init__(self, version: TextVersion, shared: AnnotationSet, suggestions: AnnotationSet) -> None:
        self.version = version
        self.text = version.text
        self.shared = shared
        self.suggestions = suggestions
        self.now: datetime = timezone.now()
        self.set_before = set_snapshot(shared)
        self.marks_before: dict[int, MarkState] = {}
        self.entities_before: dict[int, EntityState] = {}
        self.marks: dict[int, MarkState] = {}
        self.entities: dict[int, EntityState] = {}
        self._by_span: dict[tuple[int, str, int, int], int] = {}
        self._by_origin: dict[int, int] = {}
        self.touched: set[int] = set()
        self.actor: int | None = None
        self._new_ids = count(-1, -1)

    @property
    def alone(self) -> bool:
        """Whether the marks are one person's own, annotated independently."""
        return self.shared.kind != AnnotationSet.Kind.SHARED

    @cached_property
    def unaided(self) -> bool:
        """Whether the article is to be annotated without suggestions. One query, the first time."""
        parts = CorpusPart.objects.filter(article=self.version.article_id, without_suggestions=True)
        return parts.exists()

    def load(self) -> None:
        """Read the marks, their links and the entities: one question, however many there are."""
        sets = (self.shared.pk, self.suggestions.pk)
        speakers: dict[int, list[tuple[int, int | None]]] = {}
        cues: dict[int, list[int]] = {}
        with connection.cursor() as cursor:
            # One journey to the database for all four.
            cursor.execute(f"{_SPEAKERS}; {_CUES}; {_MARKS}; {_ENTITIES}", sets * 4)
            for quote, entity, mention in cursor.fetchall():
                speakers.setdefault(quote, []).append((entity, mention))
            cursor.nextset()
            for quote, cue in cursor.fetchall():
                cues.setdefault(quote, []).append(cue)
            cursor.nextset()
            for *values, decided, created in cursor.fetchall():
                links = tuple(speakers.get(values[0], ())), tuple(cues.get(values[0], ()))
                self.put(MarkState._make((*values, _time(decided), _time(created), *links)))
            cursor.nextset()
            self.entities = {
                number: EntityState._make((number, *values, _time(created)))
                for number, *values, created in cursor.fetchall()
            }
        self.marks_before = dict(self.marks)
        self.entities_before = dict(self.entities)

    def has_changes(self) -> bool:
        """Whether any mark or entity is other than the database has it."""
        return self.marks != self.marks_before or self.entities != self.entities_before

    # Marks

    def put(self, state: MarkState) -> None:
        """Let `state` stand as the state of its mark."""
        former = self.marks.get(state.id)
        if former is not None:
            self._forget_keys(former)
        self.marks[state.id] = state
        self._by_span[state.set, state.layer, state.start, state.end] = state.id
        if state.origin is not None:
            self._by_origin[state.origin] = state.id

    def add(self, **values: Any) -> int:
        """A new mark with these values; its id, which is negative."""
        state = MarkState(id=next(self._new_ids), created_at=self.now, **values)
        self.put(state)
        return state.id

    def update(self, mark_id: int, **values: Any) -> None:
        """Change some values of a mark."""
        self.put(self.marks[mark_id]._replace(**values))

    def drop(self, mark_id: int) -> None:
        """Take a mark away, without a look at what names it."""
        self._forget_keys(self.marks.pop(mark_id))

    def _forget_keys(self, state: MarkState) -> None:
        key = (state.set, state.layer, state.start, state.end)
        if self._by_span.get(key) == state.id:
            del self._by_span[key]
        if state.origin is not None and self._by_origin.get(state.origin) == state.id:
            del self._by_origin[state.origin]

    def renumber(self, ids: dict[int, int]) -> None:
        """Put real ids where negative ones stand, in what is new and in what names it."""

        def real(number: Any) -> Any:
            return number if number is None else ids.get(number, number)

        self.entities = {
            real(e.id): e if e.id not in ids else e._replace(id=ids[e.id]) for e in self.entities.values()
        }
        for mark in list(self.marks.values()):
            links = [mark.entity, *(i for link in mark.speakers for i in link), *mark.cues, mark.id]
            if not any(i in ids for i in links):
                continue
            self.drop(mark.id)
            self.put(
                mark._replace(
                    id=real(mark.id),
                    entity=real(mark.entity),
                    speakers=tuple((real(e), real(m)) for e, m in mark.speakers),
                    cues=tuple(real(c) for c in mark.cues),
                )
            )

    def of_set(self, set_id: int, layer: str | None = None) -> Iterator[MarkState]:
        """The marks of a set that stand now (of one layer), in no order; rejected ones are among them."""
        return (
            m for m in list(self.marks.values()) if m.set == set_id and (layer is None or m.layer == layer)
        )

    def at(self, set_id: int, layer: str, start: int, end: int) -> MarkState | None:
        """The mark of just this span in a set and layer."""
        found = self._by_span.get((set_id, layer, start, end))
        return None if found is None else self.marks[found]

    def outcome(self, suggestion: int) -> MarkState | None:
        """The shared mark that a suggestion was accepted as, wherever its boundaries are by now."""
        found = self._by_origin.get(suggestion)
        return None if found is None else self.marks[found]

    def is_suggestion(self, mark_id: int) -> bool:
        """Whether the mark stands in the suggestions set."""
        return self.marks[mark_id].set == self.suggestions.pk

    def quotes_of(self, mark_id: int) -> list[MarkState]:
        """The quotes that a cue or a mention serves, in the order of the text."""
        mark = self.marks[mark_id]
        quotes = (
            q
            for q in self.of_set(mark.set, Layer.QUOTE)
            if mark_id in q.cues or any(mention == mark_id for _, mention in q.speakers)
        )
        return sorted(quotes, key=lambda q: (q.start, -q.end))

    def sureness(self) -> float | None:
        """The mean confidence, 0 to 1, of the suggestions that are undecided; None where none is left."""
        told = [m.confidence for m in self.of_set(self.suggestions.pk) if m.status == UNDECIDED]
        sure = [confidence for confidence in told if confidence is not None]
        return round(sum(sure) / len(sure), 4) if sure else None

    def undecided(self) -> list[MarkState]:
        """The suggestions that nobody has decided, in the order of the text."""
        open_ones = (m for m in self.of_set(self.suggestions.pk) if m.status == UNDECIDED)
        return sorted(open_ones, key=lambda m: (m.start, -m.end))

    def decisions_left(self) -> int:
        """How many of those are to be decided one by one, as pages count them (queries.decisions_left): what
        serves an undecided quote goes with it."""
        waiting = self.undecided()
        along = {i for m in waiting for i in (*m.cues, *(mention for _, mention in m.speakers))}
        return sum(m.id not in along for m in waiting)

    # Entities

    def add_entity(self, set_id: int, name: str, kind: str, **values: Any) -> int:
        """A new entity of a set; its id, which is negative."""
        state = EntityState(next(self._new_ids), set_id, name, kind, created_at=self.now, **values)
        self.entities[state.id] = state
        return state.id

    def update_entity(self, entity_id: int, **values: Any) -> None:
        """Change some values of an entity."""
        self.entities[entity_id] = self.entities[entity_id]._replace(**values)

    def entity_named(
        self, set_id: int, name: str, kind: str | None, but: int | None = None
    ) -> EntityState | None:
        """The entity of a set (other than `but`) whose folded name is that of `name`, one of the same kind
        before others.
        """
        entities = (e for e in self.entities.values() if e.set == set_id and e.id != but)
        return Standing(entities).named(name, kind)

    def used_entities(self) -> set[int]:
        """The entities that a mention names or a quote has as its speaker."""
        used = {m.entity for m in self.marks.values() if m.entity is not None}
        used.update(entity for m in self.marks.values() for entity, _ in m.speakers)
        return used


def open_workspace(version: TextVersion, user: AbstractBaseUser | None = None) -> Workspace:
    """Lock the two sets of `version` that `user` works on, made where they are missing, and read all that is
    in them; without a user those that all share.

    To be called inside a transaction. Two queries; two more the first time. Raises Withdrawn where
    the text was.
    """
    shared, suggestions = _lock(version, user) or _make(version, user)
    if shared.state == AnnotationSet.State.WITHDRAWN:
        raise Withdrawn
    workspace = Workspace(version, shared, suggestions)
    workspace.load()
    return workspace


def _lock(version: TextVersion, user: AbstractBaseUser | None) -> tuple[AnnotationSet, AnnotationSet] | None:
    # Whoever works alone locks the shared sets too: a reviewer who closes the work waits for the decision.
    rows = AnnotationSet.objects.select_for_update(of=("self",)).order_by("kind")
    working = working_on(user, version, rows)
    if working.marked is None or working.suggested is None:
        return None
    return working.marked, working.suggested


def _make(version: TextVersion, user: AbstractBaseUser | None) -> tuple[AnnotationSet, AnnotationSet]:
    kinds = (AnnotationSet.Kind.SHARED, AnnotationSet.Kind.SUGGESTIONS)
    # Another request may be making them too; whoever comes second finds the first one's.
    AnnotationSet.objects.bulk_create(
        [AnnotationSet(version=version, kind=kind) for kind in kinds], ignore_conflicts=True
    )
    locked = _lock(version, user)
    if locked is None:
        raise RuntimeError(f"the sets of text version {version.pk} were made and are not there")
    return locked
