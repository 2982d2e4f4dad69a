"""Articles and quotes in the words of schema.org, for machines that read pages: NewsArticle, Quotation."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from annotations.models import Speaker
from annotations.queries.quote_page import QuotePage
from annotations.queries.reading_parts import Reading
from annotations.queries.speaker_page import SpeakerPage
from annotations.scheme import EntityKind, QuoteKind

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
        _quotation(note.text, address, note.mark, voice.name, voice.kind)
        for voice in reading.voices
        for note in voice.quotes
        if not note.suggested and note.kind == "direct"
    ]
    if quotes:
        data["hasPart"] = quotes
    return data


def structured_quote(page: QuotePage, address: Callable[[str], str]) -> dict[str, Any] | None:
    """What JSON-LD says of a quote on its own page; None of one that is not the speaker's own words alone.
    `address` makes an absolute address of a path."""
    card = page.card
    if card.kind != QuoteKind.DIRECT:
        return None
    article = card.article
    here = address(reverse("quote", args=[card.quote]))
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": here,
        "url": here,
        "text": page.text,
        "inLanguage": "ar",
        "datePublished": card.when.isoformat(),
    }
    speakers = [
        {"@type": _TYPES[EntityKind(sayer.kind)], "name": sayer.name}
        for sayer in card.sayers
        if sayer.kind in _TYPES
    ]
    if speakers:
        said["spokenByCharacter"] = speakers
    said["isPartOf"] = {
        "@type": "NewsArticle",
        "@id": address(article.get_absolute_url()),
        "headline": article.title,
    }
    if article.source:
        said["isPartOf"]["publisher"] = {"@type": "Organization", "name": article.source.name}
    return said


def structured_speaker(speaker: Speaker, page: SpeakerPage, address: str) -> dict[str, Any] | None:
    """What JSON-LD says of a speaker at `address`; None of one that schema.org has no word for."""
    if speaker.kind not in _TYPES:
        return None
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES[EntityKind(speaker.kind)],
        "@id": address,
        "url": address,
        "name": speaker.name,
    }
    if page.names:
        said["alternateName"] = page.names
    if page.role and speaker.kind == EntityKind.PERSON:
        said["jobTitle"] = page.role
    if page.wikidata:
        said["sameAs"] = f"https://www.wikidata.org/wiki/{page.wikidata}"
    return said


def _quotation(text: str, address: Callable[[str], str], mark: int, name: str, kind: str) -> dict[str, Any]:
    here = address(reverse("quote", args=[mark]))
    said: dict[str, Any] = {"@type": "Quotation", "@id": here, "url": here, "text": text}
    if name and kind in _TYPES:
        said["spokenByCharacter"] = {"@type": _TYPES[EntityKind(kind)], "name": name}
    return said
