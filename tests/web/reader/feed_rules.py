"""What RFC 4287 (Atom), RFC 4151 (tags) and RSS 2.0 ask of a feed, as far as a document alone shows."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_TAG = re.compile(
    r"tag:[a-z0-9]([a-z0-9.-]*[a-z0-9])?,\d{4}(-\d\d(-\d\d)?)?:[\w/.~!$&'()*+,;=:@?%-]*", re.ASCII
)


def assert_atom(document: bytes) -> Element:
    """The feed of a valid document; fails at the first rule that is broken."""
    feed = ElementTree.fromstring(document)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for holder in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(holder.findall(ATOM + name)) == 1, f"{holder.tag} has not one {name}"
        for name in ("published", "summary", "subtitle"):
            assert len(holder.findall(ATOM + name)) <= 1
        _assert_id(holder.findtext(f"{ATOM}id"))
        for name in ("updated", "published"):
            for date in holder.findall(ATOM + name):
                assert _DATE.fullmatch(date.text or ""), date.text
                datetime.fromisoformat(date.text or "")
        links = holder.findall(f"{ATOM}link")
        for link in links:
            assert urlsplit(link.get("href")).scheme in ("http", "https"), link.get("href")
        # No two that lead to another form of the same, of one type and language.
        alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
        assert len(alternates) <= 1
        # An entry without content has an alternate.
        assert alternates or holder is feed
        for author in holder.findall(f"{ATOM}author"):
            assert len(author.findall(f"{ATOM}name")) == 1
            assert author.findtext(f"{ATOM}name")
        if holder is not feed:
            assert holder.findall(f"{ATOM}author") or feed.findall(f"{ATOM}author"), "nobody is the author"
    assert len([link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]) == 1
    ids = [holder.findtext(f"{ATOM}id") for holder in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert feed.findtext(f"{ATOM}updated") >= max([e.findtext(f"{ATOM}updated") for e in entries], default="")
    return feed


def assert_rss(document: bytes) -> Element:
    """The channel of a valid document."""
    rss = ElementTree.fromstring(document)
    assert (rss.tag, rss.get("version")) == ("rss", "2.0")
    [channel] = rss
    for name in ("title", "link", "description"):
        assert channel.findtext(name), f"the channel has no {name}"
    items = channel.findall("item")
    guids = [item.findtext("guid") for item in items]
    assert len(set(guids)) == len(guids)
    for item in items:
        assert item.findtext("title") or item.findtext("description")
        assert urlsplit(item.findtext("link")).scheme in ("http", "https")
        guid = item.find("guid")
        # What is said to be an address that leads there must be one.
        assert guid.get("isPermaLink") == "false" or urlsplit(guid.text).scheme in ("http", "https")
        assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo
        author = item.findtext("author")
        assert author is None or "@" in author, "an author is a mail address"
    return channel


def _assert_id(name: str | None) -> None:
    assert name
    # Absolute, and of one spelling.
    assert _TAG.fullmatch(name) or urlsplit(name).scheme in ("http", "https"), name
