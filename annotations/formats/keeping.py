"""What is left of a document in a format that has no room for ids of ours: the same marks, counted anew."""

from dataclasses import replace

from annotations.formats.ordering import in_order
from annotations.scheme import Document


def numbered(document: Document) -> Document:
    """The document in the order of `in_order`, each mark with the number of its place as its id (q1, s1, c1,
    p1), each entity (e1) with that of its first use by a quote, then by a mention. An entity that no mark
    names is left out. `provenance` of `meta`, whose keys are marks' ids, follows them."""
    document = in_order(document)
    marks = {
        id(mark): f"{letter}{number}"
        for letter, layer in (
            ("q", document.quotes),
            ("s", document.speakers),
            ("c", document.cues),
            ("p", document.places),
        )
        for number, mark in enumerate(layer, start=1)
    }
    mentions = {mention.id: marks[id(mention)] for mention in document.speakers}
    cues = {cue.id: marks[id(cue)] for cue in document.cues}
    uses = [speaker.entity for quote in document.quotes for speaker in quote.speakers]
    uses += [mention.entity for mention in document.speakers]
    entities = {name: f"e{number}" for number, name in enumerate(dict.fromkeys(uses), start=1)}
    known = {entity.id: entity for entity in document.entities}
    return replace(
        document,
        quotes=[
            replace(
                quote,
                id=marks[id(quote)],
                speakers=[
                    replace(
                        speaker,
                        entity=entities[speaker.entity],
                        mention=None if speaker.mention is None else mentions[speaker.mention],
                    )
                    for speaker in quote.speakers
                ],
                cues=sorted((cues[cue] for cue in quote.cues), key=lambda cue: int(cue[1:])),
            )
            for quote in document.quotes
        ],
        speakers=[
            replace(mention, id=marks[id(mention)], entity=entities[mention.entity])
            for mention in document.speakers
        ],
        cues=[replace(cue, id=marks[id(cue)]) for cue in document.cues],
        places=[replace(place, id=marks[id(place)]) for place in document.places],
        entities=[replace(known[old], id=new) for old, new in entities.items()],
        meta=_meta(document, marks),
    )


def _meta(document: Document, marks: dict[int, str]) -> dict[str, object]:
    """The document's meta, its provenance under the new ids."""
    told = document.meta.get("provenance")
    if not isinstance(told, dict):
        return document.meta
    layers = (document.quotes, document.speakers, document.cues, document.places)
    new = {mark.id: marks[id(mark)] for layer in layers for mark in layer}
    return {**document.meta, "provenance": {new[old]: value for old, value in told.items() if old in new}}
