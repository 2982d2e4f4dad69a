"""Of many documents those whose texts nobody has touched, taken in together instead of one after another."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import DatabaseError, transaction
from django.utils import timezone

from annotations.actions.fresh_marks import import_fresh
from annotations.actions.fresh_rows import Fresh
from annotations.actions.writing import check_deferred, look_at_once
from annotations.models import AnnotationSet
from annotations.queries.same_text import candidates_of, is_like
from annotations.scheme import Document
from newsreader.articles.importing import Incoming, Kept, keep
from newsreader.articles.models import Article, TextVersion

logger = logging.getLogger(__name__)

# By the place of a document in its batch, the number of its article and whether that is new.
Taken = dict[int, tuple[int, bool]]


def take_fresh(
    documents: Sequence[Document],
    *,
    hashes: Sequence[bytes],
    user: AbstractBaseUser,
    incoming: Sequence[Incoming | None],
    reviewed: bool,
    notes: dict[str, Any],
    meanwhile: Callable[[], object] = lambda: None,
) -> Taken:
    """Take in those of `documents`, which keep the scheme, that are of one article's current text without any
    set, or, where the one of `incoming` at its place is the article to be made of it, of no article's text at
    all. Which they were; the others are for who looks at each: what is like another text, refused, or known
    several times. `hashes` are the SHA-256 of their texts; `meanwhile` is called when the database alone has
    to work for a while.

    What the database refuses leaves nothing, and none is taken; the log tells why.
    """
    try:
        with transaction.atomic():
            look_at_once()
            taken = _take(documents, hashes, user, incoming, reviewed, notes, meanwhile)
            check_deferred()
            return taken
    except DatabaseError as error:
        # The first line alone: the others may have words of the texts.
        reason = str(error).split("\n", 1)[0]
        logger.warning("%d documents come in one by one, not together: %s", len(documents), reason)
        return {}


def _take(
    documents: Sequence[Document],
    hashes: Sequence[bytes],
    user: AbstractBaseUser,
    incoming: Sequence[Incoming | None],
    reviewed: bool,
    notes: dict[str, Any],
    meanwhile: Callable[[], object],
) -> Taken:
    found: dict[bytes, list[TextVersion]] = {}
    rows = TextVersion.objects.filter(content_hash__among=hashes).select_related("article").defer("text")
    for version in rows.order_by("article_id", "number"):
        found.setdefault(bytes(version.content_hash), []).append(version)
    known = {
        place: found[content_hash][0]
        for place, content_hash in enumerate(hashes)
        if len(found.get(content_hash, ())) == 1 and found[content_hash][0].is_current
    }
    versions = [version.pk for version in known.values()]
    touched = set(AnnotationSet.objects.filter(version__among=versions).values_list("version", flat=True))
    untouched = {place: version for place, version in known.items() if version.pk not in touched}
    now = timezone.now()

    def mark(fresh: list[Fresh]) -> None:
        import_fresh(fresh, user=user, reviewed=reviewed, notes=notes, now=now, meanwhile=meanwhile)

    mark([_fresh(version.article, version.pk, documents[place]) for place, version in untouched.items()])
    taken: Taken = {place: (version.article_id, False) for place, version in untouched.items()}
    unknown = [place for place, content_hash in enumerate(hashes) if content_hash not in found]
    new = _new(documents, incoming, unknown)
    place_of = {id(one): place for place, one in new.items()}

    def mark_new(kept: list[Kept]) -> None:
        places = [place_of[id(one.incoming)] for one in kept]
        mark([_fresh(k.article, k.version, documents[place]) for k, place in zip(kept, places, strict=True)])
        taken.update({place: (k.article.pk, True) for k, place in zip(kept, places, strict=True)})

    if new:
        keep(list(new.values()), mark_new)
    return taken


def _fresh(article: Article, version: int, document: Document) -> Fresh:
    return Fresh(version, article.pk, article.source_id, article.news_time, document)


def _new(
    documents: Sequence[Document], incoming: Sequence[Incoming | None], places: list[int]
) -> dict[int, Incoming]:
    """By place the articles of those documents that are like nothing in the corpus, nor like another one here
    by address."""
    asked = [(place, one) for place in places if (one := incoming[place]) is not None]
    candidates = candidates_of([documents[place] for place, _ in asked])
    found: dict[int, Incoming] = {}
    seen: set[str | bytes] = set()
    for (place, one), alike in zip(asked, candidates, strict=True):
        key = one.url or one.content_hash
        if key not in seen and not any(is_like(documents[place], version) for version in alike):
            seen.add(key)
            found[place] = one
    return found
