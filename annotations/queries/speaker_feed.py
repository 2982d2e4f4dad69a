"""The newest quotes of a speaker of the corpus, as everybody may read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from annotations.models import ListedQuote, ListedSpeaker, Speaker
from annotations.queries.listed import listed_for
from newsreader.articles.models import Article


@dataclass(frozen=True, slots=True)
class SaidQuote:
    """A quote's number and words, the article that has it, when it was news, and when it was last decided on,
    which is never before that."""

    quote: int
    text: str
    article: Article
    when: datetime
    changed: datetime


def newest_quotes(user: Any, speaker: Speaker, most: int) -> list[SaidQuote]:
    """The `most` newest quotes of the speaker of those that `user` may read."""
    readable = ListedQuote.objects.filter(listed_for(user))
    said = (
        ListedSpeaker.objects.filter(Q(speaker=speaker), quote__in=readable)
        .select_related("quote__quote", "quote__article__source")
        .order_by("-when", "-quote_id")[:most]
    )
    return [
        SaidQuote(
            quote=row.quote_id,
            text=row.quote.quote.text,
            article=row.quote.article,
            when=row.when,
            changed=max(row.when, row.quote.quote.decided_at or row.when),
        )
        for row in said
    ]
