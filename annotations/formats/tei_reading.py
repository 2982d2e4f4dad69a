"""From TEI to a document, each fault with its file and line. The format's own module is tei.

It reads the elements that tei.py writes, wherever an editor has moved them; any other element in the text is
a fault, so that nothing is dropped without a word.
"""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from annotations.formats.archive import Files, about_of
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.readable import why_of
from annotations.formats.tei_names import MENTION, NAMESPACE, ONE_OF, XML_ID, tag
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
    Why,
)

_LAYERS = {
    tag("said"): Layer.QUOTE,
    tag("persName"): Layer.SPEAKER,
    tag("orgName"): Layer.SPEAKER,
    tag("rs"): Layer.SPEAKER,
    tag("placeName"): Layer.PLACE,
    tag("seg"): Layer.CUE,
}


@dataclass
class _Reading:
    """A document while it is read."""

    file: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    anchors: dict[str, int] = field(default_factory=dict)
    marks: dict[str, tuple[Layer, int, int, Any]] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    places: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    speakers: dict[str, list[str]] = field(default_factory=dict)
    cues: dict[str, list[str]] = field(default_factory=dict)
    lemmas: dict[str, str] = field(default_factory=dict)
    whys: dict[str, Why] = field(default_factory=dict)
    faults: list[FormatError] = field(default_factory=list)

    def fault(self, element: Any, reason: str) -> None:
        self.faults.append(FormatError(reason, key=self.file, line=element.sourceline))

    def take(self, words: str | None) -> None:
        if words:
            self.pieces.append(words)
            self.length += len(words)

    def is_mark(self, name: str | None, *layers: Layer) -> bool:
        return name in self.marks and self.marks[name][0] in layers


def document_and_faults(files: Files) -> tuple[Document, list[FormatError]]:
    """The document of an .xml file and all its faults. Raises FormatError where it is no XML, no TEI, or has
    not the one `ab` that the text stands in."""
    file = f"{files.stem}.xml"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(files.must(".xml"), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or None
        raise FormatError(_("no XML: {said}", said=error.msg), key=file, line=line) from error
    if root.tag != tag("TEI"):
        raise FormatError(
            _("must be TEI in {namespace}", namespace=NAMESPACE), key=file, line=root.sourceline
        )
    blocks = root.findall(f"{tag('text')}/{tag('body')}/*")
    if [block.tag for block in blocks] != [tag("ab")]:
        raise FormatError(_("text/body must have one ab"), key=file, line=root.sourceline)
    xeno = root.find(f"{tag('teiHeader')}/{tag('xenoData')}")
    about = None if xeno is None else (xeno.text or "").encode("utf-8")
    name, meta = about_of(about, files.name, f"{file}: xenoData")
    reading = _Reading(file)
    standoff = root.find(tag("standOff"))
    members = [] if standoff is None else [e for e in standoff if isinstance(e.tag, str)]
    for element in members:
        _take_list(reading, element)
    _walk(reading, blocks[0])
    for kinds in ("spanGrp", "linkGrp", "interp"):
        for element in members:
            if element.tag == tag(kinds):
                _REST[kinds](reading, element)
    document = _document(reading, name, "".join(reading.pieces))
    document = numbered(document)
    # Its provenance has the new ids already.
    document.meta = meta
    return document, sorted(reading.faults, key=lambda fault: fault.line or 0)


def _walk(reading: _Reading, element: Any) -> None:
    """Takes the words of an element and notes the spans of the marks in it."""
    reading.take(element.text)
    for child in element:
        start = reading.length
        if child.tag is etree.Comment:
            pass
        elif not isinstance(child.tag, str):
            reading.fault(child, _("an entity reference has no place in the text"))
        elif child.tag == tag("anchor"):
            reading.anchors[child.get(XML_ID, "")] = reading.length
        else:
            if child.tag != tag("q") and child.tag not in _LAYERS:
                reading.fault(
                    child, _("{name} is no element of a text of ours", name=etree.QName(child).localname)
                )
            _walk(reading, child)
            if child.tag in _LAYERS:
                _note(reading, child, _LAYERS[child.tag], start, reading.length)
        reading.take(child.tail)


def _note(reading: _Reading, element: Any, layer: Layer, start: int, end: int) -> None:
    """Keeps a mark, or says what keeps it from being one."""
    name = element.get(XML_ID)
    ref = (element.get("ref") or element.get("corresp") or "").removeprefix("#")
    ana = element.get("ana", "").removeprefix("#")
    if not name or name in reading.marks:
        reading.fault(element, _("must have an xml:id that no other mark has"))
    elif start >= end:
        reading.fault(element, _("{name} is empty", name=name))
    elif layer == Layer.QUOTE and ana not in list(QuoteKind):
        reading.fault(
            element,
            _("ana must be one of #{choices}, not {found}", choices=", #".join(QuoteKind), found=repr(ana)),
        )
    elif layer == Layer.SPEAKER and ref not in reading.entities:
        reading.fault(element, _("{name} is nobody of standOff", name=repr(ref)))
    elif layer == Layer.SPEAKER and not _fits(element, reading.entities[ref].kind):
        reading.fault(element, _("{name} is of the kind {kind}", name=ref, kind=reading.entities[ref].kind))
    elif layer == Layer.PLACE and ref not in reading.places:
        reading.fault(element, _("{name} is no place of standOff", name=repr(ref)))
    elif layer == Layer.PLACE and ana not in ("", "metonymy"):
        reading.fault(element, _("ana of a place is #metonymy alone, not {found}", found=repr(ana)))
    elif layer == Layer.CUE and element.get("type") != "cue":
        reading.fault(element, _("a seg must be of the type cue"))
    else:
        reading.marks[name] = layer, start, end, {"ref": ref, "ana": ana}


def _fits(element: Any, kind: EntityKind) -> bool:
    name = MENTION.get(kind, "rs")
    return element.tag == tag("span") or (
        element.tag == tag(name) and (name != "rs" or element.get("type") == str(kind))
    )


def _take_list(reading: _Reading, group: Any) -> None:
    """The entities or places of a list of standOff."""
    name = etree.QName(group).localname
    kinds = [kind for kind, names in ONE_OF.items() if names[0] == name]
    if name != "listPlace" and not kinds:
        if name not in _REST:
            reading.fault(group, _("{name} is no element of a standOff of ours", name=name))
        return
    _list, one, called = ONE_OF[kinds[0]] if kinds else (name, "place", "placeName")
    for element in group.iterchildren(tag("*")):
        at, words, key = element.get(XML_ID), element.find(tag(called)), element.find(tag("idno"))
        known = at in reading.entities or at in reading.places
        if element.tag != tag(one) or not at or known or words is None:
            reading.fault(
                element, _("must be a {one} with a {called} and an xml:id of its own", one=one, called=called)
            )
            continue
        text, number = words.text or "", None if key is None else key.text or ""
        if kinds:
            unnamed = EntityKind.UNNAMED in kinds and element.get("ana") == "#unnamed"
            kind = EntityKind.UNNAMED if unnamed else kinds[0]
            reading.entities[at] = Entity(at, text, kind, number)
        else:
            reading.places[at] = text, number


def _take_spans(reading: _Reading, group: Any) -> None:
    for span in group.iterchildren(tag("span")):
        start, end = (reading.anchors.get(span.get(name, "").removeprefix("#")) for name in ("from", "to"))
        layer = span.get("type")
        if start is None or end is None or layer not in list(Layer):
            reading.fault(
                span, _("must be of a type, {choices}, from an anchor to an anchor", choices=", ".join(Layer))
            )
        else:
            if layer == Layer.CUE:
                span.set("type", "cue")
            _note(reading, span, Layer(layer), start, end)


def _take_links(reading: _Reading, group: Any) -> None:
    for link in group.iterchildren(tag("link")):
        ends = [end.removeprefix("#") for end in link.get("target", "").split()]
        if len(ends) != 2 or not reading.is_mark(ends[0], Layer.QUOTE):
            reading.fault(link, _("must lead from a quote to one other"))
        elif group.get("type") == "said_by":
            if ends[1] not in reading.entities and not reading.is_mark(ends[1], Layer.SPEAKER):
                reading.fault(link, _("{name} is no mention and nobody of standOff", name=ends[1]))
            else:
                reading.speakers.setdefault(ends[0], []).append(ends[1])
        elif group.get("type") != "lent_by":
            reading.fault(link, _("linkGrp must be of the type said_by or lent_by"))
        elif not reading.is_mark(ends[1], Layer.CUE) or ends[1] in reading.cues.get(ends[0], []):
            reading.fault(link, _("{name} is no cue, or linked already", name=ends[1]))
        else:
            reading.cues.setdefault(ends[0], []).append(ends[1])


def _take_interp(reading: _Reading, interp: Any) -> None:
    of, kind, words = interp.get("inst", "").removeprefix("#"), interp.get("type"), interp.text or ""
    if kind == "lemma" and reading.is_mark(of, Layer.CUE) and of not in reading.lemmas:
        reading.lemmas[of] = words
    elif kind == "why" and of in reading.marks and of not in reading.whys:
        try:
            reading.whys[of] = why_of(words)
        except FormatError as error:
            reading.fault(interp, error.reason)
    else:
        reading.fault(interp, _("must be the lemma of a cue or the why of a mark, one of each"))


_REST = {"spanGrp": _take_spans, "linkGrp": _take_links, "interp": _take_interp}


def _document(reading: _Reading, name: str, text: str) -> Document:
    document = Document(name, text, entities=list(reading.entities.values()))
    for at, (layer, start, end, said) in reading.marks.items():
        why = reading.whys.get(at)
        if layer == Layer.QUOTE:
            speakers = [
                QuoteSpeaker(reading.marks[other][3]["ref"], other)
                if other in reading.marks
                else QuoteSpeaker(other)
                for other in reading.speakers.get(at, [])
            ]
            kind, cues = QuoteKind(said["ana"]), reading.cues.get(at, [])
            document.quotes.append(Quote(at, start, end, kind, speakers, cues, why))
        elif layer == Layer.SPEAKER:
            document.speakers.append(SpeakerMention(at, start, end, said["ref"], why))
        elif layer == Layer.CUE:
            document.cues.append(Cue(at, start, end, reading.lemmas.get(at, ""), why))
        else:
            words, key = reading.places[said["ref"]]
            document.places.append(Place(at, start, end, words, key, bool(said["ana"]), why))
    return document
