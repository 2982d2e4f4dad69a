"""What keeps a document of a file out, in words, and the article that its text becomes."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotations.formats.errors import FormatError
from annotations.formats.piecewise import Piece
from annotations.labels import LAYER_LABELS
from annotations.rule_messages import BrokenRule, excerpt, sentences
from annotations.scheme import Document, Layer, Place, check_document
from newsreader.articles.importing import Incoming
from newsreader.articles.importing.incoming import (
    MAX_INDEXED_LENGTH,
    MAX_TITLE_LENGTH,
    clean_date,
    clean_line,
    clean_url,
    first_words,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: the document's id (empty where none could be read), the line (from 1; None where the
    format has none), the key within the format, and the reason in words. `file` is the file it stands in."""

    reason: str
    document: str = ""
    line: int | None = None
    key: str = ""
    file: str = ""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        named = _("document %(id)s") % {"id": self.document} if self.document else ""
        return ": ".join(part for part in (place, named, self.key, self.reason) if part)


def faults_of(document: Document) -> Iterator[Fault]:
    """What keeps a document out, whichever article it is of and whatever the database has."""
    for broken in check_document(document):
        rule = BrokenRule(broken.rule, broken.layer, broken.start, broken.end)
        where = f"{broken.layer} {broken.mark} [{broken.start}, {broken.end})"
        yield Fault(sentences([rule], document.text), key=where)
    for entity in document.entities:
        if not entity.name.split():
            yield Fault(_("This speaker has no name."), key=f"entity {entity.id}")
        yield from _nul(f"entity {entity.id}", entity.name)
    for cue in document.cues:
        yield from _nul(f"cue {cue.id} [{cue.start}, {cue.end})", cue.lemma)
    for place in document.places:
        yield from _nul(_where(place), place.name)


def unknown_places(document: Document, known: Container[str]) -> Iterator[Fault]:
    """The places whose entries the gazetteer does not have; `known` has the keys that there are."""
    for place in document.places:
        if place.gazetteer and place.gazetteer not in known:
            said = _("The gazetteer has no entry %(key)s.") % {"key": place.gazetteer}
            yield Fault(said, key=_where(place))


def _where(place: Place) -> str:
    return f"place {place.id} [{place.start}, {place.end})"


def _nul(where: str, words: str) -> Iterator[Fault]:
    """The one letter that formats may hold and the database does not."""
    if "\0" in words:
        yield Fault(_("There is a NUL character in it."), key=where)


def told(piece: Piece, file: str) -> Fault:
    """What is wrong with a piece that is no document; `file` is the name of its file."""
    fault = piece.fault or FormatError("")
    if fault.line is not None and "." in fault.key and piece.line is None:
        # The line of a file within an archive or a folder.
        return Fault(fault.reason, line=fault.line, file=f"{file}/{fault.key}")
    return Fault(fault.reason, line=fault.line, key=fault.key, file=file)


def mark_words(document: Document, layer: Layer, mark: object) -> str:
    """A mark in words: its layer, its span, its beginning."""
    start, end = getattr(mark, "start"), getattr(mark, "end")  # noqa: B009 - any of the four kinds of mark
    return f"{LAYER_LABELS[layer]} [{start}, {end}) “{excerpt(document.text, start, end)}”"


def incoming_of(document: Document, name: str) -> Incoming:
    """The article that a document's text and what is known of it make. Raises RefusedError."""
    known = {key: value for key, value in document.meta.items() if isinstance(value, str)}
    title = clean_line(known.get("title", ""), "title", MAX_TITLE_LENGTH)
    return Incoming(
        path=name,
        line=None,
        text=document.text,
        title=title or first_words(document.text),
        titled=bool(title),
        url=clean_url(known.get("url", "")),
        outlet=clean_line(known.get("outlet", ""), "outlet", MAX_INDEXED_LENGTH),
        published_at=clean_date(known.get("date", "")),
    )
