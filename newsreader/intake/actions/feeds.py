"""What editors do with feeds: follow one, stop it, let it go on, ask for it sooner."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from newsreader.articles.importing.incoming import MAX_INDEXED_LENGTH, clean_line
from newsreader.intake.actions.reading import fetch_feed, read_feed
from newsreader.intake.actions.visiting import as_person
from newsreader.intake.models import Feed
from newsreader.web.address import plain_address, target


class FollowedError(Exception):
    """The feed is followed already."""

    def __init__(self, feed: Feed) -> None:
        self.feed = feed
        super().__init__(feed.pk)


def follow(user: Any, url: str, outlet: str = "") -> Feed:
    """Follow a feed, after one look at whether it is one. Its title is the outlet where none is given.

    Raises FollowedError, FetchError and, for an outlet that cannot be kept, RefusedError.
    """
    url = plain_address(url)
    _refuse_followed(url)
    got = fetch_feed(url, before=as_person)
    title, _ = read_feed(got)
    outlet = clean_line(outlet or title or target(url).host, "outlet", MAX_INDEXED_LENGTH)
    try:
        with transaction.atomic():
            return Feed.objects.create(url=url, outlet=outlet, added_by=user, next_poll_at=timezone.now())
    except IntegrityError:
        _refuse_followed(url)
        raise


def disable(user: Any, feed: Feed) -> None:
    """Stop a feed; what came in by it stays."""
    Feed.objects.filter(pk=feed.pk, disabled_at=None).update(disabled_at=timezone.now(), disabled_by=user)


def enable(feed: Feed) -> None:
    """Let a stopped feed go on, at the next run of `poll_feeds`, as if it had never failed."""
    Feed.objects.filter(pk=feed.pk).exclude(disabled_at=None).update(
        disabled_at=None, disabled_by=None, failures=0, reason="", detail="", next_poll_at=timezone.now()
    )


def ask_soon(feed: Feed) -> None:
    """Let the next run of `poll_feeds` take the feed, however long its pause."""
    Feed.objects.filter(pk=feed.pk, disabled_at=None).update(next_poll_at=timezone.now())


def _refuse_followed(url: str) -> None:
    feed = Feed.objects.filter(url=url).first()
    if feed is not None:
        raise FollowedError(feed)
