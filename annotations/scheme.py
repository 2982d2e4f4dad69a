"""The annotation scheme, version 1: its layers, its kinds, its documents and its rules. No Django here.

Every offset is a Unicode code point of the text, counted from 0; a span is ``[start, end)``.
The scheme follows the source, cue and content of PARC 3.0 and PolNeAR, and the three kinds of
quote of DirectQuote; annotations/guidelines tells annotators the same in words.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

SCHEME_VERSION = 1
# The most letters of the names of speakers and places, and of a cue's lemma.
LONGEST_NAME = 300
LONGEST_LEMMA = 100

QUOTATION_MARKS = "«»\"“”„‟‘’'‹›"

Span = tuple[int, int]


class Layer(StrEnum):
    QUOTE = "quote"
    SPEAKER = "speaker"
    CUE = "cue"
    PLACE = "place"


class QuoteKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class Rule(StrEnum):
    """What a mark can break; the value is the name that pages, the API and the logs use."""

    EMPTY = "empty"
    OUTSIDE_TEXT = "outside-text"
    WHITE_SPACE_EDGE = "white-space-edge"
    PARTED_LETTER = "parted-letter"
    OVER_PARAGRAPHS = "over-paragraphs"
    KIND = "kind"
    DIRECT_WITHOUT_MARKS = "direct-without-marks"
    MIXED_WITHOUT_MARKS = "mixed-without-marks"
    IDENTICAL = "identical"
    OVERLAP = "overlap"
    CROSSING = "crossing"
    UNKNOWN_REFERENCE = "unknown-reference"
    USELESS_MENTION = "useless-mention"
    USELESS_CUE = "useless-cue"
    MENTION_OF_ANOTHER = "mention-of-another"
    SPEAKER_TWICE = "speaker-twice"


@dataclass(frozen=True, slots=True)
class Why:
    """Why a suggestion was made: the rule's name, how sure it is (0 to 1), and the words it rests on."""

    rule: str
    confidence: float
    evidence: str = ""


@dataclass(slots=True)
class Entity:
    """Who speaks in one article. `speaker` is the key of the corpus-wide speaker, where there is one."""

    id: str
    name: str
    kind: EntityKind
    speaker: str | None = None


@dataclass(slots=True)
class SpeakerMention:
    id: str
    start: int
    end: int
    entity: str
    why: Why | None = None


@dataclass(slots=True)
class Cue:
    id: str
    start: int
    end: int
    lemma: str = ""
    why: Why | None = None


@dataclass(slots=True)
class QuoteSpeaker:
    """One speaker of a quote: an entity's id and, where the text names it there, a mention's id."""

    entity: str
    mention: str | None = None


@dataclass(slots=True)
class Quote:
    id: str
    start: int
    end: int
    kind: QuoteKind
    speakers: list[QuoteSpeaker] = field(default_factory=list)
    cues: list[str] = field(default_factory=list)
    why: Why | None = None


@dataclass(slots=True)
class Place:
    id: str
    start: int
    end: int
    name: str
    gazetteer: str | None = None
    metonymy: bool = False
    why: Why | None = None


@dataclass(slots=True)
class Document:
    """One text with its marks; what the suggester returns and what every format writes and reads.

    `meta` carries what a format may keep beside the marks: title, url, outlet, date, provenance.
    """

    id: str
    text: str
    quotes: list[Quote] = field(default_factory=list)
    speakers: list[SpeakerMention] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    meta: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule: which, on which layer and mark (its id, or "" for a span not yet kept), and where."""

    rule: Rule
    layer: Layer
    mark: str
    start: int
    end: int


_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_FLAG = _FLAG_LETTERS[0], _FLAG_LETTERS[-1]


def parts_a_letter(text: str, position: int) -> bool:
    """Whether cutting `text` at `position` would part a base letter from its marks, or an emoji's pieces."""
    if not 0 < position < len(text):
        return False
    after, before = text[position], text[position - 1]
    if unicodedata.category(after).startswith("M"):
        return not before.isspace()
    if _FLAG[0] <= after <= _FLAG[1]:
        before_it = text[:position]
        # A flag is two of them: within one stands an odd number to the left.
        return (len(before_it) - len(before_it.rstrip(_FLAG_LETTERS))) % 2 == 1
    return after == "\u200d" or before == "\u200d" or "\U0001f3fb" <= after <= "\U0001f3ff"


def span_rules(text: str, layer: Layer, start: int, end: int, kind: QuoteKind | None = None) -> list[Rule]:
    """The rules that one span breaks by itself, in a fixed order; empty where it breaks none."""
    if start < 0 or end > len(text):
        return [Rule.OUTSIDE_TEXT]
    if start >= end:
        return [Rule.EMPTY]
    broken = []
    covered = text[start:end]
    if covered[0].isspace() or covered[-1].isspace():
        broken.append(Rule.WHITE_SPACE_EDGE)
    elif all(sign.isspace() or unicodedata.category(sign) == "Cf" for sign in covered):
        broken.append(Rule.EMPTY)
    if parts_a_letter(text, start) or parts_a_letter(text, end):
        broken.append(Rule.PARTED_LETTER)
    if (layer == Layer.QUOTE) != (kind is not None):
        broken.append(Rule.KIND)
    if "\n" in covered and kind not in (QuoteKind.DIRECT, QuoteKind.MIXED):
        broken.append(Rule.OVER_PARAGRAPHS)
    if kind == QuoteKind.DIRECT and covered[0] not in QUOTATION_MARKS:
        broken.append(Rule.DIRECT_WITHOUT_MARKS)
    if kind == QuoteKind.MIXED and not set(QUOTATION_MARKS) & set(covered):
        broken.append(Rule.MIXED_WITHOUT_MARKS)
    return broken


def pair_rule(layer: Layer, one: Span, other: Span) -> Rule | None:
    """The rule that two spans of one layer break together, or None: only quotes nest, and none cross."""
    (a, b), (c, d) = sorted([one, other])
    if (a, b) == (c, d):
        return Rule.IDENTICAL
    if c >= b:
        return None
    nested = a == c or d <= b
    if layer == Layer.QUOTE:
        return None if nested else Rule.CROSSING
    return Rule.OVERLAP


def shared_part(one: Span, other: Span) -> float:
    """What both spans cover as a part of what they cover together: 0 to 1, 1 for the same span."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def check_document(document: Document) -> list[Violation]:
    """Every rule of the scheme that a document breaks; empty where it is sound. Raises nothing."""
    return [*_span_violations(document), *_pair_violations(document), *_reference_violations(document)]


def marks_of(document: Document) -> Iterator[tuple[Layer, Quote | SpeakerMention | Cue | Place]]:
    """All marks with their layers: quotes, speakers, cues, places, each in the document's order."""
    for quote in document.quotes:
        yield Layer.QUOTE, quote
    for mention in document.speakers:
        yield Layer.SPEAKER, mention
    for cue in document.cues:
        yield Layer.CUE, cue
    for place in document.places:
        yield Layer.PLACE, place


def _span_violations(document: Document) -> Iterator[Violation]:
    for layer, mark in marks_of(document):
        kind = mark.kind if isinstance(mark, Quote) else None
        for rule in span_rules(document.text, layer, mark.start, mark.end, kind):
            yield Violation(rule, layer, mark.id, mark.start, mark.end)


def _pair_violations(document: Document) -> Iterator[Violation]:
    by_layer: dict[Layer, list[Quote | SpeakerMention | Cue | Place]] = {layer: [] for layer in Layer}
    for its, mark in marks_of(document):
        by_layer[its].append(mark)
    for layer, of_layer in by_layer.items():
        marks = sorted(of_layer, key=lambda m: (m.start, -m.end))
        # The marks still open to the left of the present one; each pair that touches meets here once.
        still_open: list[Quote | SpeakerMention | Cue | Place] = []
        for mark in marks:
            still_open = [m for m in still_open if m.end > mark.start]
            for other in still_open:
                rule = pair_rule(layer, (other.start, other.end), (mark.start, mark.end))
                if rule:
                    yield Violation(rule, layer, mark.id, mark.start, mark.end)
            still_open.append(mark)


def _reference_violations(document: Document) -> Iterator[Violation]:
    # Name and kind are who an entity is: in a set there is one of each.
    entities = {entity.id: (" ".join(entity.name.split()), entity.kind) for entity in document.entities}
    mentions = {mention.id: mention for mention in document.speakers}
    cues = {cue.id for cue in document.cues}
    used_mentions: set[str] = set()
    used_cues: set[str] = set()
    for quote in document.quotes:
        where = (Layer.QUOTE, quote.id, quote.start, quote.end)
        for speaker in quote.speakers:
            if speaker.entity not in entities:
                yield Violation(Rule.UNKNOWN_REFERENCE, *where)
            if speaker.mention is None:
                continue
            used_mentions.add(speaker.mention)
            if speaker.mention not in mentions:
                yield Violation(Rule.UNKNOWN_REFERENCE, *where)
            elif mentions[speaker.mention].entity != speaker.entity:
                yield Violation(Rule.MENTION_OF_ANOTHER, *where)
        if len({entities.get(one.entity, one.entity) for one in quote.speakers}) < len(quote.speakers):
            yield Violation(Rule.SPEAKER_TWICE, *where)
        for used_cue in quote.cues:
            used_cues.add(used_cue)
            if used_cue not in cues:
                yield Violation(Rule.UNKNOWN_REFERENCE, *where)
    for mention in document.speakers:
        where = (Layer.SPEAKER, mention.id, mention.start, mention.end)
        if mention.entity not in entities:
            yield Violation(Rule.UNKNOWN_REFERENCE, *where)
        if mention.id not in used_mentions:
            yield Violation(Rule.USELESS_MENTION, *where)
    for cue in document.cues:
        if cue.id not in used_cues:
            yield Violation(Rule.USELESS_CUE, Layer.CUE, cue.id, cue.start, cue.end)
