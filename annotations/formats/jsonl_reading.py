"""From a row of JSON Lines to a document, each fault named by its key. The format's own module is jsonl."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeGuard, TypeVar

from annotations.formats.errors import FormatError
from annotations.formats.ordering import in_order
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
    Why,
)

Kind = TypeVar("Kind", bound=StrEnum)
LETTERS = {"entities": "e", "quotes": "q", "speakers": "s", "cues": "c", "places": "p"}
KEYS = {"id", "text", *LETTERS}


def row_of(data: bytes | str) -> dict[str, Any]:
    """The JSON object of one line. Raises FormatError where it is no UTF-8, no JSON or no object."""
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise FormatError(f"no UTF-8 at byte {error.start}") from error
    try:
        row = json.loads(data, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"no JSON: {error}") from error
    if not isinstance(row, dict):
        raise FormatError("must be an object")
    if "\\u" in data:
        for key, value in row.items():
            _refuse_half_pairs(f"{key}{json.dumps(value, ensure_ascii=False)}", key)
    return row


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
        return self.mentions.get((span[0], span[1])) if _is_pair(span) else None

    def take_id(self, item: dict[str, Any], key: str, letter: str) -> str:
        """The id of an item, or a free one where it has none."""
        if "id" not in item:
            return self.free_id(letter)
        name = _name(item, "id", key)
        if name in self.ids[letter]:
            raise FormatError("is used twice", key=f"{key}.id")
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
            raise FormatError(f"no entity here has the id {name!r}", key=key)
        return self.entities[name]


def document_of(row: dict[str, Any]) -> Document:
    """The document of a row, in the order of `ordering.in_order`. Raises FormatError with the key."""
    document = Document(
        id=_name(row, "id", ""),
        text=_text(row, "text", ""),
        meta={key: value for key, value in row.items() if key not in KEYS},
    )
    reading = _Reading(document)
    for name, letter in LETTERS.items():
        reading.given[letter] = {str(item.get("id", "")) for _, item in _items(row, name)}
    _read_entities(row, reading)
    _read_mentions(row, reading)
    _read_quotes(row, reading)
    _read_cues(row, reading)
    _read_places(row, reading)
    return in_order(document)


def _read_entities(row: dict[str, Any], reading: _Reading) -> None:
    for key, item in _items(row, "entities"):
        reading.add_entity(
            Entity(
                id=reading.take_id(item, key, LETTERS["entities"]),
                name=_text(item, "name", key),
                kind=_choice(EntityKind, item, "kind", key),
                speaker=_text_or_none(item, "speaker", key),
            )
        )


def _read_mentions(row: dict[str, Any], reading: _Reading) -> None:
    for key, item in _items(row, "speakers"):
        start, end = _span(item, key, reading.document)
        if reading.mention_at([start, end]):
            raise FormatError("another mention has this span", key=key)
        if "entity" in item:
            entity = reading.entity(_name(item, "entity", key), f"{key}.entity")
            _agree(item, "name", [entity.name], key)
        else:
            entity = reading.entity_named(_text(item, "name", key))
        name = reading.take_id(item, key, LETTERS["speakers"])
        reading.add_mention(SpeakerMention(name, start, end, entity.id, _why(item, key)))


def _read_quotes(row: dict[str, Any], reading: _Reading) -> None:
    for key, item in _items(row, "quotes"):
        start, end = _span(item, key, reading.document)
        name = reading.take_id(item, key, LETTERS["quotes"])
        kind = _choice(QuoteKind, item, "kind", key)
        speakers = (_speakers if "speakers" in item else _derived_speakers)(item, key, reading)
        reading.document.quotes.append(Quote(name, start, end, kind, speakers, [], _why(item, key)))


def _speakers(item: dict[str, Any], key: str, reading: _Reading) -> list[QuoteSpeaker]:
    speakers = []
    for its_key, speaker in _items(item, "speakers", f"{key}."):
        entity = reading.entity(_name(speaker, "entity", its_key), f"{its_key}.entity")
        span = speaker.get("mention")
        mention = reading.mention_at(span)
        if span is not None and mention is None:
            raise FormatError("no speaker mention has this span", key=f"{its_key}.mention")
        speakers.append(QuoteSpeaker(entity.id, mention.id if mention else None))
    _agree(item, "speaker", [reading.entities[speakers[0].entity].name if speakers else None], key)
    _agree(item, "mention", [item["speakers"][0].get("mention") if speakers else None], key)
    return speakers


def _derived_speakers(item: dict[str, Any], key: str, reading: _Reading) -> list[QuoteSpeaker]:
    name = _text_or_none(item, "speaker", key)
    span = item.get("mention")
    if name is None:
        if span is not None:
            raise FormatError("a mention of no speaker", key=f"{key}.mention")
        return []
    entity = reading.entity_named(name)
    mention = reading.mention_at(span)
    if span is not None and mention is None:
        if not _is_pair(span):
            raise FormatError("must be null or [start, end]", key=f"{key}.mention")
        start, end = _span({"start": span[0], "end": span[1]}, f"{key}.mention", reading.document)
        mention = SpeakerMention(reading.free_id(LETTERS["speakers"]), start, end, entity.id)
        reading.add_mention(mention)
    if mention and mention.entity != entity.id:
        raise FormatError("the mention there names another speaker", key=f"{key}.mention")
    return [QuoteSpeaker(entity.id, mention.id if mention else None)]


def _read_cues(row: dict[str, Any], reading: _Reading) -> None:
    by_id = {quote.id: quote for quote in reading.document.quotes}
    for key, item in _items(row, "cues"):
        start, end = _span(item, key, reading.document)
        name = reading.take_id(item, key, LETTERS["cues"])
        where = f"{key}.quotes" if "quotes" in item else f"{key}.quote"
        quotes = _quotes_of_cue(item, key)
        if len(set(quotes)) < len(quotes):
            raise FormatError("names a quote twice", key=where)
        for quote in quotes:
            if quote not in by_id:
                raise FormatError(f"no quote here has the id {quote!r}", key=where)
            by_id[quote].cues.append(name)
        lemma = _text(item, "lemma", key) if "lemma" in item else ""
        reading.document.cues.append(Cue(name, start, end, lemma, _why(item, key)))


def _quotes_of_cue(item: dict[str, Any], key: str) -> list[str]:
    if "quotes" not in item:
        quote = _text_or_none(item, "quote", key)
        return [] if quote is None else [quote]
    quotes = item["quotes"]
    if not isinstance(quotes, list) or not all(isinstance(quote, str) for quote in quotes):
        raise FormatError("must be a list of ids", key=f"{key}.quotes")
    _agree(item, "quote", quotes or [None], key)
    return quotes


def _read_places(row: dict[str, Any], reading: _Reading) -> None:
    text = reading.document.text
    for key, item in _items(row, "places"):
        start, end = _span(item, key, reading.document)
        metonymy = item.get("metonymy", False)
        if not isinstance(metonymy, bool):
            raise FormatError("must be true or false", key=f"{key}.metonymy")
        reading.document.places.append(
            Place(
                id=reading.take_id(item, key, LETTERS["places"]),
                start=start,
                end=end,
                name=_text(item, "name", key) if "name" in item else text[start:end],
                gazetteer=_text_or_none(item, "gazetteer", key),
                metonymy=metonymy,
                why=_why(item, key),
            )
        )


def _items(row: dict[str, Any], name: str, prefix: str = "") -> list[tuple[str, dict[str, Any]]]:
    """The objects of a list with their paths."""
    items = row.get(name, [])
    if not isinstance(items, list):
        raise FormatError("must be a list", key=f"{prefix}{name}")
    for index, item in enumerate(items):
        if not isinstance(item, dict):
            raise FormatError("must be an object", key=f"{prefix}{name}[{index}]")
    return [(f"{prefix}{name}[{index}]", item) for index, item in enumerate(items)]


def _is_pair(span: object) -> TypeGuard[list[int]]:
    return isinstance(span, list) and len(span) == 2 and all(isinstance(value, int) for value in span)


def _span(item: dict[str, Any], key: str, document: Document) -> tuple[int, int]:
    start, end = _whole_number(item, "start", key), _whole_number(item, "end", key)
    if not 0 <= start < end <= len(document.text):
        reason = f"[{start}, {end}) is empty or outside the text of {len(document.text)} code points"
        raise FormatError(reason, key=key)
    return start, end


def _whole_number(item: dict[str, Any], name: str, key: str) -> int:
    value = item.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise FormatError("must be a whole number", key=f"{key}.{name}")
    return value


def _text(item: dict[str, Any], name: str, key: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        raise FormatError("must be text", key=f"{key}.{name}" if key else name)
    return value


def _name(item: dict[str, Any], name: str, key: str) -> str:
    value = _text(item, name, key)
    if not value:
        raise FormatError("is empty", key=f"{key}.{name}" if key else name)
    return value


def _text_or_none(item: dict[str, Any], name: str, key: str) -> str | None:
    return None if item.get(name) is None else _text(item, name, key)


def _choice(kinds: type[Kind], item: dict[str, Any], name: str, key: str) -> Kind:
    value = _text(item, name, key)
    try:
        return kinds(value)
    except ValueError:
        reason = f"must be one of {', '.join(kinds)}, not {value!r}"
        raise FormatError(reason, key=f"{key}.{name}") from None


def _why(item: dict[str, Any], key: str) -> Why | None:
    value = item.get("why")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise FormatError("must be an object", key=f"{key}.why")
    confidence = value.get("confidence")
    if not isinstance(confidence, int | float) or isinstance(confidence, bool) or not 0 <= confidence <= 1:
        raise FormatError("must be a number from 0 to 1", key=f"{key}.why.confidence")
    evidence = _text(value, "evidence", f"{key}.why") if "evidence" in value else ""
    return Why(_text(value, "rule", f"{key}.why"), float(confidence), evidence)


def _agree(item: dict[str, Any], name: str, fuller: list, key: str) -> None:
    """Refuses a derived key that says none of what the fuller keys allow."""
    if name in item and item[name] not in fuller:
        said = " or ".join(repr(value) for value in fuller)
        raise FormatError(f"says {item[name]!r}, the fuller keys say {said}", key=f"{key}.{name}")


def _refuse_half_pairs(text: str, key: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FormatError(f"half of a surrogate pair: {error.object[error.start]!r}", key=key) from error


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")
