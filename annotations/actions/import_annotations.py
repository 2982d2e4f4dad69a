"""Take the annotations of a file over: every article of it, or nothing, with a report of what was wrong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from annotations.actions.errors import MayNotImport, Refused
from annotations.actions.fresh_articles import take_fresh
from annotations.actions.import_document import Into, import_document
from annotations.actions.import_faults import Fault, incoming_of, mark_words, told, unknown_places
from annotations.actions.look_at_pieces import Looked, looked_at
from annotations.actions.look_into_indexes import look_into_indexes
from annotations.actions.places import places_by_key
from annotations.formats.piecewise import Piece, pieces
from annotations.formats.registry import FORMATS
from annotations.permissions import may_import
from annotations.queries.same_text import same_text
from annotations.scheme import Document, marks_of
from newsreader.after_answer import after_answer
from newsreader.ahead import Ahead
from newsreader.articles.importing import Refusal, store
from newsreader.articles.importing.incoming import RefusedError
from newsreader.articles.models import TextVersion
from newsreader.articles.searching import sort_words

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
class Taken:
    """An article that got its marks: its number and the document's id, whether it is new, how many marks, how
    many cues and mentions were given to the nearest quote, the marks that were left out, in words, and the
    title that the document has for it, empty where it has none."""

    article: int
    document: str
    new: bool
    marks: int
    linked: int = 0
    left_out: list[str] = field(default_factory=list)
    title: str = ""


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
    return import_pieces(
        pieces(FORMATS[format_name], source),
        user=user,
        name=name,
        format_name=format_name,
        options=options,
        annotator=annotator,
        dry_run=dry_run,
    )


def import_pieces(
    given: Iterable[Piece],
    *,
    user: AbstractBaseUser,
    name: str,
    format_name: str,
    options: Options,
    annotator: AbstractBaseUser | None = None,
    dry_run: bool = False,
) -> Report:
    """The same of documents wherever they come from. Raises MayNotImport."""
    if not may_import(user):
        raise MayNotImport
    run = _Run(user, annotator, name, format_name, options)
    looks = looked_at(given, name, new_articles=options.new_articles, nearest=options.nearest)
    with transaction.atomic(), Ahead(looks) as batches:
        look_into_indexes()
        for batch in batches:
            run.take(batch, batches.begin)
            if len(run.report.faults) >= MOST_FAULTS:
                break
        report = run.report
        if not report.taken and not report.faults:
            report.faults.append(Fault(_("There is no document in it."), file=name))
        report.done = bool(report.taken) and not dry_run and (options.skip_faulty or not report.faults)
        if not report.done:
            transaction.set_rollback(True)
    if report.done:
        after_answer(sort_words)
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

    def take(self, looked: list[Looked], meanwhile: Callable[[], object]) -> None:
        """Some documents, each whole or not at all; `meanwhile` as in `take_fresh`."""
        self._look_further(looked)
        sound = [one for one in looked if one.document is not None and not one.faults]
        fresh = self._take_fresh(sound, meanwhile)
        for one in looked:
            if (document := one.document) is None or one.faults:
                self._refuse(one, one.faults)
            elif (place := id(one)) in fresh:
                article, new = fresh[place]
                marks = sum(1 for _mark in marks_of(document))
                taken = Taken(article, document.id, new, marks, one.linked, title=_title(document))
                self.report.taken.append(taken)
            else:
                self._take_alone(one, document)

    def _look_further(self, looked: list[Looked]) -> None:
        """Add the faults that other documents and the gazetteer make."""
        of = [(one, one.document) for one in looked if one.document is not None]
        known = places_by_key(place.gazetteer for _, d in of for place in d.places if place.gazetteer)
        for one, document in of:
            one.faults += unknown_places(document, known)
            if one.digest in self.seen:
                same = _("Document %(id)s has the same text.") % {"id": self.seen[one.digest]}
                one.faults.append(Fault(same))
            self.seen.setdefault(one.digest, document.id)

    def _take_fresh(
        self, looked: list[Looked], meanwhile: Callable[[], object]
    ) -> dict[int, tuple[int, bool]]:
        """Those of texts that nobody has touched, all at once, by their identity."""
        if self.options.into != Into.MARKS:
            return {}
        taken = take_fresh(
            [one.document for one in looked if one.document is not None],
            hashes=[one.digest for one in looked],
            user=self.user,
            incoming=[one.incoming for one in looked],
            reviewed=self.options.reviewed,
            notes=self.notes,
            meanwhile=meanwhile,
        )
        return {id(looked[place]): article for place, article in taken.items()}

    def _take_alone(self, one: Looked, document: Document) -> None:
        try:
            with transaction.atomic():
                self.report.taken.append(self._take(document, one.linked))
        except _Faulty as faulty:
            self._refuse(one, faulty.faults)
        except Refused as refused:
            self._refuse(one, [Fault(refused.message)])

    def _refuse(self, one: Looked, faults: list[Fault]) -> None:
        piece = one.piece
        file = f"{self.name}/{piece.name}" if piece.name else self.name
        if piece.document is None:
            self.report.faults.append(told(piece, file))
            return
        # What is wrong with a document by itself, and with the article that it is of: both are told, the
        # latter first, since with another text all offsets are wrong.
        if one.faults:
            try:
                with transaction.atomic():
                    self._version(piece.document)
                    transaction.set_rollback(True)
            except _Faulty as faulty:
                faults = [*faulty.faults, *faults]
        self.report.faults += [
            replace(fault, document=piece.document.id, line=piece.line, file=file) for fault in faults
        ]

    def _take(self, document: Document, linked: int) -> Taken:
        version, new = self._version(document)
        left = import_document(
            user=self.user,
            version=version,
            document=document,
            into=self.options.into,
            notes=self.notes,
            annotator=self.annotator,
            reviewed=self.options.reviewed,
        )
        words = [mark_words(document, layer, mark) for layer, mark in marks_of(document) if mark.id in left]
        marks = sum(1 for _mark in marks_of(document)) - len(words)
        return Taken(version.article_id, document.id, new, marks, linked, words, _title(document))

    def _version(self, document: Document) -> tuple[TextVersion, bool]:
        found = same_text(document, by_title=not self.options.new_articles)
        if found.version is not None:
            return found.version, False
        if not (found.new and self.options.new_articles):
            raise _Faulty([Fault(found.why_not)])
        refusals: list[Refusal] = []
        try:
            incoming = incoming_of(document, self.name)
        except RefusedError as refused:
            raise _Faulty([Fault(refused.reason, key=refused.key)]) from refused
        store([incoming], on_refused=refusals.append)
        if refusals:
            raise _Faulty([Fault(refusal.reason, key=refusal.key) for refusal in refusals])
        return TextVersion.objects.get(content_hash=incoming.content_hash, is_current=True), True


def _title(document: Document) -> str:
    title = document.meta.get("title")
    return title if isinstance(title, str) else ""
