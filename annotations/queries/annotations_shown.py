"""The marks of an article as its page shows them to somebody, as plain values for programs."""

from typing import Any

from annotations.models import Entity, Mark, QuoteCue, QuoteSpeaker
from annotations.permissions import may_edit
from annotations.queries.marks_data import marks_data
from annotations.queries.standing import links_standing, name_standing, standing_entities
from annotations.queries.working import marks_of, working_on
from newsreader.articles.models import TextVersion


def annotations_shown(user: Any, version: TextVersion) -> dict[str, list[dict[str, Any]]]:
    """The `entities`, `marks` and `relations` of a text that `user` is shown; nobody is asked whether the
    article may be read at all.

    A suggestion that waits names whom an editor's word makes of it. How sure the machine is and by which
    rule is told to those who may edit. Five queries.
    """
    working = working_on(user, version)
    marks = list(Mark.objects.filter(marks_of(user, working)).select_related("place", "entity"))
    of_quotes = marks_of(user, working, "quote__")
    known = Entity.objects.filter(set__in=working.sets).select_related("set", "speaker__merged_into")
    standing = standing_entities(known)
    name_standing(standing, marks)
    says: dict[int, list[QuoteSpeaker]] = {}
    speakers = QuoteSpeaker.objects.filter(of_quotes).select_related("entity")
    for link in links_standing(standing, speakers):
        says.setdefault(link.quote_id, []).append(link)
    data = marks_data(marks, says, QuoteCue.objects.filter(of_quotes))
    named = [mark.entity for mark in marks if mark.entity]
    named += [link.entity for links in says.values() for link in links]
    shown = {entity.pk: entity for entity in named}
    machine = may_edit(user)
    return {
        "entities": [_entity(shown[number]) for number in sorted(shown)],
        "marks": [_mark(mark, told, machine) for mark, told in zip(marks, data, strict=True)],
        "relations": [relation for told in data for relation in _relations(told)],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.pk,
        "name": entity.shown_name,
        "kind": entity.kind,
        "speaker": entity.corpus_speaker,
    }


def _mark(mark: Mark, told: dict[str, Any], machine: bool) -> dict[str, Any]:
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
