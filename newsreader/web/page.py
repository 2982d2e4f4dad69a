"""The article of a page: title, date, outlet, text. Part of the child: no Django, and nothing is fetched."""

import datetime
import json
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
import trafilatura

_LONGEST_VALUE = 2000
_TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//meta[@name='parsely-pub-date']/@content",
)
_BREAKS = re.compile(r"\n{2,}")


def work(body: bytes, *, url: str) -> dict[str, str]:
    """The parts of a page given in UTF-8: title, date (ISO 8601), outlet, text, canonical. Each may be
    empty."""
    try:
        # Told by its bytes what they are in, the parser does not believe the page, which was decoded already.
        tree = lxml.html.document_fromstring(body, parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.ParserError, ValueError):
        return {"title": "", "date": "", "outlet": "", "text": "", "canonical": ""}
    canonical = _first(tree, "//link[@rel='canonical']/@href")
    date = _published(tree)
    found = trafilatura.bare_extraction(
        tree,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    values: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found else {}
    title = " ".join((values.get("title") or "").split())
    return {
        "title": title,
        "date": date or (values.get("date") or ""),
        "outlet": " ".join((values.get("sitename") or "").split()),
        "text": _text(values.get("text") or "", title),
        "canonical": _same_host(canonical, url),
    }


def _text(text: str, title: str) -> str:
    """The paragraphs, a line each, without a first one that only says the title again."""
    text = _BREAKS.sub("\n", text.replace("\r\n", "\n").replace("\0", "")).strip()
    first, _, rest = text.partition("\n")
    return rest.strip() if rest.strip() and " ".join(first.split()) == title else text


def _published(tree: lxml.html.HtmlElement) -> str:
    """The moment that the page gives with its zone, which tells more than a day; else empty."""
    given = [_first(tree, path) for path in _TIMES]
    given += [_from_json(script.text or "") for script in tree.xpath("//script[@type='application/ld+json']")]
    for value in given:
        try:
            moment = datetime.datetime.fromisoformat(value)
        except ValueError:
            continue
        if 1990 <= moment.year <= 2200:
            return moment.isoformat()
    return ""


def _from_json(written: str) -> str:
    try:
        todo = [json.loads(written)]
    except (ValueError, RecursionError):
        return ""
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                return str(value["datePublished"]).strip()[:_LONGEST_VALUE]
            todo += value.values()
        elif isinstance(value, list):
            todo += value
    return ""


def _first(tree: lxml.html.HtmlElement, path: str) -> str:
    found = tree.xpath(path)
    return str(found[0]).strip()[:_LONGEST_VALUE] if found else ""


def _same_host(canonical: str, url: str) -> str:
    """The address that the page gives as its own; another host's is not its to give."""
    try:
        whole = urljoin(url, canonical) if canonical else ""
        return whole if urlsplit(whole).hostname == urlsplit(url).hostname else ""
    except ValueError:
        return ""
