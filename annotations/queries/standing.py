"""Which entity of an article stands for which: an editor's word for the machine's."""

from collections.abc import Iterable

from annotations.models import Entity, Mark, QuoteSpeaker


def standing_entities(entities: Iterable[Entity]) -> dict[int, Entity]:
    """For each entity, by id, the shared one that was accepted from it (or from what editors found to be the
    same); else the entity itself. `entities` are all those of an article's sets.
    """
    entities = list(entities)
    ids = {entity.pk: entity.set_id for entity in entities}
    # What comes from an entity of another set is shared; within the suggestions it says who is the same.
    shared = {e.origin_id: e for e in entities if e.origin_id and ids.get(e.origin_id) != e.set_id}
    standing = {}
    for entity in entities:
        same = shared.get(entity.origin_id) if entity.origin_id is not None else None
        # A shared one finds itself by its origin, which is no one's but its own.
        standing[entity.pk] = shared.get(entity.pk) or same or entity
    return standing


def name_standing(
    standing: dict[int, Entity], marks: Iterable[Mark] = (), links: Iterable[QuoteSpeaker] = ()
) -> None:
    """Let mentions and links, in memory, name the entities that stand."""
    for mark in marks:
        if mark.entity_id in standing:
            mark.entity = standing[mark.entity_id]
    for link in links:
        link.entity = standing.get(link.entity_id, link.entity)
