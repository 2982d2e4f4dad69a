"""The one module that fetches: a page of the public web, by http or https, within limits of time and size."""

import datetime
import http.client
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import urllib3
from django.conf import settings
from urllib3 import HTTPResponse

from newsreader.web.address import Target, target
from newsreader.web.connection import Deadline, PinnedConnection
from newsreader.web.refusal import FetchError, Reason

SECONDS = 15.0
MOST_BYTES = 5_000_000
MOST_REDIRECTS = 5
# The longest wait that a server's word is taken for.
LONGEST_RETRY = 7 * 24 * 3600.0

HTML = frozenset({"text/html", "application/xhtml+xml"})
# Many servers give a feed as plain XML, as text or as HTML; what it is shows when it is read.
FEED = HTML | {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
    "text/plain",
}
TEXT = frozenset({"text/plain", *HTML})

_CHUNK = 65536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PACKINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})

# Called before each request, also each that a redirect asks for; it may wait, and may raise FetchError.
Before = Callable[[Target], AbstractContextManager[object]]


@dataclass(frozen=True)
class Fetched:
    """What was got. `url` is the address after all redirects; `body` is unpacked, and empty where
    `unchanged` says that the server's 304 confirmed what was known. `content_type` has no parameters;
    `charset` is what the header names, or empty."""

    url: str
    body: bytes
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


def user_agent() -> str:
    """The name that this program gives: the project's, with whom to write to where the setting says that."""
    contact = settings.CONTACT
    return f"ArabicNewsreader/0.1 (+{contact})" if contact else "ArabicNewsreader/0.1"


def fetch(
    url: str,
    *,
    types: frozenset[str],
    etag: str = "",
    last_modified: str = "",
    seconds: float = SECONDS,
    most_bytes: int = MOST_BYTES,
    before: Before = lambda wanted: nullcontext(),
) -> Fetched:
    """The content at an address, if it is one of `types`.

    With `etag` or `last_modified` of an earlier answer the server is asked for it only if it changed.
    `seconds` are for all requests together, without what `before` waits; `most_bytes` counts the unpacked
    content. Redirects are followed five times, each checked like the first address.
    Raises FetchError for everything else that may happen.
    """
    wanted = target(url)
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    left = seconds
    for _ in range(MOST_REDIRECTS + 1):
        with before(wanted):
            deadline = Deadline(left)
            try:
                got = _ask(wanted, conditions, types, most_bytes, deadline)
                left = deadline.left()
            except TimeoutError as error:
                raise FetchError(Reason.TOO_LATE, f"{seconds:g}") from error
        if isinstance(got, Fetched):
            return got
        if wanted.scheme == "https" and got.scheme == "http":
            raise FetchError(Reason.DOWNGRADE, got.url)
        wanted = got
    raise FetchError(Reason.REDIRECTS, url)


def _ask(
    wanted: Target, conditions: dict[str, str], types: frozenset[str], most_bytes: int, deadline: Deadline
) -> Fetched | Target:
    """One request: what came, or where it is said to be. Raises FetchError, TimeoutError."""
    headers = {
        "User-Agent": user_agent(),
        "Accept": ", ".join([*sorted(types), "*/*;q=0.1"]),
        "Accept-Language": "ar, *;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    headers |= {name: value for name, value in conditions.items() if value}
    connection = PinnedConnection(wanted, deadline)
    try:
        connection.connect()
        connection.timeout = deadline.left()
        connection.request("GET", wanted.path, headers=headers, preload_content=False)
        return _answer(connection.getresponse(), wanted, types, most_bytes, deadline)
    except TimeoutError:
        raise
    except urllib3.exceptions.TimeoutError as error:
        raise TimeoutError(str(error)) from error
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        raise FetchError(Reason.BROKEN, f"{wanted.host}: {type(error).__name__}") from error
    finally:
        connection.close()


def _answer(
    response: HTTPResponse, wanted: Target, types: frozenset[str], most_bytes: int, deadline: Deadline
) -> Fetched | Target:
    headers = response.headers
    if response.status in _REDIRECTS:
        where = _header(headers.get("Location"))
        if not where:
            raise FetchError(Reason.REDIRECTS, wanted.url)
        return target(urljoin(wanted.url, _as_sent(where)))
    if response.status == 304:
        return Fetched(wanted.url, b"", unchanged=True)
    if response.status != 200:
        reason = Reason.GONE if response.status == 410 else Reason.STATUS
        raise FetchError(
            reason,
            wanted.url if reason == Reason.GONE else response.status,
            retry_after=retry_after(headers.get("Retry-After")),
        )
    content_type, charset = _content_type(headers.get("Content-Type"))
    if content_type not in types:
        raise FetchError(Reason.CONTENT_TYPE, content_type or "no Content-Type")
    packing = headers.get("Content-Encoding", "").strip().lower()
    if packing not in _PACKINGS:
        raise FetchError(Reason.ENCODING, packing)
    return Fetched(
        url=wanted.url,
        body=_body(response, most_bytes, deadline),
        content_type=content_type,
        charset=charset,
        etag=_kept(headers.get("ETag")),
        last_modified=_kept(headers.get("Last-Modified")),
    )


def _body(response: HTTPResponse, most_bytes: int, deadline: Deadline) -> bytes:
    """All of it, unpacked a piece at a time: no piece and no sum of them is larger than what is taken."""
    too_large = FetchError(Reason.TOO_LARGE, f"{most_bytes / 1e6:g}")
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and len(length) < 20 and int(length) > most_bytes:
        raise too_large
    got = bytearray()
    while piece := response.read(min(_CHUNK, most_bytes + 1 - len(got)), decode_content=True):
        got += piece
        if len(got) > most_bytes:
            raise too_large
        deadline.left()
    return bytes(got)


def retry_after(value: str | None) -> float | None:
    """The seconds of a Retry-After header, which has a number of them or a date; None where it says nothing
    that can be read, and no more than a week."""
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), LONGEST_RETRY)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    seconds = (moment - datetime.datetime.now(datetime.UTC)).total_seconds()
    return min(max(seconds, 0.0), LONGEST_RETRY)


def _content_type(value: str | None) -> tuple[str, str]:
    """The type and the charset of a Content-Type header, both in small letters."""
    kind, *parameters = _header(value).split(";")
    charset = ""
    for parameter in parameters:
        name, _, given = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = given.strip().strip("'\"").lower()
    return kind.strip().lower(), charset


def _header(value: str | None) -> str:
    return (value or "").strip()


def _as_sent(value: str) -> str:
    """A header's bytes come as Latin-1; many servers write an address in UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return value


def _kept(value: str | None) -> str:
    """A validator to send back, or nothing where it could not be sent as it came."""
    value = _header(value)
    return value if value.isascii() and value.isprintable() and len(value) <= 500 else ""
