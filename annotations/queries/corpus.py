"""The corpus: the marks of reviewed articles as documents of the scheme, with where each mark comes from."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection, transaction

from annotations import scheme
from annotations.models import AnnotationSet
from annotations.queries.corpus_rows import SET_COLUMNS, MarkRow, Rows, SetRow, read_rows, set_row
from annotations.queries.working import articles_alone
from annotations.scheme import Document, EntityKind, Layer, QuoteKind, Why

# Articles that are read together: more make fewer queries, and are held in memory at once.
CHUNK = 200
# By the words that the database has.
_LETTERS = {"quote": "q", "speaker": "s", "cue": "c", "place": "p"}
_ENTITY_KINDS = {kind.value: kind for kind in EntityKind}
_QUOTE_KINDS = {kind.value: kind for kind in QuoteKind}


def reviewed_documents(chunk_size: int = CHUNK, user: Any = None) -> Iterator[Document]:
    """Every reviewed article as one document, in the order of the articles' ids.

    Of an article with several reviewed texts it is the latest. Read `chunk_size` at a time, each
    time by the same number of queries, all in one snapshot of the database: memory does not grow with
    the corpus, and what is saved meanwhile is not seen. The same corpus gives the same documents with
    the same ids. For a `user` those that the user annotates independently are left out.

    `meta` has title, url, outlet, date, licence and rights of the article where they are known, its id
    where it came from (`source_id`), the text's `version`, the `scheme`, whether annotators saw
    suggestions (`with_suggestions`, which is not there where that is not known), `reviewed_at`,
    `reviewed_by`, and `provenance`: for the id of each mark `decided_at`, `by` (a pseudonym),
    `suggested`, and, where it was suggested, `changed`: whether the editor left it as it was suggested."""
    with _snapshot():
        after = 0
        while True:
            numbers = _reviewed_after(after, chunk_size, user)
            if not numbers:
                return
            found = AnnotationSet.objects.filter(pk__among=list(numbers.values()))
            rows = found.order_by("version__article_id").values_list(*SET_COLUMNS)
            yield from _documents([SetRow._make(row) for row in rows])
            after = max(numbers)


def _snapshot() -> AbstractContextManager[None]:
    """One state of the database for all queries; inside a transaction it is the transaction's business."""
    return nullcontext() if connection.in_atomic_block else _repeatable_read()


@contextmanager
def _repeatable_read() -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _reviewed_after(article: int, most: int, user: Any) -> dict[int, int]:
    """Of the articles after `article` the sets to write, by the articles' ids; from `most` rows.

    A query of its own, which begins in the indexes where the last one ended: of all that a document needs,
    or with a look for later texts of each, the database begins with the first article each time."""
    reviewed = AnnotationSet.objects.filter(
        kind=AnnotationSet.Kind.SHARED, state=AnnotationSet.State.REVIEWED, version__article__gt=article
    )
    if user is not None:
        reviewed = reviewed.exclude(version__article__in=articles_alone(user))
    rows = reviewed.order_by("version__article_id", "-version__number")[:most]
    latest: dict[int, int] = {}
    for of, number in rows.values_list("version__article_id", "pk"):
        latest.setdefault(of, number)
    return latest


def document_of(of: AnnotationSet) -> Document:
    """The marks of one set as a document, reviewed or not; rejected suggestions are left out."""
    return next(_documents([set_row(of)]))


def _documents(sets: list[SetRow]) -> Iterator[Document]:
    rows = read_rows(sets)
    for of in sets:
        yield document_from(of, rows)


def document_from(of: SetRow, rows: Rows) -> Document:
    """The marks of a set that is among `rows` as a document."""
    marks = rows.marks[of.pk]
    ids = {m.pk: f"{_LETTERS[m.layer]}{m.pk}" for m in marks}
    document = Document(id=str(of.article_id), text=of.text, meta=_meta(of, rows))
    document.entities = [
        scheme.Entity(
            id=f"e{entity.pk}",
            name=entity.name,
            kind=_ENTITY_KINDS[entity.kind],
            speaker=None if entity.corpus_speaker is None else str(entity.corpus_speaker),
        )
        for entity in rows.entities[of.pk]
    ]
    for mark in marks:
        _put(document, mark, ids, rows)
    document.meta["provenance"] = {ids[mark.pk]: _provenance(mark, rows) for mark in marks}
    return document


def _put(document: Document, mark: MarkRow, ids: dict[int, str], rows: Rows) -> None:
    """Put one mark into the layer of the document that is its own."""
    where = (ids[mark.pk], mark.start, mark.end)
    why = _why(mark)
    if mark.layer == Layer.QUOTE:
        speakers = [
            scheme.QuoteSpeaker(f"e{link.entity_id}", ids.get(link.mention_id or 0))
            for link in rows.speakers.get(mark.pk, ())
        ]
        cues = [ids[cue] for cue in rows.cues.get(mark.pk, ()) if cue in ids]
        kind = _QUOTE_KINDS[mark.kind or ""]
        document.quotes.append(scheme.Quote(*where, kind=kind, speakers=speakers, cues=cues, why=why))
    elif mark.layer == Layer.SPEAKER:
        document.speakers.append(scheme.SpeakerMention(*where, entity=f"e{mark.entity_id}", why=why))
    elif mark.layer == Layer.CUE:
        document.cues.append(scheme.Cue(*where, lemma=mark.lemma, why=why))
    else:
        place = scheme.Place(
            *where, mark.place_name, gazetteer=mark.place_key, metonymy=mark.metonymy, why=why
        )
        document.places.append(place)


def _meta(of: SetRow, rows: Rows) -> dict[str, Any]:
    reviewer = rows.reviewers.get(of.pk)
    meta: dict[str, Any] = {
        "title": of.title,
        "url": of.url,
        "outlet": of.outlet,
        "date": of.published_at.isoformat() if of.published_at else None,
        "licence": of.licence or None,
        "rights": of.rights,
        "source_id": of.external_id or None,
        "version": of.number,
        "scheme": scheme.SCHEME_VERSION,
        "with_suggestions": _with_suggestions(of, rows),
        "reviewed_at": of.reviewed_at.isoformat() if of.reviewed_at else None,
        "reviewed_by": rows.pseudonyms.get(reviewer) if reviewer is not None else None,
    }
    return {key: value for key, value in meta.items() if value is not None}


def _with_suggestions(of: SetRow, rows: Rows) -> bool | None:
    """None of marks that came from elsewhere: what their annotators saw is not known here, unless the article
    was kept to be annotated without suggestions."""
    if of.version_id in rows.suggested:
        return True
    return None if of.pk in rows.imported and not of.kept_for_people else False


def _why(mark: MarkRow) -> Why | None:
    if not mark.rule:
        return None
    return Why(mark.rule, mark.confidence if mark.confidence is not None else 0.0, mark.evidence)


def _provenance(mark: MarkRow, rows: Rows) -> dict[str, Any]:
    told: dict[str, Any] = {
        "decided_at": _written(mark.decided_at),
        "by": rows.pseudonyms.get(mark.decided_by_id) if mark.decided_by_id is not None else None,
        "suggested": mark.origin_id is not None,
    }
    if mark.origin_id is not None:
        told["changed"] = bool(differing(mark, rows.by_id[mark.origin_id], rows))
    return told


@lru_cache(maxsize=1024)
def _written(moment: datetime | None) -> str | None:
    """Many marks are of one decision, and its time is written once."""
    return moment.isoformat() if moment else None


def differing(mark: MarkRow, former: MarkRow, rows: Rows, former_rows: Rows | None = None) -> set[str]:
    """In which parts of what it says a mark differs from the suggestion that it was accepted from, or from
    itself as it was when `former_rows` were true: ``bounds``, ``kind``, ``lemma``, ``place`` (the entry or
    its name), ``metonymy``, ``speaker`` (names, kinds of speakers, their mentions), ``cues``."""
    one, other = _said(mark, rows), _said(former, former_rows or rows)
    return {part for part in one if one[part] != other[part]}


def _said(mark: MarkRow, rows: Rows) -> dict[str, Any]:
    """All that a mark says, in terms that a suggestion and what became of it have in common."""
    return {
        "bounds": (mark.start, mark.end),
        "kind": mark.kind,
        "lemma": mark.lemma,
        "place": (mark.place_id, mark.place_name),
        "metonymy": mark.metonymy,
        "speaker": (
            _who(mark.entity_id, rows) if mark.entity_id is not None else None,
            {
                (_who(link.entity_id, rows), _root(link.mention_id, rows) if link.mention_id else None)
                for link in rows.speakers.get(mark.pk, ())
            },
        ),
        "cues": {_root(cue, rows) for cue in rows.cues.get(mark.pk, ())},
    }


def _who(entity: int, rows: Rows) -> tuple[str, str]:
    return rows.entity[entity].name, rows.entity[entity].kind


def _root(mark: int, rows: Rows) -> int:
    """The suggestion that a mark was accepted from, or the mark itself."""
    found = rows.by_id.get(mark)
    return found.origin_id if found is not None and found.origin_id is not None else mark
