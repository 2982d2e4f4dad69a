"""What the pages of the feeds show."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from newsreader.intake.models import Feed, FeedEntry

MOST_FEEDS = 500
MOST_ENTRIES = 50
# A feed due for so long, and nothing polls.
RESTS_AFTER = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class FeedPage:
    """A feed, its newest entries with their articles, and how many it has of each state."""

    feed: Feed
    entries: list[FeedEntry]
    counts: dict[str, int]


def feed_page(feed: Feed) -> FeedPage:
    """Two queries, however many entries there are."""
    entries = feed.entries.select_related("article").order_by("-pk")[:MOST_ENTRIES]
    counts = dict(feed.entries.values_list("state").annotate(Count("pk")).order_by())
    return FeedPage(feed, list(entries), counts)


def feeds_with_counts() -> list[Feed]:
    """The feeds in the order of their outlets, each with the numbers `taken`, `waiting` and `failed`; one
    query."""
    states = FeedEntry.State
    numbers = {
        state.value: Count("entries", filter=Q(entries__state=state))
        for state in (states.TAKEN, states.WAITING, states.FAILED)
    }
    return list(Feed.objects.annotate(**numbers).order_by("outlet", "pk")[:MOST_FEEDS])


def polling_rests() -> bool:
    """Whether a feed is overdue, so that it seems that nobody runs `poll_feeds`."""
    overdue = timezone.now() - RESTS_AFTER
    return Feed.objects.filter(disabled_at=None, next_poll_at__lt=overdue).exists()
