"""The marks of sets as an import made them, from the log of decisions: by a file, by a program through the
API, with the samples, or by whoever settled independent work that an import had made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from annotations.models import AnnotationSet, Decision, Mark
from annotations.queries.corpus_rows import EntityRow, MarkRow, Rows, SpeakerRow

_FEW = 10


def as_imported(sets: Iterable[int]) -> dict[int, Rows]:
    """By set the rows of the marks that imports made in it, under the numbers that marks and entities still
    have, as they were then; sets without an import are left out. What settling independent work brought is
    among them where whoever marked it had it from an import.

    One query, and three more where work was settled; it is read bit by bit: the changes of one long article
    take as much as all rows of many.
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
        action__in=[Decision.Action.IMPORT, Decision.Action.REVIEW, Decision.Action.SETTLE],
    )
    found: dict[int, Rows] = defaultdict(Rows)
    settled: dict[int, Rows] = defaultdict(Rows)
    told = decisions.order_by("set", "revision").values_list("set_id", "action", "changes")
    for of, action, changes in told.iterator(chunk_size=_FEW):
        into = settled if action == Decision.Action.SETTLE else found
        for change in changes:
            if change.get("before") is None and change.get("after"):
                _put(into[of], of, change["what"], change["id"], change["after"])
    if settled:
        _add_settled(found, settled)
    return dict(found)


def _add_settled(found: dict[int, Rows], settled: dict[int, Rows]) -> None:
    """Add to the imported rows those of settling whose mark, in every own set that has it, is an import's."""
    version_of = dict(AnnotationSet.objects.filter(pk__in=settled).values_list("pk", "version_id"))
    own = AnnotationSet.objects.filter(
        version__in=set(version_of.values()), kind=AnnotationSet.Kind.INDIVIDUAL
    )
    own_version = dict(own.values_list("pk", "version_id"))
    came = as_imported(own_version)
    whole: dict[tuple[Any, ...], bool] = defaultdict(lambda: True)
    marks = Mark.objects.filter(set__in=list(own_version)).values_list(
        "pk", "set_id", "layer", "start", "end"
    )
    for number, of, *span in marks:
        whole[own_version[of], *span] &= of in came and number in came[of].by_id
    for of, rows in settled.items():
        version = version_of[of]
        for number, mark in rows.by_id.items():
            where = (version, mark.layer, mark.start, mark.end)
            if whole.get(where):
                found[of].by_id[number] = mark
                found[of].speakers[number] = rows.speakers[number]
                found[of].cues[number] = rows.cues[number]
                found[of].entity = rows.entity | found[of].entity


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
