"""What was said."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router

from annotations.queries.gone import gone_quote
from annotations.queries.quote_cards import QuoteCard
from annotations.queries.quote_list import QuoteFilters, quote_list
from annotations.queries.quote_page import quote_page
from annotations.queries.speaker_names import the_speaker
from newsreader.api import schemas
from newsreader.api.answers import tagged_body
from newsreader.api.errors import refusal
from newsreader.api.paging import PAGE, After, Size, place_of, written
from newsreader.api.routes.parts import (
    OF_ONE_WITHDRAWN,
    REFUSALS,
    Day,
    Number,
    Sought,
    Words,
    address,
)
from newsreader.articles.models import Source

router = Router(tags=["quotes"])


@router.get("", response={200: schemas.Quotes, **REFUSALS}, url_name="quotes", operation_id="quotes")
def list_quotes(
    request: HttpRequest,
    after: After = "",
    size: Size = PAGE,
    speaker: Sought = None,
    kind: Literal["", "direct", "indirect", "mixed"] = "",
    outlet: Words = "",
    since: Day = None,
    until: Day = None,
) -> HttpResponse:
    """The accepted quotes that one may read, the newest first; `speaker` is a number of the corpus."""
    source = Source.objects.filter(name=outlet).first() if outlet else None
    who = the_speaker(speaker) if speaker is not None else None
    place = place_of(after)
    items, following = [], None
    if (source or not outlet) and (who or speaker is None):
        asked = QuoteFilters(
            speaker_id=who.pk if who else None,
            kind=kind,
            outlet=source.pk if source else None,
            since=since,
            until=until,
        )
        found = quote_list(request.user, asked, place, size, whole=True)
        items = [_row(request, card, card.text) for card in found.cards]
        following = found.next
    return tagged_body(request, {"items": items, "next": written(following)})


@router.get(
    "/{number}", response={200: schemas.QuoteRow, **OF_ONE_WITHDRAWN}, url_name="quote", operation_id="quote"
)
def one_quote(request: HttpRequest, number: Number) -> HttpResponse:
    """An accepted quote."""
    page = quote_page(request.user, number)
    if page is None:
        if gone_quote(request.user, number) is not None:
            raise refusal(410, "The article of this quote was withdrawn.", "path.number")
        raise refusal(404, f"There is no quote {number} that you may read.", "path.number")
    return tagged_body(request, _row(request, page.card, page.text))


def _row(request: HttpRequest, card: QuoteCard, text: str) -> dict[str, Any]:
    source = card.article.source
    return {
        "number": card.quote,
        "text": text,
        "start": card.start,
        "end": card.end,
        "kind": card.kind,
        "article": card.article.pk,
        "when": card.when,
        "outlet": source.name if source else None,
        "reviewed": card.reviewed,
        "speakers": [
            {"name": one.name, "kind": one.kind, "speaker": one.speaker, "mention": one.mention}
            for one in card.sayers
        ],
        "page": address(request, "quote", card.quote),
    }
