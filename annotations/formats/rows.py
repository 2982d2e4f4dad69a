"""A document as flat rows of plain values, for formats of tables: its entities, its marks of all layers in
one list, and how they hang together. docs/formats/parquet.md names the columns.

Everything comes back. `meta` is JSON, since its values are of any kind.
"""

import json
from typing import Any

from annotations.formats.errors import FormatError
from annotations.formats.jsonl_values import (
    choice_of,
    items_of,
    name_of,
    span_of,
    text_of,
    text_or_none,
    why_of,
)
from annotations.formats.ordering import in_order
from annotations.formats.phrases import no_json
from annotations.formats.readable import json_of, refuse_other_keys, refuse_unreadable
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
    QuoteSpeaker,
    SpeakerMention,
    marks_of,
)

SAID_BY, LENT_BY = "said_by", "lent_by"
Row = dict[str, Any]


def rows_of(document: Document) -> Row:
    """`id`, `text`, `entities`, `marks`, `relations` and `meta` of a document, in the order of `in_order`.
    Raises FormatError where they could not be read back."""
    refuse_unreadable(document)
    refuse_other_keys(document.meta)
    document = in_order(document)
    kinds = {entity.id: str(entity.kind) for entity in document.entities}
    return {
        "id": document.id,
        "text": document.text,
        "entities": [
            {"id": one.id, "name": one.name, "kind": str(one.kind), "speaker": one.speaker}
            for one in document.entities
        ],
        "marks": [_mark(layer, mark, kinds) for layer, mark in marks_of(document)],
        "relations": [row for quote in document.quotes for row in _relations(quote)],
        "meta": json_of(document.meta, "meta"),
    }


def document_of(row: Row, key: str = "") -> Document:
    """The opposite, in the order of `in_order`. Raises FormatError with the path of what is at fault; `key`
    is the path of the row."""
    prefix = f"{key}: " if key else ""
    document = Document(name_of(row, "id", key), text_of(row, "text", key), meta=_meta(row, key))
    kinds = {}
    for path, item in items_of(row, "entities", prefix):
        entity = Entity(
            name_of(item, "id", path),
            text_of(item, "name", path),
            choice_of(EntityKind, item, "kind", path),
            text_or_none(item, "speaker", path),
        )
        document.entities.append(entity)
        kinds[entity.id] = str(entity.kind)
    quotes: dict[str, Quote] = {}
    for path, item in items_of(row, "marks", prefix):
        _put(document, item, path, kinds, quotes)
    for path, item in items_of(row, "relations", prefix):
        quote = quotes.get(text_of(item, "quote", path))
        if quote is None:
            raise FormatError(
                _("{name} is no quote of this document", name=repr(item["quote"])), key=f"{path}.quote"
            )
        kind = text_of(item, "type", path)
        if kind == SAID_BY:
            mention = text_or_none(item, "mark", path)
            quote.speakers.append(QuoteSpeaker(text_of(item, "entity", path), mention))
        elif kind == LENT_BY:
            quote.cues.append(text_of(item, "mark", path))
        else:
            raise FormatError(
                _("must be {one} or {other}, not {found}", one=SAID_BY, other=LENT_BY, found=repr(kind)),
                key=f"{path}.type",
            )
    try:
        refuse_unreadable(document)
    except FormatError as error:
        raise FormatError(error.reason, key=f"{prefix}{error.key}") from error
    return in_order(document)


def _mark(layer: Layer, mark: Any, kinds: dict[str, str]) -> Row:
    """The columns of a mark; those of other layers are None."""
    why = mark.why
    row: Row = {
        "id": mark.id,
        "layer": str(layer),
        "start": mark.start,
        "end": mark.end,
        "kind": None,
        "entity": None,
        "lemma": None,
        "name": None,
        "gazetteer": None,
        "metonymy": None,
        "rule": None if why is None else why.rule,
        "confidence": None if why is None else float(why.confidence),
        "evidence": None if why is None else why.evidence,
    }
    if isinstance(mark, Quote):
        row["kind"] = str(mark.kind)
    elif isinstance(mark, SpeakerMention):
        row |= {"kind": kinds[mark.entity], "entity": mark.entity}
    elif isinstance(mark, Cue):
        row["lemma"] = mark.lemma
    elif isinstance(mark, Place):
        row |= {"name": mark.name, "gazetteer": mark.gazetteer, "metonymy": mark.metonymy}
    return row


def _relations(quote: Quote) -> list[Row]:
    """A row for each speaker of the quote in their order, then one for each cue."""
    said = [
        {"type": SAID_BY, "quote": quote.id, "entity": speaker.entity, "mark": speaker.mention}
        for speaker in quote.speakers
    ]
    return said + [{"type": LENT_BY, "quote": quote.id, "entity": None, "mark": cue} for cue in quote.cues]


def _put(document: Document, item: Row, path: str, kinds: dict[str, str], quotes: dict[str, Quote]) -> None:
    """One mark into the layer that is its own."""
    layer = choice_of(Layer, item, "layer", path)
    name = name_of(item, "id", path)
    start, end = span_of(item, path, document)
    why = None
    if item.get("rule") is not None:
        why = why_of({"why": {key: item.get(key) for key in ("rule", "confidence", "evidence")}}, path)
    if layer == Layer.QUOTE:
        quotes[name] = Quote(name, start, end, choice_of(QuoteKind, item, "kind", path), why=why)
        document.quotes.append(quotes[name])
    elif layer == Layer.SPEAKER:
        entity = text_of(item, "entity", path)
        if item.get("kind") is not None and item["kind"] != kinds.get(entity, item["kind"]):
            reason = _(
                "says {found}, the entity is of the kind {kind}",
                found=repr(item["kind"]),
                kind=repr(kinds[entity]),
            )
            raise FormatError(reason, key=f"{path}.kind")
        document.speakers.append(SpeakerMention(name, start, end, entity, why))
    elif layer == Layer.CUE:
        document.cues.append(Cue(name, start, end, text_or_none(item, "lemma", path) or "", why))
    else:
        metonymy = item.get("metonymy")
        if not isinstance(metonymy, bool):
            raise FormatError(_("must be true or false"), key=f"{path}.metonymy")
        key = text_or_none(item, "gazetteer", path)
        document.places.append(Place(name, start, end, text_of(item, "name", path), key, metonymy, why))


def _meta(row: Row, key: str) -> dict[str, object]:
    path = f"{key}.meta" if key else "meta"
    written = text_or_none(row, "meta", key) or "{}"
    try:
        meta = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise no_json(error, path) from error
    if not isinstance(meta, dict):
        raise FormatError(_("must be an object"), key=path)
    return meta
