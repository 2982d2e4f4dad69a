"""What keeps a document of a file out, in words, and the article that its text becomes."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotations.formats.errors import FormatError
from annotations.formats.piecewise import Piece
from annotations.labels import LAYER_LABELS
from annotations.rule_messages import BrokenRule, excerpt, sentences
from annotations.scheme import LONGEST_LEMMA, LONGEST_NAME, Document, Layer, Place, check_document
from newsreader.articles.importing import Incoming
from newsreader.articles.importing.incoming import (
    MAX_INDEXED_LENGTH,
    MAX_TITLE_LENGTH,
    RefusedError,
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
        # Signs of direction and joiners alone are no name: nobody sees it.
        if not any(map(str.isalnum, entity.name)):
            yield Fault(_("This speaker has no name."), key=f"entity {entity.id}")
        yield from _words(f"entity {entity.id}", entity.name, LONGEST_NAME)
    for cue in document.cues:
        yield from _words(f"cue {cue.id} [{cue.start}, {cue.end})", cue.lemma, LONGEST_LEMMA)
    for place in document.places:
        yield from _words(_where(place), place.name, LONGEST_NAME)


def unknown_places(document: Document, known: Container[str]) -> Iterator[Fault]:
    """The places whose entries the gazetteer does not have; `known` has the keys that there are."""
    for place in document.places:
        if place.gazetteer and place.gazetteer not in known:
            said = _("The gazetteer has no entry %(key)s.") % {"key": place.gazetteer}
            yield Fault(said, key=_where(place))


def _where(place: Place) -> str:
    return f"place {place.id} [{place.start}, {place.end})"


def _words(where: str, words: str, most: int) -> Iterator[Fault]:
    """What a format may hold and the editor or the database does not take."""
    if "\0" in words:
        yield Fault(_("There is a NUL character in it."), key=where)
    if len(words) > most:
        yield Fault(_("This is longer than %(most)s characters.") % {"most": most}, key=where)


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
    known = {key: _text(document, key) for key in ("title", "url", "outlet", "date")}
    title = clean_line(known["title"], "title", MAX_TITLE_LENGTH)
    return Incoming(
        path=name,
        line=None,
        text=document.text,
        title=title or first_words(document.text),
        titled=bool(title),
        url=clean_url(known["url"]),
        outlet=clean_line(known["outlet"], "outlet", MAX_INDEXED_LENGTH),
        published_at=clean_date(known["date"]),
    )


def _text(document: Document, key: str) -> str:
    value = document.meta.get(key)
    if value is not None and not isinstance(value, str):
        raise RefusedError("must be text", key=key)
    return value or ""
