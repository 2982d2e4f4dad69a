"""Of many documents those whose texts nobody has touched, taken in together instead of one after another."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone

from annotations.actions.fresh_marks import import_fresh
from annotations.actions.fresh_rows import Fresh
from annotations.models import AnnotationSet
from annotations.queries.same_text import candidates_of, hash_of, is_like
from annotations.scheme import Document
from newsreader.articles.importing import Incoming, Kept, keep
from newsreader.articles.importing.incoming import RefusedError, clean_text
from newsreader.articles.models import Article, TextVersion
from newsreader.articles.searching import sort_words

logger = logging.getLogger(__name__)

# By the place of a document in its batch, the number of its article and whether that is new.
Taken = dict[int, tuple[int, bool]]
AsIncoming = Callable[[Document, int], Incoming]


def take_fresh(
    documents: Sequence[Document],
    *,
    user: AbstractBaseUser,
    as_incoming: AsIncoming | None,
    reviewed: bool,
    notes: dict[str, Any],
) -> Taken:
    """Take in those of `documents`, which keep the scheme, that are of one article's current text without any
    set, or, where `as_incoming` makes articles of them, of no article's text at all. Which they were; the
    others are for who looks at each: what is like another text, refused, or known several times.

    What the database refuses leaves nothing, and none is taken; the log tells why.
    """
    try:
        with transaction.atomic():
            return _take(documents, user, as_incoming, reviewed, notes)
    except DatabaseError as error:
        # The first line alone: the others may have words of the texts.
        reason = str(error).split("\n", 1)[0]
        logger.warning("%d documents come in one by one, not together: %s", len(documents), reason)
        return {}


def _take(
    documents: Sequence[Document],
    user: AbstractBaseUser,
    as_incoming: AsIncoming | None,
    reviewed: bool,
    notes: dict[str, Any],
) -> Taken:
    hashes = [hash_of(document) for document in documents]
    found: dict[bytes, list[TextVersion]] = {}
    rows = TextVersion.objects.filter(content_hash__in=hashes).select_related("article").defer("text")
    for version in rows.annotate(gone=Q(text="")):
        found.setdefault(bytes(version.content_hash), []).append(version)
    known = {
        place: found[content_hash][0]
        for place, content_hash in enumerate(hashes)
        if len(found.get(content_hash, ())) == 1 and found[content_hash][0].is_current
    }
    touched = set(AnnotationSet.objects.filter(version__in=known.values()).values_list("version", flat=True))
    untouched = {place: version for place, version in known.items() if version.pk not in touched}
    now = timezone.now()

    def mark(fresh: list[Fresh]) -> None:
        import_fresh(fresh, user=user, reviewed=reviewed, notes=notes, now=now)

    mark([_fresh(version.article, version.pk, documents[place]) for place, version in untouched.items()])
    taken: Taken = {place: (version.article_id, False) for place, version in untouched.items()}
    if as_incoming is None:
        return taken
    unknown = [place for place, content_hash in enumerate(hashes) if content_hash not in found]
    incoming = _new(documents, unknown, as_incoming)

    def mark_new(kept: list[Kept]) -> None:
        mark([_fresh(one.article, one.version, documents[one.incoming.line or 0]) for one in kept])
        taken.update({one.incoming.line or 0: (one.article.pk, True) for one in kept})

    if incoming:
        keep(incoming, mark_new)
        sort_words()
    return taken


def _fresh(article: Article, version: int, document: Document) -> Fresh:
    return Fresh(version, article.pk, article.source_id, article.news_time, document)


def _new(documents: Sequence[Document], places: list[int], as_incoming: AsIncoming) -> list[Incoming]:
    """The articles of those documents that are like nothing in the corpus, nor like another one here by
    address; `line` is the document's place."""
    candidates = candidates_of([documents[place] for place in places])
    found: dict[str | bytes, Incoming] = {}
    for place, alike in zip(places, candidates, strict=True):
        document = documents[place]
        try:
            incoming = as_incoming(document, place)
            same = clean_text(document.text) == document.text
        except RefusedError:
            continue
        key = incoming.url or incoming.content_hash
        if same and key not in found and not any(is_like(document, version) for version in alike):
            found[key] = incoming
    return list(found.values())
