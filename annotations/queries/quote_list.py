"""The list of what was said, newest first, a page at a time, from a small, constant number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from annotations.labels import QUOTE_KIND_LABELS
from annotations.models import ListedQuote, ListedSpeaker
from annotations.queries.article_filters import Articles, in_days
from annotations.queries.cursor import Cursor
from annotations.queries.listed import listed_for
from annotations.queries.quote_cards import QuoteCard, quote_cards
from annotations.queries.speaker_names import speakers_called

PAGE = 20
# The kinds and what they are called.
KINDS = [(kind.value, label) for kind, label in QUOTE_KIND_LABELS.items()]


@dataclass(frozen=True, slots=True)
class QuoteFilters:
    """What is asked for; empty values ask for nothing. `speaker` is a name, or words of one; `speaker_id`,
    the number of a speaker of the corpus who is not merged, goes before it. `since` and `until` are days of
    the site's time zone, both among those that are shown."""

    speaker: str = ""
    speaker_id: int | None = None
    kind: str = ""
    outlet: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class QuoteList:
    """One page of the list, and the cursor of the next one or None."""

    cards: list[QuoteCard]
    next: Cursor | None


def quote_list(
    user: Any,
    filters: QuoteFilters | None = None,
    after: Cursor | None = None,
    size: int = PAGE,
    *,
    whole: bool = False,
) -> QuoteList:
    """The `size` quotes that come after `after` of those that `user` may read and `filters` leave, the
    newest first, their words shortened or `whole`: three queries, one more where a name is
    asked for, and one for the user's rights."""
    filters = filters or QuoteFilters()
    speakers = None
    if filters.speaker_id is not None:
        speakers = [filters.speaker_id]
    elif filters.speaker:
        speakers = speakers_called(filters.speaker)
    rows: Articles
    if speakers is not None and len(speakers) == 1:
        # One speaker's rows stand in this order in an index of their own.
        rows = ListedSpeaker.objects.filter(listed_for(user, "quote__"), speaker=speakers[0])
        rows = _narrowed(rows, filters, "quote__")
    else:
        rows = _narrowed(ListedQuote.objects.filter(listed_for(user)), filters, "")
        if speakers is not None:
            said = ListedSpeaker.objects.filter(speaker__in=speakers)
            rows = rows.filter(pk__in=said.values("quote"))
    if after:
        rows = after.older(rows, "quote_id")
    found = list(rows.order_by("-when", "-quote_id").values_list("when", "quote_id")[: size + 1])
    more = len(found) > size
    found = found[:size]
    cards = quote_cards([quote for _, quote in found], whole=whole)
    return QuoteList(cards, Cursor(*found[-1]) if more else None)


def _narrowed(rows: Articles, filters: QuoteFilters, prefix: str) -> Articles:
    if filters.kind:
        rows = rows.filter(**{f"{prefix}kind": filters.kind})
    if filters.outlet:
        rows = rows.filter(**{f"{prefix}source": filters.outlet})
    return in_days(rows, filters.since, filters.until)
