"""Who speaks in the corpus: those whom the newest quotes quote most, and those of a name."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from annotations.models import ListedQuote, ListedSpeaker, Speaker
from annotations.queries.listed import listed_for

# So many of the newest quotes are counted: a list of who is quoted now costs the same in every corpus.
NEWEST = 2_000
MOST = 60


@dataclass(frozen=True, slots=True)
class Quoted:
    """A speaker of the corpus, and in how many of the newest quotes."""

    speaker: Speaker
    quotes: int


def most_quoted(user: Any, most: int = MOST) -> list[Quoted]:
    """Who speaks in the newest quotes that `user` may read, the most quoted first; two queries."""
    newest = ListedQuote.objects.filter(listed_for(user)).order_by("-when", "-quote").values("pk")[:NEWEST]
    counted = list(
        ListedSpeaker.objects.filter(quote__in=newest)
        .values_list("speaker")
        .annotate(quotes=Count("pk"))
        .order_by("-quotes", "speaker")[:most]
    )
    speakers = Speaker.objects.in_bulk([number for number, _ in counted])
    return [Quoted(speakers[number], quotes) for number, quotes in counted if number in speakers]
