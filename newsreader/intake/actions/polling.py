"""One poll of one feed: what is new in it comes in, page by page."""

import datetime
import logging

from django.db import transaction
from django.utils import timezone

from newsreader.articles.importing.incoming import (
    MAX_INDEXED_LENGTH,
    MAX_TITLE_LENGTH,
    Incoming,
    RefusedError,
    clean_date,
    clean_line,
    clean_text,
    clean_url,
    first_words,
)
from newsreader.articles.models import Article
from newsreader.intake.actions.reading import Draft, Named, fetch_feed, read_feed, read_page
from newsreader.intake.actions.taking_in import AlreadyThereError, NotKeptError, take_in
from newsreader.intake.actions.visiting import as_job
from newsreader.intake.models import Feed, FeedEntry
from newsreader.intake.queries.known import known_article
from newsreader.web.refusal import FetchError, Reason

EVERY = datetime.timedelta(minutes=15)
# After failures the pause doubles, up to a day; a page is tried five times, over some two days.
LONGEST_PAUSE = datetime.timedelta(days=1)
FIRST_RETRY = datetime.timedelta(hours=1)
MOST_ATTEMPTS = 5
# Of one answer and one poll: a feed that is new to us, or floods us, takes its turns.
MOST_NAMED = 50
MOST_TAKEN = 20
# What may be otherwise the next time; everything else is so for good.
PASSING = frozenset(
    {
        Reason.UNKNOWN_HOST,
        Reason.UNREACHABLE,
        Reason.CERTIFICATE,
        Reason.BROKEN,
        Reason.TOO_LATE,
        Reason.STATUS,
        Reason.BUSY,
    }
)

logger = logging.getLogger(__name__)
_WAITING = FeedEntry.State.WAITING


def poll(feed: Feed) -> int:
    """Ask for a feed that is due, note what is new in it, and take those pages in; how many came in.

    Every page is a step of its own: what is done stays done wherever the rest ends. A failure is written to
    the feed or to its entry and is no error of the job. Must not stand in a transaction.
    """
    now = timezone.now()
    if not Feed.objects.filter(pk=feed.pk, disabled_at=None, next_poll_at__lte=now).exists():
        return 0
    try:
        got = fetch_feed(feed.url, before=as_job, etag=feed.etag, last_modified=feed.last_modified)
        named = [] if got.unchanged else read_feed(got)[1]
    except FetchError as error:
        _note_failure(feed, error)
        return 0
    with transaction.atomic():
        _note_new(feed, named[:MOST_NAMED])
        heard = {} if got.unchanged else {"etag": got.etag, "last_modified": got.last_modified}
        Feed.objects.filter(pk=feed.pk).update(
            polled_at=now, next_poll_at=timezone.now() + EVERY, failures=0, reason="", detail="", **heard
        )
    return _take_waiting(feed)


def _note_failure(feed: Feed, error: FetchError) -> None:
    now = timezone.now()
    failures = feed.failures + 1
    pause = min(EVERY * 2 ** min(failures, 10), LONGEST_PAUSE)
    if error.retry_after:
        pause = max(pause, datetime.timedelta(seconds=error.retry_after))
    # 410 is a server's word that the feed will not come back.
    stopped = {"disabled_at": now} if error.reason == Reason.GONE else {}
    Feed.objects.filter(pk=feed.pk).update(
        polled_at=now,
        failures=failures,
        reason=error.reason,
        detail=error.detail,
        next_poll_at=now + pause,
        **stopped,
    )


def _note_new(feed: Feed, named: list[Named]) -> None:
    """A row for each page that the feed never named before. The last named is the oldest, and comes first."""
    now = timezone.now()
    FeedEntry.objects.bulk_create(
        [
            FeedEntry(
                feed=feed,
                address=page.address,
                title=page.title[:MAX_TITLE_LENGTH],
                published_at=_date(page.date),
                next_try_at=now,
            )
            for page in reversed(named)
        ],
        ignore_conflicts=True,
    )


def _take_waiting(feed: Feed) -> int:
    taken = 0
    due = feed.entries.filter(state=_WAITING, next_try_at__lte=timezone.now()).order_by("next_try_at", "pk")
    for entry in list(due[:MOST_TAKEN]):
        # An editor may have stopped the feed meanwhile.
        if not Feed.objects.filter(pk=feed.pk, disabled_at=None).exists():
            break
        try:
            taken += _take(feed, entry)
        except FetchError as error:
            _note_entry_failure(entry, error)
            if error.reason == Reason.BUSY:
                break
    if feed.entries.filter(state=_WAITING, next_try_at__lte=timezone.now()).exists():
        # There are more: go on at the next run.
        Feed.objects.filter(pk=feed.pk).update(next_poll_at=timezone.now())
    return taken


def _take(feed: Feed, entry: FeedEntry) -> bool:
    """Whether a new article came of it. Raises FetchError."""
    known = known_article(entry.address)
    if known is not None:
        _settle(entry, FeedEntry.State.KNOWN, known)
        return False
    try:
        article = take_in(_incoming(feed, entry, read_page(entry.address, before=as_job)))
    except AlreadyThereError as there:
        _settle(entry, FeedEntry.State.KNOWN, there.article)
        return False
    except RefusedError as refused:
        raise FetchError(Reason.UNSOUND, f"{entry.address}: {refused.reason}") from refused
    except NotKeptError as refused:
        raise FetchError(Reason.UNSOUND, f"{entry.address}: {refused.refusals[0].reason}") from refused
    _settle(entry, FeedEntry.State.TAKEN, article)
    return True


def _incoming(feed: Feed, entry: FeedEntry, draft: Draft) -> Incoming:
    """The feed's headline, day and outlet where there are any, else the page's. Raises RefusedError."""
    text = clean_text(draft.text)
    title = clean_line(entry.title or draft.title, "title", MAX_TITLE_LENGTH)
    return Incoming(
        path=feed.url,
        line=None,
        text=text,
        title=title or first_words(text),
        titled=bool(title),
        url=clean_url(draft.address),
        outlet=clean_line(feed.outlet, "outlet", MAX_INDEXED_LENGTH),
        published_at=entry.published_at or _date(draft.date),
    )


def _settle(entry: FeedEntry, state: FeedEntry.State, article: Article) -> None:
    entry.state, entry.article = state, article
    entry.next_try_at, entry.reason, entry.detail = None, "", ""
    entry.attempts += 1
    entry.save()


def _note_entry_failure(entry: FeedEntry, error: FetchError) -> None:
    entry.attempts += error.reason != Reason.BUSY
    entry.reason, entry.detail = error.reason, error.detail
    if _may_pass(error) and entry.attempts < MOST_ATTEMPTS:
        pause = FIRST_RETRY * 2**entry.attempts
        if error.retry_after:
            pause = max(pause, datetime.timedelta(seconds=error.retry_after))
        entry.next_try_at = timezone.now() + pause
    else:
        entry.state, entry.next_try_at = FeedEntry.State.FAILED, None
    entry.save()


def _may_pass(error: FetchError) -> bool:
    """Whether it may be otherwise the next time. Of the statuses 4xx two say so."""
    if error.reason == Reason.STATUS and error.detail.startswith("4"):
        return error.detail in {"408", "429"}
    return error.reason in PASSING


def _date(written: str) -> datetime.datetime | None:
    """The moment, or none where what is written is no sound date or is still to come: an article may be
    without one, and must not lead the news for years."""
    try:
        moment = clean_date(written)
    except RefusedError:
        return None
    ahead = timezone.now() + datetime.timedelta(days=1)
    return None if moment is not None and moment > ahead else moment
