"""One place of the gazetteer: the articles that name it, each with the sentence."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Sum
from django.db.models.functions import Greatest, Substr

from annotations.labels import PLACE_KIND_LABELS, label_of
from annotations.models import AnnotationSet, ListedPlace, Mark, Place
from annotations.queries.cursor import Cursor
from annotations.queries.listed import listed_for
from annotations.scheme import Layer
from newsreader.arabic.segments import sentences
from newsreader.arabic.shorten import shorten
from newsreader.articles.models import Article

PAGE = 20
# Code points: shown before and after the name, and read on each side of it to find its sentence.
AROUND = 140
_READ = 600


@dataclass(frozen=True, slots=True)
class Naming:
    """An article that names the place: the words around its first mention there, in its sentence."""

    article: Article
    mentions: int
    mark: int
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class PlacePage:
    """One page of the articles that name a place, newest first, and the cursor of the next one or None."""

    namings: list[Naming]
    next: Cursor | None


def place_page(user: Any, place: Place, after: Cursor | None = None, size: int = PAGE) -> PlacePage:
    """The `size` articles after `after`; two queries, and one for the user's rights."""
    listed = ListedPlace.objects.filter(listed_for(user), place=place)
    if after:
        listed = after.older(listed, "article")
    rows = list(listed.select_related("article__source").order_by("-when", "-article")[: size + 1])
    shown = rows[:size]
    more = len(rows) > size
    marks = first_mentions(place, [row.version_id for row in shown])
    namings = [
        Naming(row.article, row.mentions, *marks[row.version_id]) for row in shown if row.version_id in marks
    ]
    return PlacePage(namings, Cursor(shown[-1].when, shown[-1].article_id) if more else None)


def mentions_of(user: Any, place: Place) -> int:
    """How often the place is named in all that `user` may read."""
    return (
        ListedPlace.objects.filter(listed_for(user), place=place).aggregate(all=Sum("mentions"))["all"] or 0
    )


def first_mentions(place: Place, versions: list[int]) -> dict[int, tuple[int, str, str, str]]:
    """By text version, the first mark of the place with the words before it, its own and those after it."""
    marks = (
        Mark.objects.filter(
            place=place, layer=Layer.PLACE, set__kind=AnnotationSet.Kind.SHARED, set__version__in=versions
        )
        .order_by("set__version_id", "start")
        .distinct("set__version_id")
        .annotate(
            read=Substr(
                "set__version__text", Greatest(F("start") - _READ, 0) + 1, 2 * _READ + F("end") - F("start")
            )
        )
        .select_related("set__version")
        .defer("set__version__text")
    )
    found = {}
    for mark in marks:
        offset = max(mark.start - _READ, 0)
        before, name, after = in_sentence(mark.read, mark.start - offset, mark.end - offset)
        found[mark.set.version_id] = (mark.pk, before, name, after)
    return found


def in_sentence(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The span ``[start, end)`` with the words around it in its sentence, on one line, shortened."""
    spans = sentences(text)
    at = max(bisect_right([s for s, _ in spans], start) - 1, 0)
    first, last = spans[at] if spans else (0, len(text))
    before = " ".join(text[min(first, start) : start].split())
    if len(before) > AROUND:
        # Shortened from its beginning: what stands next to the name is what is wanted.
        before = "… " + before[-AROUND:].partition(" ")[2]
    after = shorten(" ".join(text[end : max(last, end)].split()), AROUND)
    gap = " " if start and text[start - 1].isspace() else ""
    behind = " " if text[end : end + 1].isspace() else ""
    return before + gap, text[start:end], behind + after


def kind_label(place: Place) -> Any:
    """What the interface calls the place's kind."""
    return label_of(PLACE_KIND_LABELS, place.kind)


def the_place(key: str) -> Place | None:
    """The place of the gazetteer with this key."""
    return Place.objects.filter(key=key).first() if "\0" not in key else None
