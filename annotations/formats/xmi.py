"""UIMA CAS XMI: a CAS (.xmi) for each document and what is known of it (.json), with one TypeSystem.xml, in a
zip archive. docs/formats/xmi.md tells which type is what. UIMA counts UTF-16 units.

All that a document says comes back, but the ids, which are counted anew, and entities that no mark names.
Not written, FormatError instead: a quote with the mention of another entity than its speaker; signs that XML
has no place for (control characters).
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from lxml import etree

from annotations.formats import archive
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.offsets import Units
from annotations.formats.readable import broken_rules, refuse_foreign_mentions, refuse_unreadable, why_json
from annotations.formats.wording import _
from annotations.formats.xmi_reading import document_and_faults
from annotations.formats.xmi_types import CAS, OURS, TCAS, TYPE_SYSTEM, XMI, XMI_ID
from annotations.scheme import Cue, Document, Place, Quote, SpeakerMention, marks_of

NAME = "xmi"
SUFFIX = ".xmi.zip"
MEDIA_TYPE = archive.MEDIA_TYPE

_SUFFIXES = (".xmi", archive.ABOUT)
_SHARED = ("TypeSystem.xml",)


def kept(document: Document) -> Document:
    """What reading gives back of a document: all of it, with ids counted anew."""
    return numbered(document)


def write_document(document: Document) -> bytes:
    """The archive of one document. Raises FormatError where it could not be read back as `kept` says."""
    return archive.files_bytes([("TypeSystem.xml", TYPE_SYSTEM), *_files(document)])


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """One archive of all documents, written as they come; returns how many. Raises FormatError."""
    return archive.write_documents(documents, _files, out, [("TypeSystem.xml", TYPE_SYSTEM)])


def read_document(data: bytes, *, line: int | None = None) -> Document:
    """The one document of an archive. Raises FormatError with the line in its file."""
    return archive.only_document(data, read)


def read(source: archive.Source) -> Iterator[Document]:
    """The documents of an archive or a folder (a Path). Raises FormatError at the first fault."""
    return archive.read_documents(source, _SUFFIXES, _SHARED, document_and_faults)


def each(source: archive.Source) -> Iterator[Document | FormatError]:
    """The documents of an archive or a folder, and in the place of one its faults."""
    return archive.each_document(source, _SUFFIXES, _SHARED, document_and_faults)


def check(source: archive.Source) -> Iterator[FormatError]:
    """Every fault of an archive or a folder: what is no CAS or none of ours, marks that break the scheme."""
    return archive.faults(source, _SUFFIXES, _SHARED, document_and_faults, broken_rules)


def _files(document: Document) -> Iterator[tuple[str, bytes]]:
    refuse_unreadable(document)
    refuse_foreign_mentions(document)
    document = numbered(document)
    stem = archive.stem_of(document.id)
    try:
        root = _cas(document)
    except ValueError as error:
        raise FormatError(_("XML cannot hold it: {found}", found=error)) from error
    etree.indent(root, space=" ")
    yield f"{stem}.xmi", etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
    yield f"{stem}.json", archive.about(document)


def _cas(document: Document) -> Any:
    """The CAS: entities, marks, who says a quote, the text (sofa), what is in its index (view)."""
    root = etree.Element(f"{{{XMI}}}XMI", nsmap={"xmi": XMI, "cas": CAS, "tcas": TCAS, "newsreader": OURS})
    root.set(f"{{{XMI}}}version", "2.0")
    etree.SubElement(root, f"{{{CAS}}}NULL", {XMI_ID: "0"})
    units = Units(document.text)
    said = [(quote, at) for quote in document.quotes for at in range(len(quote.speakers))]
    names = [
        *(entity.id for entity in document.entities),
        *(mark.id for _, mark in marks_of(document)),
        *(f"{quote.id}:{at}" for quote, at in said),
    ]
    ids = {name: str(number) for number, name in enumerate(names, start=2)}
    sofa = str(len(names) + 2)
    whole = {XMI_ID: "1", "sofa": sofa, "begin": "0", "end": str(units.length), "language": "ar"}
    etree.SubElement(root, f"{{{TCAS}}}DocumentAnnotation", whole)
    for entity in document.entities:
        speaker = {} if entity.speaker is None else {"speaker": entity.speaker}
        attributes = {XMI_ID: ids[entity.id], "name": entity.name, "kind": str(entity.kind), **speaker}
        etree.SubElement(root, f"{{{OURS}}}Entity", attributes)
    for layer, mark in marks_of(document):
        span = {"sofa": sofa, "begin": str(units.of(mark.start)), "end": str(units.of(mark.end))}
        why = {} if mark.why is None else {"why": why_json(mark.why)}
        attributes = {XMI_ID: ids[mark.id], **span, **_features(mark, ids), **why}
        etree.SubElement(root, f"{{{OURS}}}{layer.capitalize()}", attributes)
    for quote, at in said:
        who = quote.speakers[at]
        mention = {} if who.mention is None else {"mention": ids[who.mention]}
        attributes = {XMI_ID: ids[f"{quote.id}:{at}"], "entity": ids[who.entity], **mention}
        etree.SubElement(root, f"{{{OURS}}}QuoteSpeaker", attributes)
    text = {XMI_ID: sofa, "sofaNum": "1", "sofaID": "_InitialView", "mimeType": "text"}
    etree.SubElement(root, f"{{{CAS}}}Sofa", {**text, "sofaString": document.text})
    members = [
        "1",
        *(ids[mark.id] for _, mark in marks_of(document)),
        *(ids[e.id] for e in document.entities),
    ]
    etree.SubElement(root, f"{{{CAS}}}View", {"sofa": sofa, "members": " ".join(members)})
    return root


def _features(mark: Any, ids: dict[str, str]) -> dict[str, str]:
    """What a mark has beside its span; a reference is the number of what it leads to."""
    if isinstance(mark, Quote):
        speakers = " ".join(ids[f"{mark.id}:{at}"] for at in range(len(mark.speakers)))
        cues = " ".join(ids[cue] for cue in mark.cues)
        links = {"speakers": speakers, "cues": cues}
        return {"kind": str(mark.kind), **{name: said for name, said in links.items() if said}}
    if isinstance(mark, SpeakerMention):
        return {"entity": ids[mark.entity]}
    if isinstance(mark, Cue):
        return {"lemma": mark.lemma} if mark.lemma else {}
    place: Place = mark
    key = {} if place.gazetteer is None else {"gazetteer": place.gazetteer}
    return {"name": place.name, **key, "metonymy": "true" if place.metonymy else "false"}
