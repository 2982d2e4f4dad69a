"""The marks of an article as its page shows them to somebody, as plain values for programs."""

from typing import Any

from annotations.models import Entity
from annotations.permissions import may_edit
from annotations.queries.marks_data import marks_data
from annotations.queries.shown_marks import ShownMark, all_shown
from annotations.queries.working import working_on
from newsreader.articles.models import TextVersion


def annotations_shown(user: Any, version: TextVersion) -> dict[str, list[dict[str, Any]]]:
    """The `entities`, `marks` and `relations` of a text that `user` is shown; nobody is asked whether the
    article may be read at all.

    A suggestion that waits names whom an editor's word makes of it. How sure the machine is and by which
    rule is told to those who may edit. Five queries.
    """
    shown = all_shown(user, working_on(user, version))
    data = marks_data(shown.marks, shown.says, shown.cues)
    named = [mark.entity for mark in shown.marks if mark.entity]
    named += [link.entity for links in shown.says.values() for link in links]
    entities = {entity.pk: entity for entity in named}
    machine = may_edit(user)
    return {
        "entities": [_entity(entities[number]) for number in sorted(entities)],
        "marks": [_mark(mark, told, machine) for mark, told in zip(shown.marks, data, strict=True)],
        "relations": [relation for told in data for relation in _relations(told)],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.pk,
        "name": entity.shown_name,
        "kind": entity.kind,
        "speaker": entity.corpus_speaker,
    }


def _mark(mark: ShownMark, told: dict[str, Any], machine: bool) -> dict[str, Any]:
    kept = ("id", "layer", "start", "end", "suggested", "version", "kind", "lemma", "place", "place_name")
    return {
        **{name: told[name] for name in kept},
        "text": mark.text,
        "metonymy": mark.metonymy,
        "entity": mark.entity_id,
        "confidence": mark.confidence if machine else None,
        "rule": mark.rule if machine else "",
    }


def _relations(told: dict[str, Any]) -> list[dict[str, Any]]:
    said = [
        {"type": "speaker", "quote": told["id"], "entity": speaker["entity"], "mark": speaker["mention"]}
        for speaker in told["speakers"]
    ]
    lent = [{"type": "cue", "quote": told["id"], "entity": None, "mark": cue} for cue in told["cues"]]
    return said + lent
