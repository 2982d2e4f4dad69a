"""Who speaks in the corpus: those whom the newest quotes quote most, and those of a name."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from annotations.models import ListedQuote, ListedSpeaker, Speaker
from annotations.permissions import may_change_speakers
from annotations.queries.listed import listed_for
from annotations.queries.speaker_names import names_of, speakers_beginning
from newsreader.arabic.folding import fold_name

# So many of the newest quotes are counted: a list of who is quoted now costs the same in every corpus.
NEWEST = 2_000
MOST = 60
# Of a name that many have, so many are looked at.
_MOST_NAMED = 300


@dataclass(frozen=True, slots=True)
class Quoted:
    """A speaker of the corpus, and how often: in how many quotes or articles of those that were counted."""

    speaker: Speaker
    times: int


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker of the corpus who was found by a name, with the other names."""

    speaker: Speaker
    names: list[str]


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
    return [Quoted(speakers[number], quotes) for number, quotes in counted]


def speakers_by_name(user: Any, question: str, most: int = MOST) -> list[Named]:
    """The speakers of one of whose names words begin as those of `question`, by name: of those whom `user`
    may read a quote of, editors all. Three queries."""
    speakers = Speaker.objects.filter(pk__in=speakers_beginning(question, _MOST_NAMED))
    if not may_change_speakers(user):
        speakers = _of_quotes(user, speakers)
    return named(list(speakers.order_by("folded_name", "pk")[:most]))


def speakers_after(user: Any, number: int, size: int, question: str = "") -> list[Named]:
    """At most `size` speakers who are not merged, in the order of their numbers, after `number`: of those
    whom `user` may read a quote of, editors all; with a `question` those of one of whose names words begin
    so, of a name that many have the first. Two queries, one more with a question."""
    speakers = Speaker.objects.filter(pk__gt=number, merged_into__isnull=True)
    if question:
        speakers = speakers.filter(pk__in=speakers_beginning(question, _MOST_NAMED))
    if not may_change_speakers(user):
        speakers = _of_quotes(user, speakers)
    return named(list(speakers.order_by("pk")[:size]))


def named(speakers: list[Speaker]) -> list[Named]:
    """Speakers with their other names; one query."""
    names = names_of([speaker.pk for speaker in speakers])
    return [Named(speaker, _others(speaker, names[speaker.pk][1])) for speaker in speakers]


def _of_quotes(user: Any, speakers: QuerySet[Speaker]) -> QuerySet[Speaker]:
    said = ListedSpeaker.objects.filter(listed_for(user, "quote__"), speaker=OuterRef("pk"))
    return speakers.filter(Exists(said))


def _others(speaker: Speaker, names: list[str]) -> list[str]:
    other = {fold_name(name): name for name in names}
    other.pop(speaker.folded_name, None)
    return list(other.values())
