"""The entries of an RSS or Atom feed. Part of the child: no Django, and nothing is fetched."""

import calendar
import datetime
import io
from contextlib import suppress
from typing import Any

import feedparser
import lxml.html

MOST_ENTRIES = 200
_LONGEST_VALUE = 2000


def work(body: bytes, *, url: str, charset: str) -> dict[str, Any]:
    """The feed's `title` and its `entries` in their order, each with `address`, `title` and `date` (ISO 8601
    in UTC), where it has them; `version` is empty where this is no feed at all."""
    # As a file: feedparser takes bytes for the name of one. What the header says of the kind is left out, so
    # that a feed served as plain text in UTF-8 is not taken for ASCII.
    kind = f"application/xml; charset={charset}" if charset else "application/xml"
    parsed = feedparser.parse(
        io.BytesIO(body),
        response_headers={"content-type": kind, "content-location": url},
        sanitize_html=False,
        resolve_relative_uris=True,
    )
    return {
        "version": parsed.get("version") or "",
        "title": _title(parsed.feed),
        "entries": [
            {
                "address": str(entry.get("link") or "")[:_LONGEST_VALUE].strip(),
                "title": _title(entry),
                "date": _moment(entry.get("published_parsed") or entry.get("updated_parsed")),
            }
            for entry in parsed.entries[:MOST_ENTRIES]
        ],
    }


def _title(node: Any) -> str:
    """A title's words: many feeds write them as HTML."""
    written = str(node.get("title") or "")
    if "<" in written:
        with suppress(lxml.etree.ParserError, ValueError):
            written = str(lxml.html.fromstring(f"<p>{written}</p>").text_content())
    return _line(written)


def _line(value: Any) -> str:
    return " ".join(str(value or "").replace("\0", "").split())[:_LONGEST_VALUE]


def _moment(parts: Any) -> str:
    if not parts:
        return ""
    try:
        return datetime.datetime.fromtimestamp(calendar.timegm(parts), datetime.UTC).isoformat()
    except (OverflowError, ValueError, OSError, TypeError):
        return ""
