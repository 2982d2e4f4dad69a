"""Take the marks of a document over into an article that no editor has touched, as a review of it."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from annotations.actions.decide import Done, decide
from annotations.actions.errors import Stale, TextDiffers
from annotations.actions.places import places_by_key
from annotations.actions.record import Decided
from annotations.actions.reject_all import reject_undecided
from annotations.actions.settling import State, set_state, settle
from annotations.actions.workspace import ACCEPTED, UNDECIDED, Workspace
from annotations.models import Decision
from annotations.scheme import Document, Layer
from newsreader.articles.models import TextVersion


def import_marks(*, user: AbstractBaseUser, version: TextVersion, document: Document) -> Decided:
    """Mark the text of `version` as `document` does and say that it is reviewed: one decision of `user`.

    A suggestion of the same span is accepted by it, every other one rejected. Raises TextDiffers where the
    document is of another text, Stale where editors have marked this one, BreaksScheme, NotAllowed.
    """

    def work(workspace: Workspace) -> Done:
        if document.text != workspace.text:
            raise TextDiffers([])
        if next(workspace.of_set(workspace.shared.pk), None) is not None:
            raise Stale([])
        made = take_over(workspace, document)
        reject_undecided(workspace)
        return Done(made)

    def follow(workspace: Workspace) -> None:
        settle(workspace)
        set_state(workspace, State.REVIEWED)

    return decide(Decision.Action.REVIEW, work, user=user, version=version, follow=follow)


def ids_by_who(document: Document) -> dict[tuple[str, str], list[str]]:
    """By name and kind the ids of the document's entities: of these there is one in a set, whatever other
    programs do.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for entity in document.entities:
        found.setdefault((" ".join(entity.name.split()), str(entity.kind)), []).append(entity.id)
    return found


def take_over(workspace: Workspace, document: Document) -> list[int]:
    """Add all marks of the document to the shared set; their numbers, which are negative."""
    shared = workspace.shared.pk
    entities: dict[str, int] = {}
    for who, ids in ids_by_who(document).items():
        entities |= dict.fromkeys(ids, workspace.add_entity(shared, *who))
    made: dict[str, int] = {}

    def add(layer: Layer, one: Any, **values: Any) -> None:
        start, end = one.start, one.end
        suggested = workspace.at(workspace.suggestions.pk, layer, start, end)
        if suggested is not None and suggested.status == UNDECIDED:
            workspace.update(suggested.id, status=ACCEPTED)
            values["origin"] = suggested.id
        made[one.id] = workspace.add(
            set=shared, layer=layer, start=start, end=end, text=workspace.text[start:end], **values
        )

    for mention in document.speakers:
        add(Layer.SPEAKER, mention, entity=entities[mention.entity])
    for cue in document.cues:
        add(Layer.CUE, cue, lemma=cue.lemma)
    rows = places_by_key(place.gazetteer for place in document.places if place.gazetteer)
    for place in document.places:
        row = rows.get(place.gazetteer or "")
        values = {"place": row, "place_name": place.name, "metonymy": place.metonymy}
        add(Layer.PLACE, place, **values)
    for quote in document.quotes:
        speakers = tuple((entities[s.entity], made[s.mention] if s.mention else None) for s in quote.speakers)
        cues = tuple(made[cue] for cue in quote.cues)
        add(Layer.QUOTE, quote, kind=quote.kind, speakers=speakers, cues=cues)
    return list(made.values())
