"""An article in the words of schema.org, for machines that read pages: NewsArticle and its Quotations."""

from collections.abc import Callable
from typing import Any

from annotations.queries.reading import Reading
from annotations.scheme import EntityKind

_TYPES = {EntityKind.PERSON: "Person", EntityKind.ORGANISATION: "Organization"}


def structured_article(reading: Reading, address: Callable[[str], str]) -> dict[str, Any]:
    """What JSON-LD says of the article. Quotes and places are the accepted ones alone, and a direct quote's
    words alone are a Quotation. `address` makes an absolute address of a path."""
    article = reading.article
    here = address(article.get_absolute_url())
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": here,
        "url": here,
        "headline": article.title,
        "inLanguage": "ar",
        "datePublished": article.news_time.isoformat(),
    }
    if article.source:
        data["publisher"] = {"@type": "Organization", "name": article.source.name}
    if article.url:
        data["isBasedOn"] = article.url
    places = [place.name for place in reading.places if not place.suggested]
    if places:
        data["contentLocation"] = [{"@type": "Place", "name": name} for name in places]
    quotes = [
        _quotation(note.text, here, note.mark, voice.name, voice.kind)
        for voice in reading.voices
        for note in voice.quotes
        if not note.suggested and note.kind == "direct"
    ]
    if quotes:
        data["hasPart"] = quotes
    return data


def _quotation(text: str, here: str, mark: int, name: str, kind: str) -> dict[str, Any]:
    said: dict[str, Any] = {"@type": "Quotation", "@id": f"{here}#mark-{mark}", "text": text}
    if name and kind in _TYPES:
        said["spokenByCharacter"] = {"@type": _TYPES[EntityKind(kind)], "name": name}
    return said
