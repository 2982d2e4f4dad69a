"""The hand-kept form of the samples: an article in XML whose marks are written around their words.

``<direct|indirect|mixed n="1" by="rami">``  a quote: its number and its speakers, keys of ``<entity>``
``<speaker e="rami" of="1 2">``              the mention of an entity, and the quotes it serves
``<cue of="1" lemma="قال">``                 a cue and the quotes it serves
``<place at="jo-irbid">``                    a place: its gazetteer key or ""; ``metonymy="yes"``; ``name``
                                             where it is not the words covered (ل<place>لأردن</place>)
``<not>``                                    words that look like a mark and are none

``shows`` on any of these names the constructions of the scheme that it is there to show. Offsets are
never written by hand: they follow from where the tags stand.
"""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from annotations.formats import jsonl
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
    check_document,
)

FOLDER = Path(__file__).parent / "articles"
ATTRIBUTES = {
    "direct": {"n", "by", "shows"},
    "indirect": {"n", "by", "shows"},
    "mixed": {"n", "by", "shows"},
    "speaker": {"e", "of", "shows"},
    "cue": {"of", "lemma", "shows"},
    "place": {"at", "metonymy", "name", "shows"},
    "not": {"shows"},
}


class MarkupError(ValueError):
    """A sample that cannot be read; the message names its file."""


@dataclass(frozen=True)
class Shown:
    """Where a construction is shown: the words, and the layer (a tag's name) that they are marked as."""

    construction: str
    tag: str
    start: int
    end: int


@dataclass
class Sample:
    """One sample: its document, whose meta has title, url, date and outlet, what it shows, and the spans
    of what looks like a mark and is none."""

    document: Document
    shown: list[Shown] = field(default_factory=list)
    unmarked: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class _Piece:
    element: ElementTree.Element
    start: int
    end: int


def files() -> list[Path]:
    """The hand-kept files in the order of their names."""
    return sorted(FOLDER.glob("*.xml"))


def read_sample(path: Path) -> Sample:
    """The sample of a file. Raises MarkupError where the file is no sample or breaks the scheme."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (MarkupError, ElementTree.ParseError, KeyError) as error:
        reason = f"there is no {error}" if isinstance(error, KeyError) else str(error)
        raise MarkupError(f"{path.name}: {reason}") from error


def parse(markup: str) -> Sample:
    """The sample that the markup writes; spans are code points of its text. Raises as `read_sample`."""
    article = ElementTree.fromstring(markup)  # noqa: S314 - the files are this repository's own
    meta: dict[str, object] = {
        "title": article.findtext("title", ""),
        **{key: article.attrib[key] for key in ("url", "date", "outlet")},
    }
    sample = marked(article.attrib["id"], article)
    sample.document.meta = meta
    return sample


def marked(name: str, element: ElementTree.Element) -> Sample:
    """The ``<body>`` of the element with its marks, by its ``<entity>``s, as the document `name`, which has
    no meta. Raises as `read_sample`."""
    text, pieces = _flatten(element.find("body"))
    if text != unicodedata.normalize("NFC", text):
        raise MarkupError("the body is not NFC")
    document = Document(name, text)
    _fill(document, element.findall("entity"), pieces)
    for violation in check_document(document):
        words = text[violation.start : violation.end]
        raise MarkupError(f"{violation.layer} {violation.mark} breaks {violation.rule}: {words}")
    shown = [
        Shown(construction, piece.element.tag, piece.start, piece.end)
        for piece in pieces
        for construction in piece.element.get("shows", "").split()
    ]
    return Sample(document, shown, [(p.start, p.end) for p in pieces if p.element.tag == "not"])


def written(samples: Iterable[Sample]) -> tuple[bytes, bytes]:
    """The two generated files: the articles alone, and the articles with their marks."""
    documents = [sample.document for sample in samples]
    articles = "".join(
        json.dumps({"id": d.id, **d.meta, "text": d.text}, ensure_ascii=False) + "\n" for d in documents
    )
    return articles.encode("utf-8"), b"".join(map(jsonl.write_document, documents))


def _flatten(body: ElementTree.Element | None) -> tuple[str, list[_Piece]]:
    """The text without its tags and the tagged pieces with their spans, in the order of their beginnings."""
    if body is None:
        raise MarkupError("there is no <body>")
    pieces: list[_Piece] = []

    def walk(element: ElementTree.Element, at: int) -> str:
        words = element.text or ""
        for child in element:
            allowed = ATTRIBUTES.get(child.tag, set())
            if child.tag not in ATTRIBUTES or not set(child.attrib) <= allowed:
                raise MarkupError(f"<{child.tag} {child.attrib}> is no tag of a sample")
            piece = _Piece(child, at + len(words), 0)
            pieces.append(piece)
            words += walk(child, piece.start)
            piece.end = at + len(words)
            words += child.tail or ""
        return words

    whole = walk(body, 0)
    cut = len(whole) - len(whole.lstrip())
    for piece in pieces:
        piece.start -= cut
        piece.end -= cut
    return whole.strip(), pieces


def _fill(document: Document, entities: list[ElementTree.Element], pieces: list[_Piece]) -> None:
    ids: dict[str, str] = {}
    for number, element in enumerate(entities, start=1):
        ids[element.attrib["key"]] = f"e{number}"
        document.entities.append(Entity(f"e{number}", element.text or "", EntityKind(element.attrib["kind"])))
    quotes: dict[str, Quote] = {}
    for piece in pieces:
        element = piece.element
        if "n" in ATTRIBUTES[element.tag]:
            quote = Quote(f"q{element.attrib['n']}", piece.start, piece.end, QuoteKind(element.tag))
            quote.speakers = [QuoteSpeaker(ids[key]) for key in element.get("by", "").split()]
            if element.attrib["n"] in quotes:
                raise MarkupError(f"two quotes have the number {element.attrib['n']}")
            quotes[element.attrib["n"]] = quote
            document.quotes.append(quote)
        elif element.tag == "place":
            document.places.append(
                Place(
                    id=f"p{len(document.places) + 1}",
                    start=piece.start,
                    end=piece.end,
                    name=element.get("name", document.text[piece.start : piece.end]),
                    gazetteer=element.attrib["at"] or None,
                    metonymy=element.get("metonymy") == "yes",
                )
            )
    for piece in pieces:
        element = piece.element
        if element.tag == "speaker":
            _add_mention(document, piece, ids[element.attrib["e"]], quotes)
        elif element.tag == "cue":
            cue = Cue(f"c{len(document.cues) + 1}", piece.start, piece.end, element.attrib["lemma"])
            document.cues.append(cue)
            for served in element.attrib["of"].split():
                quotes[served].cues.append(cue.id)


def _add_mention(document: Document, piece: _Piece, entity: str, quotes: dict[str, Quote]) -> None:
    mention = SpeakerMention(f"s{len(document.speakers) + 1}", piece.start, piece.end, entity)
    document.speakers.append(mention)
    for number in piece.element.attrib["of"].split():
        named = [speaker for speaker in quotes[number].speakers if speaker.entity == entity]
        if not named:
            raise MarkupError(f"quote {number} is not by {piece.element.attrib['e']}")
        named[0].mention = mention.id
