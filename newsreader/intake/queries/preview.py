"""What a file would bring, before it is taken in."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.articles.excerpt import HEAD_LENGTH, excerpt
from newsreader.articles.importing import Incoming
from newsreader.articles.models import Article, TextVersion
from newsreader.intake.queries.known import spellings

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """One article of the file, and its first words without the title; `there` is whether the corpus has it
    already, by its address or its very text."""

    incoming: Incoming
    excerpt: str
    there: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The first articles of a file, and how many it has beside them."""

    shown: list[Shown]
    more: int

    @property
    def number(self) -> int:
        """How many there are in all."""
        return len(self.shown) + self.more


def preview_of(articles: Sequence[Incoming]) -> Preview:
    """The first MOST_SHOWN of them; two queries."""
    first = articles[:MOST_SHOWN]
    urls = {spelling: item for item in first if item.url for spelling in spellings(item.url)}
    known = set(Article.objects.filter(url__in=list(urls)).values_list("url", flat=True))
    hashes = TextVersion.objects.filter(content_hash__in=[item.content_hash for item in first])
    texts = {bytes(content_hash) for content_hash in hashes.values_list("content_hash", flat=True)}
    shown = [
        Shown(
            item,
            excerpt(item.title, item.text[:HEAD_LENGTH]),
            item.content_hash in texts or bool(item.url and spellings(item.url) & known),
        )
        for item in first
    ]
    return Preview(shown, len(articles) - len(first))
