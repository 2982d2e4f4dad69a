"""The marks and entities of one article as the editor's script reads them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from annotations.models import Entity, Mark
from annotations.queries.shown_marks import ShownCue, ShownLink, ShownMark


def marks_data(
    marks: Sequence[ShownMark],
    says: Mapping[int, Sequence[ShownLink]],
    cues: Iterable[ShownCue],
) -> list[dict[str, Any]]:
    """One plain dict a shown mark, in the order given; offsets are code points.

    Links name shown marks only: one to a suggestion that an editor accepted names what became of it,
    one to a mark that is not shown is left out.
    """
    shown = shown_as(marks)
    cues_of: dict[int, list[int]] = {}
    serves: dict[int, list[int]] = {}
    for link in cues:
        if link.cue_id in shown:
            cues_of.setdefault(link.quote_id, []).append(shown[link.cue_id])
            serves.setdefault(shown[link.cue_id], []).append(link.quote_id)
    for quote, links in says.items():
        for speaker in links:
            if speaker.mention_id in shown:
                serves.setdefault(shown[speaker.mention_id], []).append(quote)
    return [
        {
            "id": mark.id,
            "set": mark.set_id,
            "layer": mark.layer,
            "start": mark.start,
            "end": mark.end,
            "kind": mark.kind,
            "version": mark.version,
            "suggested": mark.status == Mark.Status.UNDECIDED,
            "status": mark.status,
            "confidence": mark.confidence,
            "rule": mark.rule,
            "evidence": mark.evidence,
            "entity": _entity(mark.entity) if mark.entity else None,
            "speakers": [
                {
                    "entity": link.entity_id,
                    "name": link.entity.name,
                    "mention": shown.get(link.mention_id) if link.mention_id else None,
                }
                for link in says.get(mark.id, [])
            ],
            "cues": cues_of.get(mark.id, []),
            "lemma": mark.lemma,
            "place": mark.place.key if mark.place else None,
            "place_name": mark.place_name,
            "metonymy": mark.metonymy,
            "quotes": serves.get(mark.id, []),
        }
        for mark in marks
    ]


def shown_as(marks: Iterable[Mark | ShownMark]) -> dict[int, int]:
    """By the number that a link may name a mark by, the shown one: itself, or what became of a suggestion."""
    marks = list(marks)
    shown = {mark.id: mark.id for mark in marks}
    return shown | {
        mark.origin_id: mark.id for mark in marks if mark.origin_id and mark.origin_id not in shown
    }


def entities_data(entities: Iterable[Entity]) -> list[dict[str, Any]]:
    """One plain dict an entity: its id, set, name, kind, and the id of its speaker in the corpus or None."""
    return [
        {**_entity(entity), "set": entity.set_id, "speaker": entity.corpus_speaker} for entity in entities
    ]


def _entity(entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "name": entity.name, "kind": entity.kind}
