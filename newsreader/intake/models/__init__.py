"""The feeds that are followed, what was seen in them, the hosts that are visited for them, and files that are
looked over."""

from newsreader.intake.models.feed import Feed
from newsreader.intake.models.feed_entry import FeedEntry
from newsreader.intake.models.host import Host
from newsreader.intake.models.upload import Upload, UploadPart

__all__ = ["Feed", "FeedEntry", "Host", "Upload", "UploadPart"]
