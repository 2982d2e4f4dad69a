"""What a decision did to each mark, in the field's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annotations.labels import QUOTE_KIND_LABELS, label_of
from annotations.models import Decision, Mark, Place
from annotations.queries.former_names import FormerNames
from annotations.scheme import Layer

_ACCEPTED, _REJECTED, _UNDECIDED = Mark.Status.ACCEPTED, Mark.Status.REJECTED, Mark.Status.UNDECIDED


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one mark: `did` says it in a word; `before` and `after` are its words, empty where it
    was not there; `rows` are its other values that changed, as label, before, after.
    """

    mark: int
    layer: str
    did: str
    before: str
    after: str
    rows: list[tuple[str, str, str]]

    @property
    def moved(self) -> bool:
        """Whether it stands on other words than before."""
        return bool(self.before and self.after and self.before != self.after)

    @property
    def words(self) -> str:
        """The words it stands on, else stood on."""
        return self.after or self.before


class Words:
    """Names, words and places of what some decisions changed, asked for once: four queries."""

    def __init__(self, sets: list[int], decisions: Iterable[Decision]) -> None:
        states = [
            state
            for decision in decisions
            for change in decision.changes
            if change["what"] == "mark"
            for state in (change["before"], change["after"])
            if state
        ]
        speakers = [link for state in states for link in state["speakers"]]
        entities = [link["entity"] for link in speakers] + [s["entity"] for s in states if s["entity"]]
        marks = [cue for state in states for cue in state["cues"]]
        marks += [link["mention"] for link in speakers if link["mention"]]
        self.names = FormerNames(sets, entities, marks)
        self._places = {state["place"] for state in states if state["place"]}

    @cached_property
    def places(self) -> dict[int, str]:
        """The gazetteer's names of the places that are named."""
        return dict(Place.objects.filter(pk__in=self._places).values_list("pk", "name"))

    def told(self, decision: Decision) -> list[Told]:
        """What became of each mark, but for suggestions that only follow what became of their shared mark."""
        changes = [c for c in decision.changes if c["what"] == "mark"]
        by_id = {c["id"]: c for c in changes}
        origins = {
            state["origin"]: c for c in changes for state in (c["before"] or c["after"],) if state["origin"]
        }
        told = []
        for change in changes:
            outcome = origins.get(change["id"])
            if outcome is not None and (outcome["before"] is None or outcome["after"] is None):
                continue
            origin = (change["before"] or change["after"])["origin"]
            one = self._told(decision.pk, change, by_id.get(origin) if origin else None)
            if one is not None:
                told.append(one)
        return told

    def _told(self, decision: int, change: dict[str, Any], origin: dict[str, Any] | None) -> Told | None:
        before, after = change["before"], change["after"]
        left = self._values(before, decision, self.names.before) if before else {}
        right = self._values(after, decision, self.names.after) if after else {}
        # Of a mark that goes its words say enough.
        rows = [
            (label, left.get(label, ""), value)
            for label, value in right.items()
            if left.get(label, "") != value and (before or _says_more(after, value))
        ]
        state = after or before
        did = _did(before, after, origin["after"] if origin else None)
        moved = before and after and before["text"] != after["text"]
        if not (did or rows or moved):
            return None
        return Told(
            change["id"],
            state["layer"],
            did or _("changed"),
            before["text"] if before else "",
            after["text"] if after else "",
            rows,
        )

    def _values(self, state: dict[str, Any], decision: int, name: Any) -> dict[str, str]:
        layer = state["layer"]
        if layer == Layer.QUOTE:
            speakers = [
                self._speaker(name("entity", link["entity"], decision), link["mention"], decision, name)
                for link in state["speakers"]
            ]
            cues = [name("mark", cue, decision) for cue in state["cues"]]
            return {
                _("Kind"): str(label_of(QUOTE_KIND_LABELS, state["kind"] or "")),
                _("Who says it"): _listed(speakers),
                _("Cues"): _listed(cues),
            }
        if layer == Layer.SPEAKER:
            whom = name("entity", state["entity"], decision) if state["entity"] else ""
            return {_("Whom it names"): whom}
        if layer == Layer.CUE:
            return {_("Base form"): state["lemma"]}
        return {
            _("Place"): state["place_name"],
            _("In the gazetteer"): self.places.get(state["place"] or 0, ""),
            _("It stands for its government or people"): _("yes") if state["metonymy"] else _("no"),
        }

    def _speaker(self, whom: str, mention: int | None, decision: int, name: Any) -> str:
        words = name("mark", mention, decision) if mention else ""
        return f"{whom} ({words})" if words and words != whom else whom


def _says_more(after: dict[str, Any], value: str) -> bool:
    """Whether a value of a new mark is more than its words, and than what it is not."""
    return value != after["text"] and value != _("no")


def _did(before: dict[str, Any] | None, after: dict[str, Any] | None, origin: dict[str, Any] | None) -> str:
    """What was done to a mark, in a word; empty where it stays and only says something else."""
    if before is None:
        return _("accepted") if origin and origin["status"] == _ACCEPTED else _("added")
    if after is None:
        return _("waits again") if origin and origin["status"] == _UNDECIDED else _("deleted")
    if before["status"] == after["status"]:
        return ""
    return {
        str(_ACCEPTED): _("accepted"),
        str(_REJECTED): _("rejected"),
        str(_UNDECIDED): _("waits again"),
    }.get(after["status"], "")


def _listed(words: list[str]) -> str:
    return pgettext("between names", ", ").join(word for word in dict.fromkeys(words) if word)
