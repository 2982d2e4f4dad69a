"""How hosts are visited: one request at a time each, with a pause, and as their robots.txt asks."""

import datetime
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from django.conf import settings
from django.db import connection
from django.utils import timezone

from newsreader.intake.models import Host
from newsreader.web import limited
from newsreader.web.address import DEFAULT_PORTS, Target
from newsreader.web.fetch import SECONDS, TEXT, fetch
from newsreader.web.refusal import FetchError, Reason

LONGEST_PAUSE = 60.0
# For so long a host counts as being asked, if whoever asks does not say that it is done.
LEASE = SECONDS + 15.0
# How long to wait for one's turn: a person at a page, a job.
PATIENCE_OF_A_PERSON = 5.0
PATIENCE_OF_A_JOB = 90.0
# A server's wish to be left alone for longer is the feed's matter, not the host's.
LONGEST_REST = 24 * 3600.0
ROBOTS_ARE_GOOD_FOR = datetime.timedelta(days=1)
FORGOTTEN_AFTER = datetime.timedelta(days=30)
MOST_BYTES_OF_ROBOTS = 512_000
AGENT = "ArabicNewsreader"

_CLAIM = """
INSERT INTO intake_host AS host (name, free_at) VALUES (%s, clock_timestamp() + make_interval(secs => %s))
ON CONFLICT (name) DO UPDATE SET free_at = excluded.free_at WHERE host.free_at <= clock_timestamp()
RETURNING true
"""


@contextmanager
def as_person(wanted: Target) -> Iterator[None]:
    """A request that an editor makes by hand, for one page, as in a browser: robots.txt, which speaks to
    programs that find their way alone, is not asked. To be given to `fetch`."""
    with turn(wanted, patience=PATIENCE_OF_A_PERSON):
        yield


@contextmanager
def as_job(wanted: Target) -> Iterator[None]:
    """A request that a job makes by itself: robots.txt is asked first. To be given to `fetch`."""
    pause = _robots_allow(wanted)
    with turn(wanted, patience=PATIENCE_OF_A_JOB, pause=pause):
        yield


@contextmanager
def turn(wanted: Target, *, patience: float, pause: float = 0.0) -> Iterator[None]:
    """The one request to a host that is under way; the next waits for the setting FETCH_PAUSE after it, or
    for `pause` seconds or the server's Retry-After where that is longer. Must not stand in a transaction:
    others could not see the claim.

    Raises FetchError where the turn does not come within `patience` seconds.
    """
    name = host_name(wanted)
    _claim(name, patience)
    rest = max(pause, settings.FETCH_PAUSE)
    try:
        yield
    except FetchError as error:
        rest = max(rest, min(error.retry_after or 0.0, LONGEST_REST))
        raise
    finally:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE intake_host SET free_at = clock_timestamp() + make_interval(secs => %s)"
                " WHERE name = %s",
                [rest, name],
            )


def forget_hosts() -> None:
    """Take out the rows of hosts that nobody has visited for a month."""
    Host.objects.filter(free_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()


def host_name(wanted: Target) -> str:
    """The host as it is kept: with its port, where that is not its scheme's own."""
    usual = wanted.port == DEFAULT_PORTS[wanted.scheme]
    return wanted.host if usual else f"{wanted.host}:{wanted.port}"


def _claim(name: str, patience: float) -> None:
    end = time.monotonic() + patience
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_CLAIM, [name, LEASE])
            if cursor.fetchone() is not None:
                return
            cursor.execute(
                "SELECT extract(epoch FROM free_at - clock_timestamp())::float8 FROM intake_host"
                " WHERE name = %s",
                [name],
            )
            row = cursor.fetchone()
        wait = row[0] if row else 0.0
        left = end - time.monotonic()
        # One that is being asked now is likely to be free long before its lease ends.
        if left <= 0 or wait > max(left, LEASE):
            raise FetchError(Reason.BUSY, name, retry_after=max(wait, 0.0))
        time.sleep(min(max(wait, 0.05), 0.25, left))


def _robots_allow(wanted: Target) -> float:
    """The seconds of pause that a host's robots.txt asks for. Raises FetchError where it forbids the address,
    and where it cannot be got: by the standard all is forbidden then."""
    rules = _robots(wanted)
    if not rules.strip():
        return 0.0
    said = limited.run("robots", rules.encode(), about=wanted.url, url=wanted.url, agent=AGENT)
    if not said["allowed"]:
        raise FetchError(Reason.ROBOTS, wanted.url)
    return min(max(said["delay"] or 0.0, 0.0), LONGEST_PAUSE)


def _robots(wanted: Target) -> str:
    """What is kept of a host's robots.txt, got anew where that is older than a day."""
    name = host_name(wanted)
    host = Host.objects.filter(name=name).first()
    now = timezone.now()
    if host is not None and host.robots is not None and host.robots_at is not None:
        is_fresh = now - host.robots_at < ROBOTS_ARE_GOOD_FOR
        if is_fresh:
            return host.robots
    rules = _fetched_robots(wanted)
    # The visit has made the row.
    Host.objects.filter(name=name).update(robots=rules, robots_at=now)
    return rules


def _fetched_robots(wanted: Target) -> str:
    address = Target(wanted.scheme, wanted.host, wanted.port, "/robots.txt").url

    def visit(hop: Target) -> AbstractContextManager[None]:
        return turn(hop, patience=PATIENCE_OF_A_JOB)

    try:
        got = fetch(address, types=TEXT, most_bytes=MOST_BYTES_OF_ROBOTS, before=visit)
    except FetchError as error:
        missing = error.reason == Reason.STATUS and error.detail.startswith("4") and error.detail != "429"
        if missing or error.reason in {Reason.GONE, Reason.CONTENT_TYPE}:
            return ""
        raise
    return got.body.decode("utf-8", "replace").replace("\0", "")
