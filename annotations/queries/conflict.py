"""The two sides of a conflict: what an editor wanted of a mark, and what stands of it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from annotations.labels import LAYER_LABELS, QUOTE_KIND_LABELS, label_of
from annotations.models import Decision, Entity, Mark, Place
from annotations.queries.speaker_names import the_speaker
from annotations.queries.working import working_sets
from annotations.scheme import Layer

_TAKING_AWAY = (Decision.Action.DELETE, Decision.Action.UNDO, Decision.Action.REDO)


@dataclass(frozen=True, slots=True)
class Row:
    """One property of the mark, in words: the editor's side, the side that stands, whether they differ."""

    label: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        return self.mine != self.theirs


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both states, property by property, and whose decision stands since when.

    `rejected` is the suggestion that is rejected, which no reading shows, else None; `version` is the mark's.
    Where the mark was taken away, `gone` is its number and `removal` that of the decision.
    """

    rows: list[Row]
    who: str
    when: datetime | None
    rejected: int | None
    version: int
    gone: int | None = None
    removal: int | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """Whose decision took a mark away, when, the mark's words; the decision, and the state before it."""

    who: str
    when: datetime
    text: str
    decision: Decision
    state: dict[str, Any]
    mark: int

    @property
    def article(self) -> int:
        """The number of the article that the mark was in."""
        return self.decision.set.version.article_id


def taken_away(mark_id: int, user: Any) -> Gone | None:
    """The last decision that took mark `mark_id` away, as the log tells it of the sets that `user` works on;
    None where none did.

    A mark may go with another's deletion or with the undoing of what made it: that is told alike.
    """
    last = (
        Decision.objects.filter(
            working_sets(user, "set__"), changes__contains=[{"what": "mark", "id": mark_id, "after": None}]
        )
        .select_related("actor", "set__version")
        .order_by("-pk")
        .first()
    )
    if last is None:
        return None
    states = [c["before"] for c in last.changes if (c["what"], c.get("id")) == ("mark", mark_id)]
    who = last.actor.get_username() if last.actor else ""
    return Gone(who, last.at, states[0]["text"], last, states[0], mark_id)


def beside_nothing(mark_id: int, gone: Gone, sent: Mapping[str, Any], user: Any) -> Conflict | None:
    """What the values `sent` would make of a mark that was taken away, beside that it is gone.

    None where it did not go by a decision on itself that can be taken back.
    """
    if not sent or gone.decision.action not in _TAKING_AWAY:
        return None
    state = gone.state
    names = {
        c["id"]: c["before"]["name"]
        for c in gone.decision.changes
        if c["what"] == "entity" and c["before"] is not None
    }
    texts = {
        c["id"]: c["before"]["text"]
        for c in gone.decision.changes
        if c["what"] == "mark" and c["before"] is not None
    }
    named = [link["entity"] for link in state["speakers"]] + ([state["entity"]] if state["entity"] else [])
    names |= dict(Entity.objects.filter(pk__in=named).values_list("pk", "name"))
    texts |= dict(Mark.objects.filter(pk__in=state["cues"]).values_list("pk", "text"))
    then = state | {
        "kind": state["kind"] or "",
        "speakers": [names[entity] for entity in named if entity in names],
        "cues": [texts[cue] for cue in state["cues"] if cue in texts],
        "place": state["place_name"],
    }
    mine = _in_words(then) | _wanted(sent, then, user)
    rows = [Row(_("Decision"), _("changed"), _("deleted"))]
    rows += [Row(str(label), mine[key], "") for key, label in _property_labels().items() if mine.get(key)]
    return Conflict(
        rows,
        who=gone.who,
        when=gone.when,
        rejected=None,
        version=state["version"],
        gone=mark_id,
        removal=gone.decision.pk,
    )


def both_states(
    current: list[dict[str, Any]], sent: Mapping[str, Any], action: str, user: Any
) -> Conflict | None:
    """What the values `sent`, put on the mark that stands, would make of it, beside the mark that stands.

    `current` is what Stale tells: the mark as annotations.actions.seen.described gives it; `sent` are the
    values as forms.MarkFields.given gives them, and `action` is the name of the address they were sent to;
    names are looked for in the sets that `user` works on alone.
    What was not sent is the same on both sides. None where nothing stands.
    """
    if not current:
        return None
    now = current[0]
    theirs = _in_words(now)
    mine = theirs | _wanted(sent, now, user)
    decisions = {"mark-reject": _("rejected"), "mark-delete": _("deleted")}
    rows = [Row(_("Decision"), decisions.get(action, _("accepted")), _stands(now))]
    rows += [
        Row(str(label), mine.get(key, ""), theirs.get(key, ""))
        for key, label in _property_labels().items()
        if mine.get(key) or theirs.get(key)
    ]
    decided_by = now.get("decided_by")
    person = get_user_model().objects.filter(pk=decided_by).first() if decided_by else None
    return Conflict(
        rows,
        who=person.get_username() if person else "",
        when=now.get("decided_at"),
        rejected=now["id"] if now.get("status") == Mark.Status.REJECTED else None,
        version=now["version"],
    )


def _property_labels() -> dict[str, Any]:
    return {
        "text": _("Words"),
        "kind": _("Kind"),
        "speakers": LAYER_LABELS[Layer.SPEAKER],
        "cues": _("Cues"),
        "place": _("Place"),
        "metonymy": _("Stands for its government or people"),
        "lemma": _("Base form"),
    }


def _stands(now: Mapping[str, Any]) -> str:
    """What has become of the mark: a suggestion that was decided, or a mark that is kept."""
    return {"rejected": _("rejected"), "undecided": _("undecided")}.get(now.get("status", ""), _("accepted"))


def _in_words(mark: Mapping[str, Any]) -> dict[str, str]:
    words = {
        "text": mark["text"],
        "kind": str(label_of(QUOTE_KIND_LABELS, mark.get("kind", ""))),
        "speakers": _listed(_speakers_of(mark)),
        "cues": _listed(mark.get("cues", [])),
        "place": mark.get("place", ""),
        "lemma": mark.get("lemma", ""),
    }
    if mark["layer"] == "place":
        words["metonymy"] = _yes(mark.get("metonymy"))
    return words


def _wanted(sent: Mapping[str, Any], now: Mapping[str, Any], user: Any) -> dict[str, str]:
    """The words of those properties that the editor sent."""
    layer = now["layer"]
    words: dict[str, str] = {}
    if sent.get("text") and sent.get("start") is not None:
        words["text"] = sent["text"]
    if layer == "quote" and sent.get("kind"):
        words["kind"] = str(label_of(QUOTE_KIND_LABELS, sent["kind"]))
    if layer in ("quote", "speaker"):
        speakers = _speakers(sent, user)
        if sent.get("corrected"):
            speakers = _corrected(sent, speakers or _speakers_of(now), user)
        if speakers or "speakers" in sent:
            words["speakers"] = _listed(speakers)
    if layer == "quote" and "cues" in sent:
        cues = Mark.objects.filter(working_sets(user, "set__"), pk__in=sent["cues"]).order_by("start")
        words["cues"] = _listed([cue.text for cue in cues])
    if layer == "place":
        if sent.get("place"):
            words["place"] = (
                Place.objects.filter(key=sent["place"]).values_list("name", flat=True).first() or ""
            )
        if sent.get("place_name"):
            words["place"] = sent["place_name"]
        if "metonymy" in sent:
            words["metonymy"] = _yes(sent["metonymy"])
    if layer == "cue" and "lemma" in sent:
        words["lemma"] = sent["lemma"]
    return words


def _speakers_of(mark: Mapping[str, Any]) -> list[str]:
    """The names of those whom the mark that stands names."""
    return mark.get("speakers") or ([mark["speaker"]] if mark.get("speaker") else [])


def _speakers(sent: Mapping[str, Any], user: Any) -> list[str]:
    chosen = [*(sent.get("speakers") or []), *([sent["entity"]] if sent.get("entity") else [])]
    names = dict(_entities(user).filter(pk__in=chosen).values_list("pk", "name"))
    names |= {pk: name for pk in chosen if pk not in names and (name := _former_name(pk, user))}
    speakers = [names[pk] for pk in chosen if pk in names]
    if sent.get("speaker") and (speaker := the_speaker(sent["speaker"])):
        speakers.append(speaker.name)
    if sent.get("name"):
        # A name that is written goes before the entity that was chosen.
        if sent.get("entity") and "speakers" not in sent:
            speakers = []
        speakers.append(sent["name"])
    return speakers


def _corrected(sent: Mapping[str, Any], names: list[str], user: Any) -> list[str]:
    """The speakers, with the right name in the place of the one it corrects."""
    entity: int = sent.get("corrects") or 0
    former = _entities(user).filter(pk=entity).values_list("name", flat=True).first()
    former = former or _former_name(entity, user)
    return [sent["corrected"] if name == former else name for name in names] or [sent["corrected"]]


def _entities(user: Any) -> QuerySet[Entity]:
    return Entity.objects.filter(working_sets(user, "set__"))


def _former_name(entity: int, user: Any) -> str:
    """The name of an entity that has gone since, from the log of decisions; empty where there was none."""
    told = Decision.objects.filter(
        working_sets(user, "set__"), changes__contains=[{"what": "entity", "id": entity}]
    )
    last = told.order_by("-pk").first()
    changes = last.changes if last else []
    states = [c["before"] or c["after"] for c in changes if (c["what"], c.get("id")) == ("entity", entity)]
    return states[0]["name"] if states else ""


def _yes(value: Any) -> str:
    return _("yes") if value else _("no")


def _listed(words: list[str]) -> str:
    return "، ".join(dict.fromkeys(words))
