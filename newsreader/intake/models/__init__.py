"""The feeds that are followed, what was seen in them, and the hosts that are visited for them."""

from newsreader.intake.models.feed import Feed
from newsreader.intake.models.feed_entry import FeedEntry
from newsreader.intake.models.host import Host

__all__ = ["Feed", "FeedEntry", "Host"]
