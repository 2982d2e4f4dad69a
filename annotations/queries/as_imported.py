"""The marks of sets as an import made them, from the log of decisions: by a file, by a program through the
API, or with the samples."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from annotations.models import Decision
from annotations.queries.corpus_rows import EntityRow, MarkRow, Rows, SpeakerRow

_FEW = 10


def as_imported(sets: Iterable[int]) -> dict[int, Rows]:
    """By set the rows of the marks that imports made in it, under the numbers that marks and entities still
    have, as they were then; sets without an import are left out. One query, which is read bit by bit: the
    changes of one long article take as much as all rows of many.
    """
    # Taken over, and not accepted: a review that made such a mark is that of a sample with its gold marks.
    made_marks = RawSQL(
        """jsonb_path_exists(annotations_decision.changes,
        '$[*] ? (@.what == "mark" && @.before == null && @.after.status == "" && @.after.origin == null)')""",
        [],
        output_field=BooleanField(),
    )
    decisions = Decision.objects.filter(
        made_marks,
        set__among=list(sets),
        action__in=[Decision.Action.IMPORT, Decision.Action.REVIEW],
    )
    found: dict[int, Rows] = defaultdict(Rows)
    told = decisions.order_by("set", "revision").values_list("set_id", "changes")
    for of, changes in told.iterator(chunk_size=_FEW):
        for change in changes:
            if change.get("before") is None and change.get("after"):
                _put(found[of], of, change["what"], change["id"], change["after"])
    return dict(found)


def _put(rows: Rows, of: int, what: str, number: int, state: Mapping[str, Any]) -> None:
    if state.get("set") != of:
        return
    if what == "entity":
        rows.entity[number] = EntityRow(number, of, state["name"], state["kind"], None, None)
    elif what == "mark":
        rows.by_id[number] = _mark_row(number, state)
        rows.speakers[number] = [
            SpeakerRow(number, said["entity"], said["mention"]) for said in state["speakers"]
        ]
        rows.cues[number] = state["cues"]


def _mark_row(number: int, state: Mapping[str, Any]) -> MarkRow:
    same = ("layer", "start", "end", "kind", "lemma", "place_name", "metonymy")
    return MarkRow(
        pk=number,
        set_id=state["set"],
        entity_id=state["entity"],
        place_id=state["place"],
        place_key=None,
        rule="",
        evidence="",
        confidence=None,
        status="",
        origin_id=state["origin"],
        decided_by_id=None,
        decided_at=None,
        **{name: state[name] for name in same},
    )
