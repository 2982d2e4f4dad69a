"""Take the annotations of a file over: every article of it, or nothing, with a report of what was wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from annotations.actions.errors import MayNotImport, Refused
from annotations.actions.import_document import Into, import_document
from annotations.actions.linking import linked_to_nearest
from annotations.actions.places import places_by_key
from annotations.formats.errors import FormatError
from annotations.formats.piecewise import Piece, pieces
from annotations.formats.registry import FORMATS
from annotations.labels import LAYER_LABELS
from annotations.permissions import may_import
from annotations.queries.same_text import same_text
from annotations.rule_messages import BrokenRule, excerpt, sentences
from annotations.scheme import Document, Layer, check_document, marks_of
from newsreader.articles.importing import Incoming, Refusal, store
from newsreader.articles.importing.incoming import (
    MAX_INDEXED_LENGTH,
    MAX_TITLE_LENGTH,
    RefusedError,
    clean_date,
    clean_line,
    clean_url,
    first_words,
)
from newsreader.articles.models import TextVersion

# So that a file of another kind altogether does not fill memory with its faults.
MOST_FAULTS = 10_000


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is taken over. `new_articles`: texts that no article has become articles. `reviewed`: the
    marks are complete. `nearest`: cues and mentions of no quote go to the nearest one. `skip_faulty`:
    articles with a fault are left out, and the others come in."""

    into: Into = Into.MARKS
    new_articles: bool = False
    reviewed: bool = False
    nearest: bool = False
    skip_faulty: bool = False


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


@dataclass(frozen=True, slots=True)
class Taken:
    """An article that got its marks: its number and the document's id, whether it is new, how many marks, how
    many cues and mentions were given to the nearest quote, and the marks that were left out, in words."""

    article: int
    document: str
    new: bool
    marks: int
    linked: int = 0
    left_out: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """What came of a file. `done` is whether it was kept; otherwise nothing in the database has changed, and
    `taken` is what would be."""

    taken: list[Taken] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    done: bool = False


class _Faulty(Exception):  # noqa: N818 - carries faults, is none of its own
    def __init__(self, faults: list[Fault]) -> None:
        super().__init__()
        self.faults = faults


def import_annotations(
    *,
    user: AbstractBaseUser,
    source: Path,
    name: str,
    format_name: str,
    options: Options,
    annotator: AbstractBaseUser | None = None,
    dry_run: bool = False,
) -> Report:
    """Read a file or folder and let each article have the marks that its document there has.

    An article is known by the SHA-256 of its text, to the letter. Everything is tried in one transaction, an
    article after the other; where there is a fault, none of it is kept unless `options.skip_faulty`, and with
    `dry_run` it never is. `name` is the file's name as the report and the log have it; `annotator` is whose
    an independent annotation is, else `user`.

    Raises MayNotImport, and OSError where the file cannot be read.
    """
    if not may_import(user):
        raise MayNotImport
    run = _Run(user, annotator, name, format_name, options)
    with transaction.atomic():
        for piece in pieces(FORMATS[format_name], source):
            run.take(piece)
            if len(run.report.faults) >= MOST_FAULTS:
                break
        report = run.report
        if not report.taken and not report.faults:
            report.faults.append(Fault(_("There is no document in it."), file=name))
        report.done = bool(report.taken) and not dry_run and (options.skip_faulty or not report.faults)
        if not report.done:
            transaction.set_rollback(True)
    return report


class _Run:
    """One file on its way in."""

    def __init__(
        self,
        user: AbstractBaseUser,
        annotator: AbstractBaseUser | None,
        name: str,
        format_name: str,
        options: Options,
    ) -> None:
        self.user = user
        self.annotator = annotator
        self.name = name
        self.options = options
        self.notes = {"what": "imported", "file": name, "format": format_name, "into": str(options.into)}
        self.report = Report()
        self.seen: dict[bytes, str] = {}

    def take(self, piece: Piece) -> None:
        """One document, whole or not at all."""
        file = f"{self.name}/{piece.name}" if piece.name else self.name
        if piece.document is None:
            self.report.faults.append(_told(piece, file))
            return
        found = []
        try:
            with transaction.atomic():
                self.report.taken.append(self._take(piece.document))
        except _Faulty as faulty:
            found = faulty.faults
        except Refused as refused:
            found = [Fault(refused.message)]
        self.report.faults += [
            replace(fault, document=piece.document.id, line=piece.line, file=file) for fault in found
        ]

    def _take(self, document: Document) -> Taken:
        linked = 0
        if self.options.nearest:
            document, linked = linked_to_nearest(document)
        faults = list(_faults(document))
        digest = sha256(document.text.encode("utf-8", "surrogatepass")).digest()
        if digest in self.seen:
            faults.append(Fault(_("Document %(id)s has the same text.") % {"id": self.seen[digest]}))
        self.seen.setdefault(digest, document.id)
        version, new = None, False
        try:
            version, new = self._version(document)
        except _Faulty as faulty:
            faults += faulty.faults
        if faults or version is None:
            raise _Faulty(faults)
        left = import_document(
            user=self.user,
            version=version,
            document=document,
            into=self.options.into,
            notes=self.notes,
            annotator=self.annotator,
            reviewed=self.options.reviewed,
        )
        words = [_mark_words(document, layer, mark) for layer, mark in marks_of(document) if mark.id in left]
        marks = sum(1 for _mark in marks_of(document)) - len(words)
        return Taken(version.article_id, document.id, new, marks, linked, words)

    def _version(self, document: Document) -> tuple[TextVersion, bool]:
        found = same_text(document, by_title=not self.options.new_articles)
        if found.version is not None:
            return found.version, False
        if not (found.new and self.options.new_articles):
            raise _Faulty([Fault(found.why_not)])
        refusals: list[Refusal] = []
        try:
            incoming = _incoming(document, self.name)
        except RefusedError as refused:
            raise _Faulty([Fault(refused.reason, key=refused.key)]) from refused
        store([incoming], on_refused=refusals.append)
        if refusals:
            raise _Faulty([Fault(refusal.reason, key=refusal.key) for refusal in refusals])
        return TextVersion.objects.get(content_hash=incoming.content_hash, is_current=True), True


def _faults(document: Document) -> Iterator[Fault]:
    """What keeps a document out, whichever article it is of."""
    for broken in check_document(document):
        rule = BrokenRule(broken.rule, broken.layer, broken.start, broken.end)
        where = f"{broken.layer} {broken.mark} [{broken.start}, {broken.end})"
        yield Fault(sentences([rule], document.text), key=where)
    for entity in document.entities:
        if not entity.name.split():
            yield Fault(_("This speaker has no name."), key=f"entity {entity.id}")
    known = places_by_key(place.gazetteer or "" for place in document.places)
    for place in document.places:
        if place.gazetteer and place.gazetteer not in known:
            said = _("The gazetteer has no entry %(key)s.") % {"key": place.gazetteer}
            yield Fault(said, key=f"place {place.id} [{place.start}, {place.end})")


def _told(piece: Piece, file: str) -> Fault:
    fault = piece.fault or FormatError("")
    if fault.line is not None and "." in fault.key and piece.line is None:
        # The line of a file within an archive or a folder.
        return Fault(fault.reason, line=fault.line, file=f"{file}/{fault.key}")
    return Fault(fault.reason, line=fault.line, key=fault.key, file=file)


def _mark_words(document: Document, layer: Layer, mark: object) -> str:
    start, end = getattr(mark, "start"), getattr(mark, "end")  # noqa: B009 - any of the four kinds of mark
    return f"{LAYER_LABELS[layer]} [{start}, {end}) “{excerpt(document.text, start, end)}”"


def _incoming(document: Document, name: str) -> Incoming:
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
