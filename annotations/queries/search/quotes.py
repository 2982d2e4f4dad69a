"""The search over what was said: the quotes that editors accepted."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from annotations.labels import QUOTE_KIND_LABELS
from annotations.models import ListedQuote
from annotations.queries.cursor import Cursor
from annotations.queries.listed import listed_for, reads_reviewed_alone
from annotations.queries.quote_cards import sayers_of
from annotations.queries.search.articles import Hits
from annotations.queries.search.concordance import Concordance, concordance, lines_of
from annotations.queries.search.named import where_named
from annotations.queries.search.newest import Rows, newest
from annotations.queries.search.question import Question
from annotations.queries.search.vectors import loose_query, strict_query
from annotations.scheme import QuoteKind
from newsreader.arabic.shorten import shorten
from newsreader.articles.models import Article

# Code points of a quote that is shown without a hit.
EXCERPT_LENGTH = 200


@dataclass(slots=True)
class QuoteHit:
    """A quote that was found: its number, who says it (names; empty where nobody is named), its kind, and
    lines of it: of the words or, without any, of the places that were asked for; its first words where that
    is nothing that stands in it."""

    quote: int
    article: Article
    speakers: list[str]
    kind: str
    kind_label: Any
    lines: Concordance
    excerpt: str = ""

    @property
    def address(self) -> str:
        """The quote's own page."""
        return reverse("quote", args=[self.quote])


def search_quotes(user: Any, question: Question, after: Cursor | None = None, size: int = 20) -> Hits:
    """The `size` newest quotes after `after` that `user` may read and that answer `question`, which is
    answerable: its words are looked for in what was said."""
    readable = ListedQuote.objects.filter(listed_for(user))
    rows = Rows(readable, readable, "quote_id", reviewed=reads_reviewed_alone(user))
    filters = question.filters
    found = newest(rows, strict_query(question, filters), loose_query(question, filters), after, size)
    listed = ListedQuote.objects.select_related("quote", "article__source").in_bulk(found.keys)
    said = sayers_of(found.keys)
    places = [] if question.wanted else [each for each in filters if each.layer == "place"]
    where = where_named(list({row.article_id for row in listed.values()}) if places else [], places)
    hits = []
    for key in found.keys:
        row = listed[key]
        spans = [
            (start - row.quote.start, end - row.quote.start, of)
            for start, end, of in where.get(row.article_id, ())
            if row.quote.start <= start and end <= row.quote.end
        ]
        lines = lines_of(row.quote.text, spans) if spans else concordance(row.quote.text, question.wanted)
        hit = QuoteHit(
            quote=key,
            article=row.article,
            speakers=[sayer.name for sayer in said.get(key, [])],
            kind=row.kind,
            kind_label=QUOTE_KIND_LABELS[QuoteKind(row.kind)],
            lines=lines,
            excerpt="" if lines.lines else shorten(row.quote.text, EXCERPT_LENGTH),
        )
        hits.append(hit)
    return Hits(hits, found.next, found.stopped, found.counted)
