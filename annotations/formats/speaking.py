"""Who says a quote and how an entity is called, for formats that link a quote with a mention, name whoever
has none, and know a person by a name alone."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from annotations.formats.archive import percent_decoded, percent_encoded
from annotations.formats.errors import FormatError
from annotations.formats.wording import _
from annotations.scheme import Entity, EntityKind, Quote, QuoteSpeaker

_NUMBERED = re.compile(r"(.*) #[1-9][0-9]*", re.S)
PERSON = re.compile(rf"({'|'.join(EntityKind)})(?:@(\S*))?: (.*)", re.S)


def named_with(quote: Quote) -> list[str]:
    """The entities to be named with a quote itself: all in their order, where one has no mention; else none,
    for the links with mentions name them. Raises FormatError where one entity has a mention there and is
    there without, for then the order could not be told."""
    without = Counter(speaker.entity for speaker in quote.speakers if speaker.mention is None)
    if without.keys() & {speaker.entity for speaker in quote.speakers if speaker.mention is not None}:
        raise FormatError(_("{name} has an entity with a mention and without", name=quote.id), key="quotes")
    return [speaker.entity for speaker in quote.speakers] if without else []


def speakers_of(
    named: Iterable[str], mentions: Iterable[str], whose: Mapping[str, str]
) -> list[QuoteSpeaker]:
    """The opposite: who is named with the quote, each with a mention of theirs that is linked; then the other
    mentions. `whose` has the entity of each mention."""
    left = list(mentions)
    speakers = []
    for entity in named:
        mention = next((one for one in left if whose[one] == entity), None)
        if mention is not None:
            left.remove(mention)
        speakers.append(QuoteSpeaker(entity, mention))
    return speakers + [QuoteSpeaker(whose[one], one) for one in left]


def references(entities: Iterable[Entity]) -> dict[str, str]:
    """How each entity is called where a mention or a quote names it, by its id: by its name, and with `` #2``
    where it is the second of that name."""
    called: dict[str, str] = {}
    times: dict[str, int] = {}
    for entity in entities:
        number = times[entity.name] = times.get(entity.name, 0) + 1
        plain = number == 1 and entity.name and not _NUMBERED.fullmatch(entity.name)
        called[entity.id] = entity.name if plain else f"{entity.name} #{number}"
    return called


def name_of(reference: str) -> str:
    """The name in a reference."""
    match = _NUMBERED.fullmatch(reference)
    return match[1] if match else reference


def person(entity: Entity, reference: str) -> str:
    """An entity's line in the list of people: ``KIND: REFERENCE``, or ``KIND@SPEAKER: REFERENCE``."""
    speaker = "" if entity.speaker is None else f"@{percent_encoded(entity.speaker)}"
    return f"{entity.kind}{speaker}: {reference}"


def person_of(line: str) -> Entity | None:
    """The opposite, the reference being the id; None where the line is no such one. Raises FormatError where
    the speaker is no percent-encoded UTF-8."""
    match = PERSON.fullmatch(line)
    if match is None:
        return None
    kind, speaker, reference = match.groups()
    key = None if speaker is None else percent_decoded(speaker)
    return Entity(reference, name_of(reference), EntityKind(kind), key)


def somebody(reference: str) -> Entity:
    """Who is in no list: somebody with no more than a name."""
    return Entity(reference, name_of(reference), EntityKind.UNNAMED)
