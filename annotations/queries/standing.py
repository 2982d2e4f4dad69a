"""Which entity of an article stands for which: an editor's word for the machine's.

This one rule is what pages show whom a suggestion names by, and what accepting it then makes of it.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from annotations.models import AnnotationSet, Entity
from newsreader.arabic.folding import fold_name


class Named(Protocol):
    """What the rule asks of an entity; `origin_id` is the entity of the suggestions that it comes from."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def origin_id(self) -> int | None: ...


class Names(Protocol):
    """A mark, as far as it names somebody."""

    entity_id: int | None
    entity: Any


class Says(Protocol):
    """A link from a quote to who says it."""

    quote_id: int
    entity_id: int
    mention_id: int | None
    entity: Any


E = TypeVar("E", bound=Named)
S = TypeVar("S", bound=Says)


class Standing(Generic[E]):
    """The entities of one shared set, asked for who of them stands for one of the suggestions."""

    def __init__(self, shared: Iterable[E]) -> None:
        # The oldest goes first; what is not yet in the database has a negative id, the oldest the greatest.
        self.shared = sorted(shared, key=lambda e: (e.id < 0, abs(e.id)))

    def stands_for(self, suggested: Named) -> E | None:
        """The shared entity that was accepted from `suggested`, else from what editors found to be the same,
        else the one of its folded name; None where accepting it would make a new one.
        """
        accepted = self._by_origin.get(suggested.id)
        if accepted is None and suggested.origin_id is not None:
            accepted = self._by_origin.get(suggested.origin_id)
        return accepted or self.named(suggested.name, suggested.kind)

    def named(self, name: str, kind: str | None) -> E | None:
        """The entity of this folded name, one of the same kind before others, the oldest first."""
        same = self._by_name.get(_folded(name), ())
        return min(same, key=lambda e: e.kind != kind, default=None)

    @cached_property
    def _by_origin(self) -> dict[int, E]:
        return {e.origin_id: e for e in reversed(self.shared) if e.origin_id is not None}

    @cached_property
    def _by_name(self) -> dict[str, list[E]]:
        found: dict[str, list[E]] = {}
        for entity in self.shared:
            found.setdefault(_folded(entity.name), []).append(entity)
        return found


def _folded(name: str) -> str:
    # A name of marks and punctuation alone is itself.
    return fold_name(name) or name


def standing_entities(entities: Iterable[Entity]) -> dict[int, Entity]:
    """For each entity, by id, the shared one that stands for it (see `Standing.stands_for`); else itself.

    `entities` are all those of the two sets that one person works on, of any articles, each with its set.
    """
    entities = list(entities)
    shared: dict[int, list[Entity]] = {}
    suggested = {e.set.version_id for e in entities if e.set.kind in AnnotationSet.SUGGESTED}
    for entity in entities:
        if entity.set.version_id in suggested and entity.set.kind in AnnotationSet.MARKED:
            shared.setdefault(entity.set.version_id, []).append(entity)
    of_version = {version: Standing(found) for version, found in shared.items()}
    standing = {}
    for entity in entities:
        found = of_version.get(entity.set.version_id)
        named = found.stands_for(entity) if found and entity.set.kind in AnnotationSet.SUGGESTED else None
        standing[entity.pk] = named or entity
    return standing


def name_standing(standing: dict[int, Entity], marks: Iterable[Names]) -> None:
    """Let mentions, in memory, name the entities that stand."""
    for mark in marks:
        if mark.entity_id in standing:
            mark.entity = standing[mark.entity_id]
            mark.entity_id = mark.entity.pk


def links_standing(standing: dict[int, Entity], links: Iterable[S]) -> list[S]:
    """The links, naming in memory the entities that stand; of two that are one by now a quote keeps one
    link, with a mention where either has one, as accepting the quote would leave it.
    """
    kept: dict[tuple[int, int], S] = {}
    for link in links:
        if link.entity_id in standing:
            link.entity = standing[link.entity_id]
            link.entity_id = link.entity.pk
        key = (link.quote_id, link.entity_id)
        if key not in kept or link.mention_id is not None:
            kept[key] = link
    return list(kept.values())
