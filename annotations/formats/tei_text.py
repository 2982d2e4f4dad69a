"""The text of a document as TEI's mixed content: each mark around its words, or, where marks cross, between
two anchors with a span of standOff."""

from typing import Any

from lxml import etree

from annotations.formats.tei_names import MENTION, XML_ID, place_entries, tag
from annotations.scheme import Document, EntityKind, Layer, Place, Quote, QuoteKind, SpeakerMention, marks_of

# In this order marks of one span stand around each other. A quote has room for all; a name for no quote.
_ORDER = [Layer.QUOTE, Layer.SPEAKER, Layer.PLACE, Layer.CUE]
_NAMES = (Layer.SPEAKER, Layer.PLACE)


def body(block: Any, document: Document) -> list[Any]:
    """Fills the block with the text and the marks that nest; returns the spans of those that do not.
    Raises ValueError for a sign that XML has no place for."""
    inline, crossing = _parted(document)
    kinds = {entity.id: entity.kind for entity in document.entities}
    places = place_entries(document)
    anchors = {at for _, mark in crossing for at in (mark.start, mark.end)}
    opening: dict[int, list[tuple[Layer, Any]]] = {}
    for layer, mark in inline:
        opening.setdefault(mark.start, []).append((layer, mark))
    cuts = {0, len(document.text), *anchors, *opening, *(mark.end for _, mark in inline)}
    at_hand = block
    stack: list[int] = []
    positions = sorted(cuts)
    for position, following in zip(positions, [*positions[1:], len(document.text)], strict=True):
        while stack and stack[-1] == position:
            stack.pop()
            at_hand = _outer(at_hand)
        if position in anchors:
            etree.SubElement(at_hand, tag("anchor"), {XML_ID: f"a{position}"})
        for layer, mark in opening.get(position, ()):
            name, attributes = _element(layer, mark, kinds, places)
            at_hand = etree.SubElement(at_hand, tag(name), {XML_ID: mark.id, **attributes})
            if isinstance(mark, Quote) and mark.kind == QuoteKind.DIRECT:
                at_hand = etree.SubElement(at_hand, tag("q"))
            stack.append(mark.end)
        _append(at_hand, document.text[position:following])
    return [_span(layer, mark, kinds, places) for layer, mark in crossing]


def _outer(element: Any) -> Any:
    """The element around a mark's; a q stands in its said as one."""
    parent = element.getparent()
    return parent.getparent() if element.tag == tag("q") else parent


def _append(element: Any, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _parted(document: Document) -> tuple[list[tuple[Layer, Any]], list[tuple[Layer, Any]]]:
    """The marks that nest in each other, outer before inner, and those that cross one or that TEI does not
    let stand where they would."""
    marks = sorted(marks_of(document), key=lambda m: (m[1].start, -m[1].end, _ORDER.index(m[0])))
    inline: list[tuple[Layer, Any]] = []
    crossing: list[tuple[Layer, Any]] = []
    around: list[tuple[Layer, Any]] = []
    for layer, mark in marks:
        around = [other for other in around if other[1].end > mark.start]
        in_a_name = any(its in _NAMES for its, _ in around)
        if any(other.end < mark.end for _, other in around) or (layer == Layer.QUOTE and in_a_name):
            crossing.append((layer, mark))
        else:
            inline.append((layer, mark))
            around.append((layer, mark))
    return inline, crossing


def _element(
    layer: Layer, mark: Any, kinds: dict[str, EntityKind], places: dict[tuple[str, str | None], str]
) -> tuple[str, dict[str, str]]:
    if isinstance(mark, Quote):
        who = " ".join(dict.fromkeys(f"#{speaker.entity}" for speaker in mark.speakers))
        direct = "true" if mark.kind == QuoteKind.DIRECT else "false"
        return "said", {"direct": direct, "ana": f"#{mark.kind}", **({"who": who} if who else {})}
    if isinstance(mark, SpeakerMention):
        kind = kinds[mark.entity]
        name = MENTION.get(kind, "rs")
        return name, {**({"type": str(kind)} if name == "rs" else {}), "ref": f"#{mark.entity}"}
    if isinstance(mark, Place):
        entry = places[mark.name, mark.gazetteer]
        return "placeName", {"ref": f"#{entry}", **({"ana": "#metonymy"} if mark.metonymy else {})}
    return "seg", {"type": "cue"}


def _span(
    layer: Layer, mark: Any, kinds: dict[str, EntityKind], places: dict[tuple[str, str | None], str]
) -> Any:
    """The span of standOff that stands for an element."""
    _, attributes = _element(layer, mark, kinds, places)
    span = etree.Element(tag("span"), {XML_ID: mark.id, "type": str(layer)})
    span.set("from", f"#a{mark.start}")
    span.set("to", f"#a{mark.end}")
    if "ana" in attributes:
        span.set("ana", attributes["ana"])
    if "ref" in attributes:
        span.set("corresp", attributes["ref"])
    return span
