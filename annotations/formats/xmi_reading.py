"""From UIMA CAS XMI to a document, each fault with its file and line. The format's own module is xmi."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from annotations.formats.archive import ABOUT, Files, about_of
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.offsets import Units
from annotations.formats.readable import why_of
from annotations.formats.wording import _
from annotations.formats.xmi_types import CAS, OURS, TYPES, XMI, XMI_ID
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

# What stands before what refers to it.
_ORDER = ("Entity", "Speaker", "Cue", "Place", "QuoteSpeaker", "Quote")


@dataclass
class _Reading:
    """A document while it is read: what was made of each element, by its xmi:id."""

    document: Document
    units: Units
    made: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in _ORDER})

    def one(self, element: Any, feature: str, kind: str) -> Any:
        """What a feature leads to. Raises FormatError."""
        name = element.get(feature, "")
        if name not in self.made[kind]:
            raise FormatError(
                _("{feature} {name} is no {kind} of this CAS", feature=feature, name=repr(name), kind=kind)
            )
        return self.made[kind][name]

    def many(self, element: Any, feature: str, kind: str) -> list[Any]:
        """What a feature that is an array leads to. Raises FormatError."""
        names = element.get(feature, "").split()
        for name in names:
            if name not in self.made[kind]:
                raise FormatError(
                    _(
                        "{feature} {name} is no {kind} of this CAS",
                        feature=feature,
                        name=repr(name),
                        kind=kind,
                    )
                )
        return [self.made[kind][name] for name in names]

    def span(self, element: Any) -> tuple[int, int]:
        """Start and end in code points. Raises FormatError."""
        try:
            first, last = (int(element.get(name, "")) for name in ("begin", "end"))
        except ValueError:
            raise FormatError(_("begin and end must be whole numbers")) from None
        return self.units.span(first, last)


def document_and_faults(files: Files) -> tuple[Document, list[FormatError]]:
    """The document of its .xmi and .json, and every fault of the .xmi. Raises FormatError where it is no XML,
    no XMI, or has not one sofa with a text."""
    file = f"{files.stem}.xmi"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(files.must(".xmi"), parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(_("no XML: {said}", said=error.msg), key=file, line=error.lineno or None) from error
    if root.tag != f"{{{XMI}}}XMI":
        raise FormatError(_("must be xmi:XMI"), key=file, line=root.sourceline)
    texts = [sofa.get("sofaString") for sofa in root.iterchildren(f"{{{CAS}}}Sofa")]
    if len(texts) != 1 or not texts[0]:
        raise FormatError(_("must have one sofa with a sofaString"), key=file, line=root.sourceline)
    name, meta = about_of(files.found.get(ABOUT), files.name, files.stem + ABOUT)
    reading = _Reading(Document(name, texts[0]), Units(texts[0]))
    faults = []
    elements = {f"{{{OURS}}}{kind}": list(root.iterchildren(f"{{{OURS}}}{kind}")) for kind in _ORDER}
    for kind in _ORDER:
        for element in elements[f"{{{OURS}}}{kind}"]:
            try:
                _take(reading, kind, element)
            except FormatError as fault:
                faults.append(FormatError(fault.reason, key=file, line=element.sourceline))
    for element in root.iterchildren(f"{{{OURS}}}*"):
        if element.tag not in elements:
            reason = _("{name} is no type of TypeSystem.xml", name=etree.QName(element).localname)
            faults.append(FormatError(reason, key=file, line=element.sourceline))
    document = numbered(reading.document)
    # Its provenance has the new ids already.
    document.meta = meta
    return document, sorted(faults, key=lambda fault: fault.line or 0)


def _take(reading: _Reading, kind: str, element: Any) -> None:
    name = element.get(XMI_ID)
    if not name or any(name in made for made in reading.made.values()):
        raise FormatError(_("must have an xmi:id that nothing else has"))
    known = {XMI_ID, *TYPES[kind][1], "sofa", "begin", "end"}
    strange = [attribute for attribute in element.attrib if attribute not in known]
    if strange or len(element):
        raise FormatError(
            _("{name} is no feature of {kind}", name=strange[0] if strange else element[0].tag, kind=kind)
        )
    reading.made[kind][name] = _MAKE[kind](reading, element, name)


def _choice(element: Any, kinds: Any) -> Any:
    kind = element.get("kind")
    if kind not in list(kinds):
        raise FormatError(
            _("kind must be one of {choices}, not {found}", choices=", ".join(kinds), found=repr(kind))
        )
    return kinds(kind)


def _why(element: Any) -> Any:
    return None if element.get("why") is None else why_of(element.get("why"))


def _entity(reading: _Reading, element: Any, name: str) -> Entity:
    kind = _choice(element, EntityKind)
    entity = Entity(name, element.get("name", ""), kind, element.get("speaker"))
    reading.document.entities.append(entity)
    return entity


def _mention(reading: _Reading, element: Any, name: str) -> SpeakerMention:
    entity = reading.one(element, "entity", "Entity").id
    mention = SpeakerMention(name, *reading.span(element), entity, _why(element))
    reading.document.speakers.append(mention)
    return mention


def _cue(reading: _Reading, element: Any, name: str) -> Cue:
    cue = Cue(name, *reading.span(element), element.get("lemma", ""), _why(element))
    reading.document.cues.append(cue)
    return cue


def _place(reading: _Reading, element: Any, name: str) -> Place:
    start, end = reading.span(element)
    metonymy = element.get("metonymy", "false")
    if metonymy not in ("true", "false"):
        raise FormatError(_("metonymy must be true or false, not {found}", found=repr(metonymy)))
    words = element.get("name", reading.document.text[start:end])
    place = Place(name, start, end, words, element.get("gazetteer"), metonymy == "true", _why(element))
    reading.document.places.append(place)
    return place


def _quote_speaker(reading: _Reading, element: Any, name: str) -> QuoteSpeaker:
    entity = reading.one(element, "entity", "Entity").id
    if element.get("mention") is None:
        return QuoteSpeaker(entity)
    mention = reading.one(element, "mention", "Speaker")
    if mention.entity != entity:
        raise FormatError(_("the mention is of another entity"))
    return QuoteSpeaker(entity, mention.id)


def _quote(reading: _Reading, element: Any, name: str) -> Quote:
    kind = _choice(element, QuoteKind)
    speakers = reading.many(element, "speakers", "QuoteSpeaker")
    cues = [cue.id for cue in reading.many(element, "cues", "Cue")]
    if len(set(cues)) < len(cues):
        raise FormatError(_("has a cue twice"))
    quote = Quote(name, *reading.span(element), kind, speakers, cues, _why(element))
    reading.document.quotes.append(quote)
    return quote


_MAKE: dict[str, Callable[[_Reading, Any, str], Any]] = {
    "Entity": _entity,
    "Speaker": _mention,
    "Cue": _cue,
    "Place": _place,
    "QuoteSpeaker": _quote_speaker,
    "Quote": _quote,
}
