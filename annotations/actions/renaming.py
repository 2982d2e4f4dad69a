"""Correct the name of who speaks: in one quote, or wherever the entity stands in the article."""

from django.utils.translation import gettext as _

from annotations.actions.errors import Refused
from annotations.actions.removing import remove_useless
from annotations.actions.speakers import (
    Speakers,
    find_entity,
    rename_in_quotes,
    shared_entity,
    standing_entity,
    with_speaker,
)
from annotations.actions.workspace import UNDECIDED, Workspace
from annotations.scheme import EntityKind, Layer
from newsreader.arabic.folding import fold_name


def correct_name(workspace: Workspace, mark_id: int, entity_id: int, name: str, *, everywhere: bool) -> None:
    """Give the entity that a shared quote or mention names its right name.

    With `everywhere` the entity itself is renamed; where the article has another of that folded name, the
    two become one. Else the quote, or the mention with the quotes it serves, names another entity of that
    name and all else stays. BreaksScheme where there is no such entity; Refused where a mere spelling is to
    be corrected in one place, for one folded name is one entity.
    """
    name = " ".join(name.split())
    entity = shared_entity(workspace, entity_id)
    former = workspace.entities[entity].name
    if not name or name == former:
        return
    if everywhere:
        _correct_everywhere(workspace, entity, name)
    elif fold_name(name) == fold_name(former):
        raise Refused(_("This is the same name, spelt otherwise: it can be corrected in all quotes only."))
    else:
        _correct_here(workspace, mark_id, entity, name)


def naming(workspace: Workspace, entities: set[int]) -> list[int]:
    """The marks that name one of the entities, as mentions or as quotes that one of them speaks."""
    return [
        mark.id
        for mark in workspace.marks.values()
        if mark.entity in entities or any(e in entities for e, _mention in mark.speakers)
    ]


def _correct_here(workspace: Workspace, mark_id: int, entity: int, name: str) -> None:
    right = find_entity(workspace, name=name, kind=workspace.entities[entity].kind)
    mark = workspace.marks[mark_id]
    if right is None:
        return
    if mark.layer == Layer.SPEAKER:
        if mark.entity == entity:
            rename_in_quotes(workspace, mark_id, right)
        return
    speakers: Speakers = ()
    for whom, mention in mark.speakers:
        if whom != entity:
            speakers = with_speaker(speakers, whom, mention)
            continue
        if mention is not None and len(workspace.quotes_of(mention)) > 1:
            # It names the former speaker of the other quotes.
            mention = None
        if mention is not None:
            workspace.update(mention, entity=right)
        speakers = with_speaker(speakers, right, mention)
    workspace.update(mark_id, speakers=speakers)
    remove_useless(workspace, [m for _whom, m in mark.speakers if m is not None])


def _correct_everywhere(workspace: Workspace, entity: int, name: str) -> None:
    before = workspace.entities[entity]
    # Those of the suggestions that this one stands for: what is accepted later joins it under its new name.
    sources = {
        e.id
        for e in workspace.entities.values()
        if e.set == workspace.suggestions.pk and standing_entity(workspace, e.id) == entity
    }
    for waiting in naming(workspace, sources):
        if workspace.marks[waiting].status == UNDECIDED:
            workspace.touched.add(waiting)
    twin = workspace.entity_named(workspace.shared.pk, name, before.kind, but=entity)
    if twin is None:
        # A person's link to the corpus followed from the name, and follows from the new one.
        linked = before.kind != EntityKind.PERSON or fold_name(before.name) == fold_name(name)
        workspace.update_entity(entity, name=name, speaker=before.speaker if linked else None)
        workspace.touched.update(naming(workspace, {entity}))
    else:
        _merge(workspace, entity, twin.id)
    _lead(workspace, sources, before.origin, entity if twin is None else twin.id)


def _merge(workspace: Workspace, entity: int, other: int) -> None:
    """Let all that names `entity` name `other`; a quote that both speak keeps one speaker and one mention."""
    released: list[int] = []
    for mark_id in naming(workspace, {entity}):
        mark = workspace.marks[mark_id]
        if mark.entity == entity:
            workspace.update(mark_id, entity=other)
            continue
        speakers: Speakers = ()
        for whom, mention in mark.speakers:
            speakers = with_speaker(speakers, other if whom == entity else whom, mention)
        workspace.update(mark_id, speakers=speakers)
        released += [m for _whom, m in mark.speakers if m is not None]
    remove_useless(workspace, released)


def _lead(workspace: Workspace, sources: set[int], origin: int | None, entity: int) -> None:
    """Let entities of the suggestions lead to a shared one: one as its origin, the others through it."""
    own = workspace.entities[entity].origin
    first = own if own is not None else origin if origin is not None else min(sources, default=None)
    if first is None:
        return
    if own is None:
        workspace.update_entity(entity, origin=first)
    for source in sources - {first}:
        workspace.update_entity(source, origin=first)
