"""The marks and links that the page of one article shows, as light rows: a long one has thousands."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from annotations.models import Entity, Mark, QuoteCue, QuoteSpeaker
from annotations.queries.standing import links_standing, name_standing, standing_entities
from annotations.queries.working import Working, marks_of


class Entry(NamedTuple):
    """An entry of the gazetteer as far as a page names it."""

    key: str
    name: str


@dataclass(slots=True)
class ShownMark:
    """A mark as `Mark` has it, offsets in code points; `entity` is filled in by whoever knows who stands."""

    id: int
    set_id: int
    layer: str
    start: int
    end: int
    text: str
    kind: str | None
    entity_id: int | None
    lemma: str
    place_id: int | None
    place_name: str
    metonymy: bool
    rule: str
    evidence: str
    confidence: float | None
    status: str
    origin_id: int | None
    version: int
    place_key: str | None
    place_entry: str | None
    entity: Entity | None = None

    @property
    def suggested(self) -> bool:
        """Whether it is a suggestion that nobody has decided on."""
        return self.status == Mark.Status.UNDECIDED

    @property
    def place(self) -> Entry | None:
        """Which entry of the gazetteer it is, None where it is none."""
        return Entry(self.place_key, self.place_entry or "") if self.place_key else None


@dataclass(slots=True)
class ShownLink:
    """Who says a quote, as `QuoteSpeaker` has it; `entity` as of a mark, and always filled in."""

    quote_id: int
    entity_id: int
    mention_id: int | None
    # None only between the query and its names, which every reader comes after.
    entity: Entity = None  # type: ignore[assignment]


class ShownCue(NamedTuple):
    """What lends a quote, as `QuoteCue` has it."""

    quote_id: int
    cue_id: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The marks of one text that somebody is shown, in its order, who says its quotes (`says`, by quote),
    what lends them, and the entities of the sets. Suggestions name whom an editor's word makes of it."""

    marks: list[ShownMark]
    says: dict[int, list[ShownLink]]
    cues: list[ShownCue]
    entities: list[Entity]


_ENTRY = {"place_key": "place__key", "place_entry": "place__name"}
_COLUMNS = [_ENTRY.get(name, name) for name in ShownMark.__slots__ if name != "entity"]


def all_shown(user: Any, working: Working) -> Shown:
    """What `user` is shown of one text, each entity as it stands. Four queries."""
    marks = marks_shown(user, working)
    entities = list(Entity.objects.filter(set__in=working.sets).select_related("set", "speaker__merged_into"))
    standing = standing_entities(entities)
    name_standing(standing, marks)
    says: dict[int, list[ShownLink]] = {}
    for link in links_standing(standing, links_shown(user, working)):
        says.setdefault(link.quote_id, []).append(link)
    return Shown(marks, says, cues_shown(user, working), entities)


def marks_shown(user: Any, working: Working) -> list[ShownMark]:
    """What `user` is shown of the marks of one text, in its order. One query."""
    rows = Mark.objects.filter(marks_of(user, working)).values_list(*_COLUMNS)
    return [ShownMark(*row) for row in rows]


def links_shown(user: Any, working: Working) -> list[ShownLink]:
    """Who says those quotes, as it was said last. One query."""
    links = QuoteSpeaker.objects.filter(marks_of(user, working, "quote__"))
    return [ShownLink(*row) for row in links.values_list("quote_id", "entity_id", "mention_id")]


def cues_shown(user: Any, working: Working) -> list[ShownCue]:
    """What lends those quotes. One query."""
    cues = QuoteCue.objects.filter(marks_of(user, working, "quote__"))
    return [ShownCue(*row) for row in cues.values_list("quote_id", "cue_id")]
