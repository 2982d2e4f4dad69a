"""The state of a mark, an entity or a set as plain values: what actions work on and what the log keeps."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from annotations.models import AnnotationSet


class MarkState(NamedTuple):
    """One mark with, on a quote, its speakers as (entity, mention or None) and its cues, all by id.

    The ids of what is not yet in the database are negative. A tuple, for each decision makes one of every
    mark of the article.
    """

    id: int
    set: int
    layer: str
    start: int
    end: int
    text: str
    kind: str | None = None
    entity: int | None = None
    lemma: str = ""
    place: int | None = None
    place_name: str = ""
    metonymy: bool = False
    rule: str = ""
    evidence: str = ""
    confidence: float | None = None
    status: str = ""
    origin: int | None = None
    version: int = 1
    decided_by: int | None = None
    decided_at: datetime | None = None
    created_at: datetime | None = None
    speakers: tuple[tuple[int, int | None], ...] = ()
    cues: tuple[int, ...] = ()


class EntityState(NamedTuple):
    """One entity of a set; `speaker` and `origin` are ids."""

    id: int
    set: int
    name: str
    kind: str
    speaker: int | None = None
    origin: int | None = None
    created_at: datetime | None = None

    @property
    def origin_id(self) -> int | None:
        """The origin under the name that the model's rows have it by."""
        return self.origin


MARK_FIELDS = MarkState._fields
ENTITY_FIELDS = EntityState._fields
_TIMES = ("decided_at", "created_at", "reviewed_at", "approved_at")
_OF_SET = ("state", "reviewed_at", "reviewed_by", "approved_at", "approved_by")


def mark_snapshot(state: MarkState) -> dict[str, Any]:
    """The JSON form of a mark's state; `mark_from` gives the same state back."""
    snapshot = {name: getattr(state, name) for name in MARK_FIELDS if name != "id"}
    snapshot["speakers"] = [{"entity": entity, "mention": mention} for entity, mention in state.speakers]
    snapshot["cues"] = list(state.cues)
    return _with_written_times(snapshot)


def mark_from(mark_id: int, snapshot: Mapping[str, Any]) -> MarkState:
    """The state that a snapshot of mark `mark_id` was taken of; KeyError or TypeError where it is none."""
    values = _with_read_times(snapshot)
    values["speakers"] = tuple((s["entity"], s["mention"]) for s in values["speakers"])
    values["cues"] = tuple(values["cues"])
    return MarkState(id=mark_id, **values)


def entity_snapshot(state: EntityState) -> dict[str, Any]:
    """The JSON form of an entity's state; `entity_from` gives the same state back."""
    return _with_written_times({name: getattr(state, name) for name in ENTITY_FIELDS if name != "id"})


def entity_from(entity_id: int, snapshot: Mapping[str, Any]) -> EntityState:
    """The state that a snapshot of entity `entity_id` was taken of."""
    return EntityState(id=entity_id, **_with_read_times(snapshot))


def set_snapshot(of: AnnotationSet) -> dict[str, Any]:
    """The JSON form of what a decision can change of a set: its review state, who reviewed and who approved
    it, and when."""
    return _with_written_times({name: getattr(of, _column(name)) for name in _OF_SET})


def restore_set(of: AnnotationSet, snapshot: Mapping[str, Any]) -> None:
    """Put the review state of `of` back to what `snapshot` says, in memory.

    A snapshot from before approvals does not say who reviewed.
    """
    values = _with_read_times(snapshot)
    for name in _OF_SET:
        setattr(of, _column(name), values.get(name))


def _column(name: str) -> str:
    return f"{name}_id" if name.endswith("_by") else name


def _with_written_times(values: dict[str, Any]) -> dict[str, Any]:
    for name in _TIMES:
        if values.get(name) is not None:
            values[name] = values[name].isoformat()
    return values


def _with_read_times(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(snapshot)
    for name in _TIMES:
        if values.get(name) is not None:
            values[name] = datetime.fromisoformat(values[name])
    return values
