"""TEI P5: a TEI file (.xml) for each document, in a zip archive. docs/formats/tei.md tells what is what.

The text stands in one `ab` whose white space counts, the marks around their words: said, persName, orgName,
rs, placeName, seg. A mark that crosses another has anchors where it begins and ends and a span in standOff,
where the persons, organisations and places are too, and what belongs together.

All that a document says comes back, but the ids, which are counted anew, and entities that no mark names.
Not written, FormatError instead: a quote with the mention of another entity than its speaker; signs that XML
has no place for (control characters).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from lxml import etree

from annotations.formats import archive
from annotations.formats.errors import FormatError
from annotations.formats.keeping import numbered
from annotations.formats.readable import broken_rules, refuse_foreign_mentions, refuse_unreadable, why_json
from annotations.formats.tei_names import (
    CATEGORIES,
    NAMESPACE,
    ONE_OF,
    XML_ID,
    XML_SPACE,
    place_entries,
    tag,
)
from annotations.formats.tei_reading import document_and_faults
from annotations.formats.tei_text import body
from annotations.formats.wording import _
from annotations.scheme import Document, EntityKind, marks_of

NAME = "tei"
SUFFIX = ".tei.zip"
MEDIA_TYPE = archive.MEDIA_TYPE

_SUFFIXES = (".xml",)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PROGRAM = "Arabic newsreader"


def kept(document: Document) -> Document:
    """What reading gives back of a document: all of it, with ids counted anew."""
    return numbered(document)


def write_document(document: Document) -> bytes:
    """The archive of one document. Raises FormatError where it could not be read back as `kept` says."""
    return archive.files_bytes(_files(document))


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """One archive of all documents, written as they come; returns how many. Raises FormatError."""
    return archive.write_documents(documents, _files, out)


def read_document(data: bytes, *, line: int | None = None) -> Document:
    """The one document of an archive. Raises FormatError with the line in its file."""
    return archive.only_document(data, read)


def read(source: archive.Source) -> Iterator[Document]:
    """The documents of an archive or a folder (a Path). Raises FormatError at the first fault."""
    return archive.read_documents(source, _SUFFIXES, (), document_and_faults)


def each(source: archive.Source) -> Iterator[Document | FormatError]:
    """The documents of an archive or a folder, and in the place of one its faults."""
    return archive.each_document(source, _SUFFIXES, (), document_and_faults)


def check(source: archive.Source) -> Iterator[FormatError]:
    """Every fault of an archive or a folder: what is no TEI or none of ours, marks that break the scheme."""
    return archive.faults(source, _SUFFIXES, (), document_and_faults, broken_rules)


def _files(document: Document) -> Iterator[tuple[str, bytes]]:
    refuse_unreadable(document)
    refuse_foreign_mentions(document)
    document = numbered(document)
    about = archive.about(document).decode()
    try:
        root = etree.Element(tag("TEI"), nsmap={None: NAMESPACE})
        header = _header(root, document, about)
        standoff = etree.SubElement(root, tag("standOff"))
        text = etree.SubElement(root, tag("text"), {"{http://www.w3.org/XML/1998/namespace}lang": "ar"})
        block = etree.SubElement(etree.SubElement(text, tag("body")), tag("ab"), {XML_SPACE: "preserve"})
        crossing = body(block, document)
        _stand_off(standoff, document, crossing)
        for part in (header, standoff):
            etree.indent(part)
            part.tail = "\n"
    except ValueError as error:
        raise FormatError(_("XML cannot hold it: {found}", found=error)) from error
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    yield f"{archive.stem_of(document.id)}.xml", data + b"\n"


def _header(root: Any, document: Document, about: str) -> Any:
    """What is known of the article, as TEI has words for it, and all of it as JSON in xenoData."""
    header = etree.SubElement(root, tag("teiHeader"))
    known = {key: value for key, value in document.meta.items() if isinstance(value, str) and value}
    described = _sub(header, "fileDesc")
    _sub(_sub(described, "titleStmt"), "title", known.get("title", document.id))
    publication = _sub(described, "publicationStmt")
    _sub(publication, "publisher", _PROGRAM)
    if "licence" in known:
        _sub(_sub(publication, "availability"), "licence", known["licence"])
    source = _sub(_sub(described, "sourceDesc"), "bibl")
    _sub(source, "title", known.get("title", document.id))
    if "outlet" in known:
        _sub(source, "publisher", known["outlet"])
    if "date" in known:
        day = _DAY.match(known["date"])
        _sub(source, "date", known["date"], **({"when": day[0]} if day else {}))
    if "url" in known:
        _sub(source, "idno", known["url"], type="URL")
    taxonomy = _sub(_sub(_sub(header, "encodingDesc"), "classDecl"), "taxonomy")
    for name, words in CATEGORIES.items():
        category = _sub(taxonomy, "category", **{XML_ID: name})
        _sub(category, "catDesc", words)
    _sub(_sub(_sub(header, "profileDesc"), "langUsage"), "language", "العربية", ident="ar")
    _sub(header, "xenoData", about, type="json")
    return header


def _stand_off(standoff: Any, document: Document, crossing: list[Any]) -> None:
    """The entities and places, the marks that cross others, the links, lemmas and reasons."""
    for kind, (name_of_list, one, called) in ONE_OF.items():
        members = [entity for entity in document.entities if entity.kind == kind]
        listed = _sub(standoff, name_of_list, type=str(kind)) if members else None
        for entity in members:
            element = _sub(listed, one, **{XML_ID: entity.id})
            _sub(element, called, entity.name)
            if entity.speaker is not None:
                _sub(element, "idno", entity.speaker, type="speaker")
            if kind == EntityKind.UNNAMED:
                element.set("ana", "#unnamed")
    places = place_entries(document)
    listed = _sub(standoff, "listPlace") if places else None
    for (words, gazetteer), number in places.items():
        element = _sub(listed, "place", **{XML_ID: number})
        _sub(element, "placeName", words)
        if gazetteer is not None:
            _sub(element, "idno", gazetteer, type="gazetteer")
    if crossing:
        group = _sub(standoff, "spanGrp", type="marks")
        group.extend(crossing)
    for name, links in (("said_by", _said_by(document)), ("lent_by", _lent_by(document))):
        group = _sub(standoff, "linkGrp", type=name) if links else None
        for one, other in links:
            _sub(group, "link", target=f"#{one} #{other}")
    for cue in document.cues:
        if cue.lemma:
            _sub(standoff, "interp", cue.lemma, type="lemma", inst=f"#{cue.id}")
    for _layer, any_mark in marks_of(document):
        if any_mark.why is not None:
            _sub(standoff, "interp", why_json(any_mark.why), type="why", inst=f"#{any_mark.id}")
    if not len(standoff):
        standoff.getparent().remove(standoff)


def _said_by(document: Document) -> list[tuple[str, str]]:
    """Each quote with the mentions of its speakers in their order; with the entity where it has none."""
    return [
        (quote.id, speaker.mention or speaker.entity)
        for quote in document.quotes
        for speaker in quote.speakers
    ]


def _lent_by(document: Document) -> list[tuple[str, str]]:
    return [(quote.id, cue) for quote in document.quotes for cue in quote.cues]


def _sub(parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
    element = etree.SubElement(parent, tag(name), attributes)
    element.text = text
    return element
