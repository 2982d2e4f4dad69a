"""From a line of doccano to a document, each fault with its key. The format's own module is doccano."""

from typing import Any

from annotations.formats.errors import FormatError
from annotations.formats.jsonl_values import (
    choice_of,
    items_of,
    name_of,
    row_of,
    text_of,
    text_or_none,
    whole_number,
    why_of,
)
from annotations.formats.keeping import numbered
from annotations.formats.offsets import Units
from annotations.formats.phrases import must_be_one_of
from annotations.formats.speaking import speakers_of
from annotations.formats.wording import _
from annotations.scheme import (
    Cue,
    Document,
    Entity,
    EntityKind,
    Layer,
    Place,
    Quote,
    QuoteKind,
    SpeakerMention,
)

BESIDE = "newsreader"
VERSION = 1
SAID_BY = "said by"
LENT_BY = "lent by"
METONYMY = "metonymy"
LABELS = {
    **dict.fromkeys(map(str, QuoteKind), Layer.QUOTE),
    "speaker": Layer.SPEAKER,
    "cue": Layer.CUE,
    "place": Layer.PLACE,
    METONYMY: Layer.PLACE,
}
_LINKS = {SAID_BY: Layer.SPEAKER, LENT_BY: Layer.CUE}


def place_of(layer: Layer, start: int, end: int) -> str:
    """What says more of a mark stands under its layer and its offsets, which doccano's ids do not outlive."""
    return f"{layer} {start} {end}"


def document_of(row: dict[str, Any]) -> Document:
    """The document of a row, as it was written or as doccano exports it. Raises FormatError with the key."""
    name = row.get("id")
    document = Document(str(name) if type(name) is int else name_of(row, "id", ""), name_of(row, "text", ""))
    units = Units(document.text)
    beside = _beside(row)
    marks = {} if beside is None else _object(beside, "marks", BESIDE)
    entities = _entities(beside)
    layers: dict[int, tuple[str, Layer]] = {}
    whose: dict[str, str] = {}
    quotes: list[tuple[Quote, list[str]]] = []
    for key, item in items_of(row, "entities"):
        number, label = whole_number(item, "id", key), text_of(item, "label", key)
        if label not in LABELS:
            raise FormatError(must_be_one_of(LABELS, label), key=f"{key}.label")
        if number in layers:
            raise FormatError(_("is that of another"), key=f"{key}.id")
        layer, at = LABELS[label], str(number)
        layers[number] = at, layer
        first, last = (whole_number(item, name, key) for name in ("start_offset", "end_offset"))
        start, end = _span(units, first, last, key)
        words, place = document.text[start:end], place_of(layer, first, last)
        said, path = marks.get(place, {}), f"{BESIDE}.marks[{place!r}]"
        if not isinstance(said, dict):
            raise FormatError(_("must be an object"), key=path)
        why = why_of(said, path)
        if layer == Layer.QUOTE:
            named = _named(said.get("said_by", []), entities, f"{path}.said_by")
            quotes.append((Quote(at, start, end, QuoteKind(label), why=why), named))
        elif layer == Layer.SPEAKER:
            whose[at] = _whose(said, words, entities, path)
            document.speakers.append(SpeakerMention(at, start, end, whose[at], why))
        elif layer == Layer.CUE:
            lemma = text_or_none(said, "lemma", path) or ""
            document.cues.append(Cue(at, start, end, lemma, why))
        else:
            name_here, gazetteer = (text_or_none(said, one, path) for one in ("name", "gazetteer"))
            called = words if name_here is None else name_here
            document.places.append(Place(at, start, end, called, gazetteer, label == METONYMY, why))
    links = _links(row, layers)
    for quote, named in quotes:
        quote.speakers = speakers_of(named, links.get((quote.id, SAID_BY), []), whose)
        quote.cues = links.get((quote.id, LENT_BY), [])
        document.quotes.append(quote)
    document.entities = list(entities.values())
    document = numbered(document)
    # Its provenance has the new ids already.
    document.meta = {} if beside is None else _object(beside, "meta", BESIDE)
    return document


def _span(units: Units, first: int, last: int, key: str) -> tuple[int, int]:
    """The span in code points of one in UTF-16 units."""
    try:
        return units.span(first, last)
    except FormatError as error:
        raise FormatError(error.reason, key=key) from error


def _beside(row: dict[str, Any]) -> dict[str, Any] | None:
    """What doccano has no place for, where the row came from us."""
    if row.get(BESIDE) is None:
        return None
    try:
        beside = row_of(text_of(row, BESIDE, ""))
    except FormatError as error:
        raise FormatError(error.reason, key=BESIDE) from error
    if beside.get("version") != VERSION:
        raise FormatError(_("must be {wanted}", wanted=VERSION), key=f"{BESIDE}.version")
    return beside


def _object(row: dict[str, Any], name: str, prefix: str) -> dict[str, Any]:
    value = row.get(name, {})
    if not isinstance(value, dict):
        raise FormatError(_("must be an object"), key=f"{prefix}.{name}")
    return value


def _entities(beside: dict[str, Any] | None) -> dict[str, Entity]:
    """The entities by the number of their place, and under that id."""
    rows = [] if beside is None else beside.get("entities", [])
    if not isinstance(rows, list):
        raise FormatError(_("must be a list"), key=f"{BESIDE}.entities")
    entities = {}
    for number, row in enumerate(rows):
        key = f"{BESIDE}.entities[{number}]"
        if not isinstance(row, list) or len(row) != 3:
            raise FormatError(_("must be a name, a kind and a speaker"), key=key)
        item = dict(zip(("name", "kind", "speaker"), row, strict=True))
        kind, speaker = choice_of(EntityKind, item, "kind", key), text_or_none(item, "speaker", key)
        entities[str(number)] = Entity(str(number), text_of(item, "name", key), kind, speaker)
    return entities


def _named(value: Any, entities: dict[str, Entity], key: str) -> list[str]:
    if not isinstance(value, list) or not all(type(n) is int and str(n) in entities for n in value):
        raise FormatError(_("must be numbers of entities"), key=key)
    return [str(number) for number in value]


def _whose(said: dict[str, Any], words: str, entities: dict[str, Entity], path: str) -> str:
    """The entity of a mention; one that was marked in doccano is of somebody whose words are the name."""
    if "entity" in said:
        return _named([said["entity"]], entities, f"{path}.entity")[0]
    new = f"of {words}"
    entities.setdefault(new, Entity(new, words, EntityKind.UNNAMED))
    return new


def _links(row: dict[str, Any], layers: dict[int, tuple[str, Layer]]) -> dict[tuple[str, str], list[str]]:
    """For each quote and type of relation what it leads to; people draw it from either end."""
    links: dict[tuple[str, str], list[str]] = {}
    for key, item in items_of(row, "relations"):
        kind = text_of(item, "type", key)
        if kind not in _LINKS:
            raise FormatError(must_be_one_of(_LINKS, kind), key=f"{key}.type")
        ends = []
        for name in ("from_id", "to_id"):
            number = whole_number(item, name, key)
            if number not in layers:
                raise FormatError(_("{number} is no entity of this row", number=number), key=f"{key}.{name}")
            ends.append(layers[number])
        (quote, first), (other, second) = ends if ends[0][1] == Layer.QUOTE else reversed(ends)
        if first != Layer.QUOTE or second != _LINKS[kind]:
            raise FormatError(
                _(
                    "a {one} and a {other} cannot be {kind}",
                    one=ends[0][1],
                    other=ends[1][1],
                    kind=repr(kind),
                ),
                key=key,
            )
        found = links.setdefault((quote, kind), [])
        if kind == LENT_BY and other in found:
            raise FormatError(_("the quote has that cue already"), key=key)
        found.append(other)
    return links
