"""A page of the web as a draft of an article, or a feed as what it names; nothing is kept here."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from newsreader.intake.actions.taking_in import AlreadyThereError
from newsreader.intake.queries.known import known_article
from newsreader.web import limited
from newsreader.web.address import plain_address
from newsreader.web.charset import decode
from newsreader.web.fetch import FEED, HTML, Before, Fetched, fetch
from newsreader.web.refusal import FetchError, Reason

# Characters. What is shorter is a page's menu, or its request to switch scripts on.
LEAST_TEXT = 80


@dataclass(frozen=True)
class Draft:
    """What was found on a page, as yet unchecked; `date` is ISO 8601 or empty, `address` the page's own."""

    address: str
    title: str
    outlet: str
    date: str
    text: str


@dataclass(frozen=True)
class Named:
    """A page that a feed names, as an article would be known by; `date` is ISO 8601 or empty."""

    address: str
    title: str
    date: str


def read_page(url: str, *, before: Before) -> Draft:
    """The article on a page. Raises AlreadyThereError, before anything is fetched where the address itself is
    known, and FetchError, also for a page with less than 80 characters of text."""
    _refuse_known(plain_address(url))
    got = fetch(url, types=HTML, before=before)
    address = plain_address(got.url)
    _refuse_known(address)
    html = decode(got.body, got.charset).encode("utf-8", "replace")
    found = limited.run("page", html, about=got.url, url=got.url)
    if found["canonical"]:
        # Where its own word for itself is no address, the one that led there is.
        with suppress(FetchError):
            address = plain_address(found["canonical"])
        _refuse_known(address)
    if len(found["text"].strip()) < LEAST_TEXT:
        raise FetchError(Reason.NO_TEXT, got.url)
    return Draft(address, found["title"], found["outlet"], found["date"], found["text"])


def read_feed(got: Fetched) -> tuple[str, list[Named]]:
    """The title of a feed that was fetched, and the pages it names, each once, in its order; those without an
    address that can be fetched are left out. Raises FetchError for what is no feed."""
    found: dict[str, Any] = limited.run("feed", got.body, about=got.url, url=got.url, charset=got.charset)
    if not found["version"]:
        raise FetchError(Reason.NO_FEED, got.url)
    named: dict[str, Named] = {}
    for entry in found["entries"]:
        try:
            address = plain_address(entry["address"])
        except FetchError:
            continue
        named.setdefault(address, Named(address, entry["title"], entry["date"]))
    return found["title"], list(named.values())


def fetch_feed(url: str, *, before: Before, etag: str = "", last_modified: str = "") -> Fetched:
    """A feed's content, or that it did not change. Raises FetchError."""
    return fetch(url, types=FEED, before=before, etag=etag, last_modified=last_modified)


def _refuse_known(address: str) -> None:
    known = known_article(address)
    if known is not None:
        raise AlreadyThereError(known)
