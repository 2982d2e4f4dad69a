"""Entities of the shared set: found, made, and put to quotes and mentions."""

from annotations.actions.errors import BreaksScheme
from annotations.actions.workspace import Workspace
from annotations.queries.speaker_names import group_of, the_speaker
from annotations.queries.standing import Standing
from annotations.rule_messages import BrokenRule
from annotations.scheme import EntityKind, Layer, Rule
from newsreader.arabic.folding import fold_name

Speakers = tuple[tuple[int, int | None], ...]


def with_speaker(speakers: Speakers, entity: int, mention: int | None) -> Speakers:
    """The speakers of a quote with this one among them; a mention given takes the former one's place."""
    if any(e == entity for e, _ in speakers):
        return tuple((e, mention if e == entity and mention is not None else m) for e, m in speakers)
    return (*speakers, (entity, mention))


def shared_entity(workspace: Workspace, entity_id: int) -> int:
    """The shared entity for any entity of the article.

    For one of the suggestions that nothing shared stands for yet (see `standing_entity`) a new one is made.
    BreaksScheme where the article has no such entity.
    """
    entity = workspace.entities.get(entity_id)
    if entity is None:
        raise BreaksScheme([BrokenRule(Rule.UNKNOWN_REFERENCE, Layer.QUOTE, 0, 0)], workspace.text)
    standing = standing_entity(workspace, entity_id)
    if standing is not None:
        return standing
    return workspace.add_entity(workspace.shared.pk, entity.name, entity.kind, origin=entity.id)


def standing_entity(workspace: Workspace, entity_id: int) -> int | None:
    """The shared entity that stands for an entity of the article (annotations.queries.standing says which);
    None where there is none yet.
    """
    entity = workspace.entities[entity_id]
    if entity.set == workspace.shared.pk:
        return entity.id
    shared = (e for e in workspace.entities.values() if e.set == workspace.shared.pk)
    standing = Standing(shared).stands_for(entity)
    return None if standing is None else standing.id


def find_entity(
    workspace: Workspace,
    *,
    entity: int | None = None,
    name: str = "",
    kind: str | None = None,
    speaker: int | None = None,
) -> int | None:
    """The shared entity that a form names, made where there is none; None where it names nobody.

    A `name` that is another than the chosen entity's means a new choice: the entity of that folded name, of
    whatever kind, else a new one. `speaker` is a speaker of the corpus. `kind` is a new entity's (without
    it a person) or, given with `entity`, corrects that one's.
    """
    name = " ".join(name.split())
    if kind is not None and kind not in set(EntityKind):
        raise BreaksScheme([BrokenRule(Rule.UNKNOWN_REFERENCE, Layer.SPEAKER, 0, 0)], workspace.text)
    found: int | None = None
    if speaker is not None:
        found = _entity_of_speaker(workspace, speaker)
    elif entity is not None:
        found = shared_entity(workspace, entity)
        if name and fold_name(name) != fold_name(workspace.entities[found].name):
            found = None
    if found is None and name:
        named = workspace.entity_named(workspace.shared.pk, name, kind)
        if named is None:
            return workspace.add_entity(workspace.shared.pk, name, kind or EntityKind.PERSON)
        return named.id
    if found is not None and entity is not None and kind and workspace.entities[found].kind != kind:
        return _with_kind(workspace, found, kind)
    return found


def rename_in_quotes(workspace: Workspace, mention: int, entity: int) -> None:
    """Let a mention name `entity`, and so the quotes that it serves; each keeps a speaker once."""
    former = workspace.marks[mention].entity
    if former == entity:
        return
    workspace.update(mention, entity=entity)
    for quote in workspace.quotes_of(mention):
        speakers: Speakers = ()
        for whom, its in quote.speakers:
            if its == mention:
                speakers = with_speaker(speakers, entity, mention)
            elif whom != entity:
                speakers = with_speaker(speakers, whom, its)
        workspace.update(quote.id, speakers=speakers)


def _entity_of_speaker(workspace: Workspace, speaker_id: int) -> int:
    speaker = the_speaker(speaker_id)
    if speaker is None:
        raise BreaksScheme([BrokenRule(Rule.UNKNOWN_REFERENCE, Layer.SPEAKER, 0, 0)], workspace.text)
    group = group_of(speaker.pk)
    for entity in workspace.entities.values():
        if entity.set == workspace.shared.pk and entity.speaker in group:
            return entity.id
    named = workspace.entity_named(workspace.shared.pk, speaker.name, speaker.kind)
    if named is not None and named.kind == speaker.kind and named.speaker is None:
        workspace.update_entity(named.id, speaker=speaker.pk)
        return named.id
    if named is not None and named.name == speaker.name and named.kind == speaker.kind:
        return named.id
    return workspace.add_entity(workspace.shared.pk, speaker.name, speaker.kind, speaker=speaker.pk)


def _with_kind(workspace: Workspace, entity_id: int, kind: str) -> int:
    """Correct an entity's kind, or take the entity that has this name and kind already."""
    entity = workspace.entities[entity_id]
    for other in workspace.entities.values():
        if (other.set, other.name, other.kind) == (entity.set, entity.name, kind):
            return other.id
    linkable = kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
    workspace.update_entity(entity_id, kind=kind, speaker=entity.speaker if linkable else None)
    return entity_id
