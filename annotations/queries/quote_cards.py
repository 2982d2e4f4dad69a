"""Listed quotes as pages show them: the words, who says them, where and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models.functions import Coalesce

from annotations.labels import QUOTE_KIND_LABELS
from annotations.models import ListedQuote, QuoteSpeaker
from annotations.models.entity import name_shown
from annotations.scheme import QuoteKind
from newsreader.arabic.shorten import shorten
from newsreader.articles.models import Article

# Code points of a quote in a list.
LONGEST_SHOWN = 700


@dataclass(frozen=True, slots=True)
class Sayer:
    """Who says a quote: the name that readers see, the kind that the article's entity has, the number of the
    speaker of the corpus where it is linked to one, and the mention's words where the text has a mention."""

    name: str
    kind: str
    speaker: int | None
    mention: str = ""


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """An accepted quote; `text` is shortened to LONGEST_SHOWN code points, or whole. `start` and `end` are
    the quote's, in code points of the article's text."""

    quote: int
    text: str
    kind: str
    kind_label: Any
    article: Article
    when: datetime
    reviewed: bool
    sayers: list[Sayer]
    start: int = 0
    end: int = 0


def quote_cards(quotes: Sequence[int], *, whole: bool = False) -> list[QuoteCard]:
    """The cards of listed quotes in the order given, their words shortened or `whole`; two queries. What is
    not listed is left out. Nobody is asked whether a reader may see them."""
    if not quotes:
        return []
    listed = ListedQuote.objects.select_related("quote", "article__source").defer("vector").in_bulk(quotes)
    sayers = sayers_of(listed)
    return [
        QuoteCard(
            quote=key,
            text=row.quote.text if whole else shorten(row.quote.text, LONGEST_SHOWN),
            start=row.quote.start,
            end=row.quote.end,
            kind=row.kind,
            kind_label=QUOTE_KIND_LABELS[QuoteKind(row.kind)],
            article=row.article,
            when=row.when,
            reviewed=row.reviewed,
            sayers=sayers.get(key, []),
        )
        for key in quotes
        if (row := listed.get(key)) is not None
    ]


def sayers_of(quotes: Iterable[int]) -> dict[int, list[Sayer]]:
    """Who says each of the quotes, in the quote's order, each speaker of the corpus once; one query."""
    links = QuoteSpeaker.objects.filter(quote__in=list(quotes)).order_by("quote", "position", "id")
    said: dict[int, list[Sayer]] = {}
    for quote, own, kind, speaker, known, mention in links.values_list(
        "quote_id",
        "entity__name",
        "entity__kind",
        Coalesce("entity__speaker__merged_into", "entity__speaker"),
        Coalesce("entity__speaker__merged_into__name", "entity__speaker__name"),
        "mention__text",
    ):
        of_quote = said.setdefault(quote, [])
        if speaker is None or all(sayer.speaker != speaker for sayer in of_quote):
            of_quote.append(Sayer(name_shown(own, known), kind, speaker, mention or ""))
    return said
