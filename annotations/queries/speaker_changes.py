"""What editors see of a speaker of the corpus: what was changed, and who may be the same."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from annotations.models import ListedQuote, ListedSpeaker, Speaker, SpeakerChange
from annotations.queries.listed import listed_for
from annotations.queries.speaker_list import speakers_by_name

MOST_CHANGES = 30
MOST_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A speaker of such a name, the other names, and how many quotes there are."""

    speaker: Speaker
    names: list[str]
    quotes: int


def changes_of(speaker: Speaker) -> list[SpeakerChange]:
    """The newest changes of the speaker and of those who were merged into it, each with `undone`."""
    about = Q(speaker=speaker) | Q(into=speaker) | Q(speaker__merged_into=speaker)
    undone = SpeakerChange.objects.filter(undoes=OuterRef("pk"))
    changes = SpeakerChange.objects.filter(about).annotate(undone=Exists(undone))
    return list(changes.select_related("speaker", "into", "actor", "undoes").order_by("-pk")[:MOST_CHANGES])


def quotes_of(group: Collection[int]) -> int:
    """How many listed quotes articles give to these speakers themselves, whoever each was merged into: what a
    merge moves, and its undo moves back. One query."""
    said = ListedQuote.objects.filter(quote__quote_speakers__entity__speaker__in=group)
    return said.order_by().values("pk").distinct().count()


def candidates_for(user: Any, speaker: Speaker, question: str) -> list[Candidate]:
    """Who else has a name like `question` and is of the speaker's kind; four queries."""
    named = [
        row
        for row in speakers_by_name(user, question, MOST_CANDIDATES + 1)
        if row.speaker.pk != speaker.pk and row.speaker.kind == speaker.kind
    ][:MOST_CANDIDATES]
    said = ListedSpeaker.objects.filter(
        listed_for(user, "quote__"), speaker__in=[row.speaker.pk for row in named]
    ).order_by()
    counts = dict(said.values_list("speaker").annotate(quotes=Count("pk")))
    return [Candidate(row.speaker, row.names, counts.get(row.speaker.pk, 0)) for row in named]
