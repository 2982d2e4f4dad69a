"""From a row of JSON Lines to a document, each fault named by its key. The format's own module is jsonl."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from annotations.formats.errors import FormatError
from annotations.formats.jsonl_values import (
    choice_of,
    is_pair,
    items_of,
    must_agree,
    name_of,
    span_of,
    text_of,
    text_or_none,
    why_of,
)
from annotations.formats.ordering import in_order
from annotations.formats.wording import _
from annotations.scheme import (
    Cue,
    Document,
    Entity,
    EntityKind,
    Place,
    Quote,
    QuoteKind,
    QuoteSpeaker,
    SpeakerMention,
)

LETTERS = {"entities": "e", "quotes": "q", "speakers": "s", "cues": "c", "places": "p"}
KEYS = {"id", "text", *LETTERS}


@dataclass
class _Reading:
    """A document while it is read, with what is looked up in it."""

    document: Document
    entities: dict[str, Entity] = field(default_factory=dict)
    entity_names: dict[str, Entity] = field(default_factory=dict)
    mentions: dict[tuple[int, int], SpeakerMention] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    given: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add_entity(self, entity: Entity) -> Entity:
        self.document.entities.append(entity)
        self.entities[entity.id] = entity
        self.entity_names.setdefault(entity.name, entity)
        return entity

    def add_mention(self, mention: SpeakerMention) -> None:
        self.document.speakers.append(mention)
        self.mentions[mention.start, mention.end] = mention

    def entity_named(self, name: str) -> Entity:
        """The entity of that name, made where there is none. A name alone does not say what it names: the
        kind is then unnamed, which is never linked to a speaker by itself."""
        if name in self.entity_names:
            return self.entity_names[name]
        return self.add_entity(Entity(self.free_id(LETTERS["entities"]), name, EntityKind.UNNAMED))

    def mention_at(self, span: object) -> SpeakerMention | None:
        return self.mentions.get((span[0], span[1])) if is_pair(span) else None

    def take_id(self, item: dict[str, Any], key: str, letter: str) -> str:
        """The id of an item, or a free one where it has none."""
        if "id" not in item:
            return self.free_id(letter)
        name = name_of(item, "id", key)
        if name in self.ids[letter]:
            raise FormatError(_("is used twice"), key=f"{key}.id")
        self.ids[letter].add(name)
        return name

    def free_id(self, letter: str) -> str:
        number = len(self.ids[letter]) + 1
        while f"{letter}{number}" in self.ids[letter] or f"{letter}{number}" in self.given[letter]:
            number += 1
        self.ids[letter].add(f"{letter}{number}")
        return f"{letter}{number}"

    def entity(self, name: str, key: str) -> Entity:
        if name not in self.entities:
            raise FormatError(_("no entity here has the id {name}", name=repr(name)), key=key)
        return self.entities[name]


def document_of(row: dict[str, Any]) -> Document:
    """The document of a row, in the order of `ordering.in_order`. Raises FormatError with the key."""
    document = Document(
        id=name_of(row, "id", ""),
        text=text_of(row, "text", ""),
        meta={key: value for key, value in row.items() if key not in KEYS},
    )
    reading = _Reading(document)
    for name, letter in LETTERS.items():
        reading.given[letter] = {str(item.get("id", "")) for _, item in items_of(row, name)}
    _read_entities(row, reading)
    _read_mentions(row, reading)
    _read_quotes(row, reading)
    _read_cues(row, reading)
    _read_places(row, reading)
    return in_order(document)


def _read_entities(row: dict[str, Any], reading: _Reading) -> None:
    for key, item in items_of(row, "entities"):
        reading.add_entity(
            Entity(
                id=reading.take_id(item, key, LETTERS["entities"]),
                name=text_of(item, "name", key),
                kind=choice_of(EntityKind, item, "kind", key),
                speaker=text_or_none(item, "speaker", key),
            )
        )


def _read_mentions(row: dict[str, Any], reading: _Reading) -> None:
    for key, item in items_of(row, "speakers"):
        start, end = span_of(item, key, reading.document)
        if reading.mention_at([start, end]):
            raise FormatError(_("another mention has this span"), key=key)
        if "entity" in item:
            entity = reading.entity(name_of(item, "entity", key), f"{key}.entity")
            must_agree(item, "name", [entity.name], key)
        else:
            entity = reading.entity_named(text_of(item, "name", key))
        name = reading.take_id(item, key, LETTERS["speakers"])
        reading.add_mention(SpeakerMention(name, start, end, entity.id, why_of(item, key)))


def _read_quotes(row: dict[str, Any], reading: _Reading) -> None:
    for key, item in items_of(row, "quotes"):
        start, end = span_of(item, key, reading.document)
        name = reading.take_id(item, key, LETTERS["quotes"])
        kind = choice_of(QuoteKind, item, "kind", key)
        speakers = (_speakers if "speakers" in item else _derived_speakers)(item, key, reading)
        reading.document.quotes.append(Quote(name, start, end, kind, speakers, [], why_of(item, key)))


def _speakers(item: dict[str, Any], key: str, reading: _Reading) -> list[QuoteSpeaker]:
    speakers = []
    for its_key, speaker in items_of(item, "speakers", f"{key}."):
        entity = reading.entity(name_of(speaker, "entity", its_key), f"{its_key}.entity")
        span = speaker.get("mention")
        mention = reading.mention_at(span)
        if span is not None and mention is None:
            raise FormatError(_("no speaker mention has this span"), key=f"{its_key}.mention")
        speakers.append(QuoteSpeaker(entity.id, mention.id if mention else None))
    must_agree(item, "speaker", [reading.entities[speakers[0].entity].name if speakers else None], key)
    must_agree(item, "mention", [item["speakers"][0].get("mention") if speakers else None], key)
    return speakers


def _derived_speakers(item: dict[str, Any], key: str, reading: _Reading) -> list[QuoteSpeaker]:
    name = text_or_none(item, "speaker", key)
    span = item.get("mention")
    if name is None:
        if span is not None:
            raise FormatError(_("a mention of no speaker"), key=f"{key}.mention")
        return []
    entity = reading.entity_named(name)
    mention = reading.mention_at(span)
    if span is not None and mention is None:
        if not is_pair(span):
            raise FormatError(_("must be null or {span}", span="[start, end]"), key=f"{key}.mention")
        start, end = span_of({"start": span[0], "end": span[1]}, f"{key}.mention", reading.document)
        mention = SpeakerMention(reading.free_id(LETTERS["speakers"]), start, end, entity.id)
        reading.add_mention(mention)
    if mention and mention.entity != entity.id:
        raise FormatError(_("the mention there names another speaker"), key=f"{key}.mention")
    return [QuoteSpeaker(entity.id, mention.id if mention else None)]


def _read_cues(row: dict[str, Any], reading: _Reading) -> None:
    by_id = {quote.id: quote for quote in reading.document.quotes}
    for key, item in items_of(row, "cues"):
        start, end = span_of(item, key, reading.document)
        name = reading.take_id(item, key, LETTERS["cues"])
        where = f"{key}.quotes" if "quotes" in item else f"{key}.quote"
        quotes = _quotes_of_cue(item, key)
        if len(set(quotes)) < len(quotes):
            raise FormatError(_("names a quote twice"), key=where)
        for quote in quotes:
            if quote not in by_id:
                raise FormatError(_("no quote here has the id {name}", name=repr(quote)), key=where)
            by_id[quote].cues.append(name)
        lemma = text_of(item, "lemma", key) if "lemma" in item else ""
        reading.document.cues.append(Cue(name, start, end, lemma, why_of(item, key)))


def _quotes_of_cue(item: dict[str, Any], key: str) -> list[str]:
    if "quotes" not in item:
        quote = text_or_none(item, "quote", key)
        return [] if quote is None else [quote]
    quotes = item["quotes"]
    if not isinstance(quotes, list) or not all(isinstance(quote, str) for quote in quotes):
        raise FormatError(_("must be a list of ids"), key=f"{key}.quotes")
    must_agree(item, "quote", quotes or [None], key)
    return quotes


def _read_places(row: dict[str, Any], reading: _Reading) -> None:
    text = reading.document.text
    for key, item in items_of(row, "places"):
        start, end = span_of(item, key, reading.document)
        metonymy = item.get("metonymy", False)
        if not isinstance(metonymy, bool):
            raise FormatError(_("must be true or false"), key=f"{key}.metonymy")
        reading.document.places.append(
            Place(
                id=reading.take_id(item, key, LETTERS["places"]),
                start=start,
                end=end,
                name=text_of(item, "name", key) if "name" in item else text[start:end],
                gazetteer=text_or_none(item, "gazetteer", key),
                metonymy=metonymy,
                why=why_of(item, key),
            )
        )
