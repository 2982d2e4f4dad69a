"""The pages that everybody may read, in parts by their numbers, each with when it was last changed.

A part is a range of numbers, so that none is counted or skipped through; numbers that nothing has, and those
of marks that are no quotes, make parts without a page, which are passed over by one look-up each.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, transaction
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from annotations.models import (
    AnnotationSet,
    Decision,
    ListedPlace,
    ListedQuote,
    ListedSpeaker,
    Place,
    Speaker,
)
from annotations.permissions import readable_by
from annotations.queries.listed import listed_for
from newsreader.articles.models import Article, TextVersion

# Numbers a part: a file of the protocol may have 50,000 pages.
PART = 10_000
# So many rows of a list are on a page's first screenful; the newest change among them is the page's.
_FIRST = 20

# Each step goes to the first number behind the part that was found last.
_PARTS = """
WITH RECURSIVE part AS (
    SELECT (SELECT r.number FROM ({rows}) r ORDER BY r.number LIMIT 1) / %s AS at
    UNION ALL
    SELECT (
        SELECT r.number FROM ({rows}) r WHERE r.number >= (part.at + 1) * %s ORDER BY r.number LIMIT 1
    ) / %s
    FROM part WHERE part.at IS NOT NULL
)
SELECT at FROM part WHERE at IS NOT NULL"""


@dataclass(frozen=True, slots=True)
class Listing:
    """One kind of pages: the rows that have one, by their numbers, and what of a range of them is listed, as
    the last part of the address and the time of the last change."""

    rows: Callable[[], QuerySet[Any]]
    within: Callable[[QuerySet[Any]], Iterable[tuple[int | str, datetime]]]


def parts_of(listing: Listing) -> list[int]:
    """The parts that have a page, in order; one query."""
    rows, asked = listing.rows().order_by().values(number=F("pk")).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_PARTS.format(rows=rows), [*asked, PART, *asked, PART, PART])
        return [at for (at,) in cursor.fetchall()]


def pages_of(listing: Listing, part: int) -> list[tuple[int | str, datetime]]:
    """The pages of a part, by their numbers; one query and a setting."""
    rows = listing.rows().filter(pk__gte=part * PART, pk__lt=(part + 1) * PART)
    with transaction.atomic(), connection.cursor() as cursor:
        # To compile such a query takes longer than to run it.
        cursor.execute("SET LOCAL jit = off")
        return list(listing.within(rows.order_by("pk")))


def _articles() -> QuerySet[Article]:
    return Article.objects.filter(readable_by(AnonymousUser()))


def _article_pages(rows: QuerySet[Article]) -> Iterable[tuple[int | str, datetime]]:
    text = TextVersion.objects.filter(article=OuterRef("pk"), is_current=True).values("created_at")
    current = AnnotationSet.objects.filter(
        kind=AnnotationSet.Kind.SHARED, version__article=OuterRef(OuterRef("pk")), version__is_current=True
    )
    decided = (
        Decision.objects.filter(set=Subquery(current.values("pk")[:1])).order_by("-revision").values("at")
    )
    return rows.values_list("pk", Greatest(Subquery(text), Subquery(decided[:1])))


def _quotes() -> QuerySet[ListedQuote]:
    return ListedQuote.objects.filter(listed_for(AnonymousUser()))


def _quote_pages(rows: QuerySet[ListedQuote]) -> Iterable[tuple[int | str, datetime]]:
    return rows.values_list("pk", Greatest("quote__created_at", "quote__decided_at"))


def _said() -> QuerySet[ListedSpeaker]:
    return ListedSpeaker.objects.filter(listed_for(AnonymousUser(), "quote__"), speaker=OuterRef("pk"))


def _speakers() -> QuerySet[Speaker]:
    """Of whom everybody may read a quote; whoever was merged says none."""
    return Speaker.objects.filter(Exists(_said()))


def _speaker_pages(rows: QuerySet[Speaker]) -> Iterable[tuple[int | str, datetime]]:
    changed = Greatest("quote__quote__created_at", "quote__quote__decided_at")
    newest = _said().order_by("-when", "-quote_id").annotate(changed=changed).values("changed")[:_FIRST]
    for pk, times in rows.values_list("pk", ArraySubquery(newest)):
        yield pk, max(times)


def _named() -> QuerySet[ListedPlace]:
    return ListedPlace.objects.filter(listed_for(AnonymousUser()), place=OuterRef("pk"))


def _places() -> QuerySet[Place]:
    return Place.objects.filter(Exists(_named()))


def _place_pages(rows: QuerySet[Place]) -> Iterable[tuple[int | str, datetime]]:
    shared = FilteredRelation(
        "version__annotation_sets", condition=Q(version__annotation_sets__kind=AnnotationSet.Kind.SHARED)
    )
    named = (
        _named()
        .annotate(shared=shared)
        .annotate(changed=Greatest("version__created_at", "shared__reviewed_at"))
    )
    newest = named.order_by("-when", "-article_id").values("changed")[:_FIRST]
    for key, times in rows.values_list("key", ArraySubquery(newest)):
        yield key, max(times)


ARTICLES = Listing(_articles, _article_pages)
QUOTES = Listing(_quotes, _quote_pages)
SPEAKERS = Listing(_speakers, _speaker_pages)
PLACES = Listing(_places, _place_pages)
