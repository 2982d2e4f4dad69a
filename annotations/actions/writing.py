"""Put what a workspace changed into the database, in as few statements as its kinds of change need."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection
from django.db.models import F

from annotations.actions.snapshots import (
    ENTITY_FIELDS,
    MARK_FIELDS,
    EntityState,
    MarkState,
    entity_snapshot,
    mark_snapshot,
    set_snapshot,
)
from annotations.actions.workspace import UNDECIDED, Workspace
from annotations.models import Entity, Mark, QuoteCue, QuoteSpeaker

_FOREIGN = {"set", "entity", "place", "origin", "decided_by", "speaker"}
_MARK_COLUMNS = [name for name in MARK_FIELDS if name not in ("id", "version", "speakers", "cues")]
_ENTITY_COLUMNS = [name for name in ENTITY_FIELDS if name != "id"]

State = TypeVar("State", EntityState, MarkState)


def write(
    workspace: Workspace, decided_by: int | None, *, stamp: bool = True
) -> tuple[list[Any], dict[int, int]]:
    """Write every difference between the workspace and what it was opened with.

    A mark that changed or was touched gets the next version and, with `stamp`, who decided and when; an undo
    brings those back from the log instead. Returns the changes as the log keeps them, and the ids that
    new marks and entities got for their negative ones. IntegrityError where a rule is broken.
    """
    ids = _number(workspace)
    if stamp:
        _stamp(workspace, decided_by)
    changes = [
        *_changes("entity", workspace.entities_before, workspace.entities, entity_snapshot),
        *_changes("mark", workspace.marks_before, workspace.marks, mark_snapshot),
        *_set_change(workspace),
    ]
    _delete(workspace)
    _write_entities(workspace)
    _write_marks(workspace)
    _write_links(workspace)
    return changes, ids


def look_at_once() -> None:
    """Let the database look at each statement's rows when it is done, whatever it keeps for the end of the
    transaction otherwise, until `check_deferred`: for who writes no row before those that it refers to. Only
    that a new mention or cue serves a quote is looked at last.

    What is kept for the end is kept until the end of the transaction, looked at or not, where there are
    savepoints in it: the rows of an import would fill memory, and be looked through for each batch.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS mark_useless DEFERRED")


def check_deferred() -> None:
    """Let the database look now at the rules that it keeps for the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _number(workspace: Workspace) -> dict[int, int]:
    """Give what is new its ids from the sequences, and put them wherever the negative ones stand."""
    marks = [i for i in workspace.marks if i < 0]
    entities = [i for i in workspace.entities if i < 0]
    if not marks and not entities:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ARRAY(SELECT nextval(pg_get_serial_sequence('annotations_mark', 'id'))"
            " FROM generate_series(1, %s)),"
            " ARRAY(SELECT nextval(pg_get_serial_sequence('annotations_entity', 'id'))"
            " FROM generate_series(1, %s))",
            [len(marks), len(entities)],
        )
        mark_ids, entity_ids = cursor.fetchone()
    ids = dict(zip(marks, mark_ids, strict=True)) | dict(zip(entities, entity_ids, strict=True))
    workspace.renumber(ids)
    return ids


def _stamp(workspace: Workspace, decided_by: int | None) -> None:
    for state in list(workspace.marks.values()):
        before = workspace.marks_before.get(state.id)
        if before == state and state.id not in workspace.touched:
            continue
        # A suggestion that waits is nobody's decision, even where its speaker was renamed.
        by = None if state.status == UNDECIDED else decided_by
        workspace.put(
            state._replace(
                version=before.version + 1 if before else state.version,
                decided_by=by,
                decided_at=workspace.now if by is not None else None,
            )
        )


def _changes(
    what: str, before: dict[int, State], after: dict[int, State], snapshot: Callable[[State], dict[str, Any]]
) -> Iterable[dict[str, Any]]:
    for row_id in [*before, *(i for i in after if i not in before)]:
        old, new = before.get(row_id), after.get(row_id)
        if old != new:
            yield {
                "what": what,
                "id": row_id,
                "before": snapshot(old) if old else None,
                "after": snapshot(new) if new else None,
            }


def _set_change(workspace: Workspace) -> Iterable[dict[str, Any]]:
    after = set_snapshot(workspace.shared)
    if after != workspace.set_before:
        yield {"what": "set", "id": workspace.shared.pk, "before": workspace.set_before, "after": after}


def _delete(workspace: Workspace) -> None:
    """Take away the links that change, the marks and the entities; what refers to them is looked at later."""
    before, after = workspace.marks_before, workspace.marks
    gone = [i for i in before if i not in after]
    relinked = [
        i for i, old in before.items() if (old.speakers or old.cues) and _links(after.get(i)) != _links(old)
    ]
    entities = [i for i in workspace.entities_before if i not in workspace.entities]
    with connection.cursor() as cursor:
        if relinked:
            cursor.execute("DELETE FROM annotations_quotespeaker WHERE quote_id = ANY(%s)", [relinked])
            cursor.execute("DELETE FROM annotations_quotecue WHERE quote_id = ANY(%s)", [relinked])
        if gone:
            cursor.execute("DELETE FROM annotations_mark WHERE id = ANY(%s)", [gone])
        if entities:
            cursor.execute("DELETE FROM annotations_entity WHERE id = ANY(%s)", [entities])


def _write_entities(workspace: Workspace) -> None:
    before = workspace.entities_before
    for entity in workspace.entities.values():
        old = before.get(entity.id)
        if old is not None and old != entity:
            Entity.objects.filter(pk=entity.id).update(**_differences(old, entity, _ENTITY_COLUMNS))
    new = [e for e in workspace.entities.values() if e.id not in before]
    if new:
        Entity.objects.bulk_create([Entity(id=e.id, **_columns(e, _ENTITY_COLUMNS)) for e in new])


def _write_marks(workspace: Workspace) -> None:
    before = workspace.marks_before
    # Marks that change alike (two hundred suggestions accepted at once) change in one statement.
    alike: dict[tuple[tuple[str, Any], ...], list[int]] = defaultdict(list)
    for mark in workspace.marks.values():
        old = before.get(mark.id)
        if old is not None and old != mark:
            changes = _differences(old, mark, _MARK_COLUMNS)
            alike[(("version", mark.version - old.version), *changes.items())].append(mark.id)
    for values, ids in alike.items():
        (_, steps), *rest = values
        Mark.objects.filter(pk__in=ids).update(version=F("version") + steps, **dict(rest))
    new = [m for m in workspace.marks.values() if m.id not in before]
    if new:
        Mark.objects.bulk_create(
            [Mark(id=m.id, version=m.version, **_columns(m, _MARK_COLUMNS)) for m in new], batch_size=500
        )


def _write_links(workspace: Workspace) -> None:
    before = workspace.marks_before
    speakers, cues = [], []
    for mark in workspace.marks.values():
        if _links(before.get(mark.id)) == _links(mark):
            continue
        speakers += [
            QuoteSpeaker(quote_id=mark.id, entity_id=entity, mention_id=mention, position=position)
            for position, (entity, mention) in enumerate(mark.speakers)
        ]
        cues += [QuoteCue(quote_id=mark.id, cue_id=cue) for cue in mark.cues]
    if speakers:
        QuoteSpeaker.objects.bulk_create(speakers)
    if cues:
        QuoteCue.objects.bulk_create(cues)


def _links(mark: MarkState | None) -> tuple[Any, Any]:
    return (mark.speakers, mark.cues) if mark else ((), ())


def _columns(state: MarkState | EntityState, names: list[str]) -> dict[str, Any]:
    return {f"{name}_id" if name in _FOREIGN else name: getattr(state, name) for name in names}


def _differences(old: Any, new: Any, names: list[str]) -> dict[str, int | str | float | datetime | None]:
    changed = [name for name in names if getattr(old, name) != getattr(new, name)]
    return _columns(new, changed)
