"""Articles, their texts and their marks."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router

from annotations.models import SpeakerChange
from annotations.queries.annotations_shown import annotations_shown
from annotations.queries.article_filters import Filters
from annotations.queries.article_states import ArticleState, article_state, article_states
from annotations.queries.withdrawn import notice_for
from newsreader.api import schemas
from newsreader.api.answers import tagged, tagged_body
from newsreader.api.errors import refusal
from newsreader.api.paging import PAGE, After, Size, place_of, written
from newsreader.api.routes.parts import OF_ONE_WITHDRAWN, REFUSALS, Day, Number, Words, address
from newsreader.articles.models import Source, TextVersion

router = Router(tags=["articles"])


@router.get("", response={200: schemas.Articles, **REFUSALS}, url_name="articles", operation_id="articles")
def list_articles(
    request: HttpRequest,
    after: After = "",
    size: Size = PAGE,
    outlet: Words = "",
    state: Literal["", "new", "in_review", "discussion", "reviewed", "approved"] = "",
    since: Day = None,
    until: Day = None,
) -> HttpResponse:
    """The articles that one may read, the newest first."""
    source = Source.objects.filter(name=outlet).first() if outlet else None
    states: list[ArticleState] = []
    place = None
    if source is not None or not outlet:
        asked = Filters(outlet=source.pk if source else None, state=state, since=since, until=until)
        states, place = article_states(request.user, place_of(after), size, asked)
    items = [_row(request, found) for found in states]
    return tagged_body(request, {"items": items, "next": written(place)})


@router.get(
    "/{number}",
    response={200: schemas.Article, **OF_ONE_WITHDRAWN},
    url_name="article",
    operation_id="article",
)
def one_article(request: HttpRequest, number: Number) -> HttpResponse:
    """An article with its current text."""
    found = _found(request, number)
    row = _row(request, found)
    kept = {"licence": found.article.licence or None, "rights": found.article.rights}

    def body() -> Any:
        text = TextVersion.objects.values_list("text", flat=True).get(pk=found.version.pk)
        return {**row, "text": text, **kept}

    return tagged(request, [row, kept], body)


@router.get(
    "/{number}/annotations",
    response={200: schemas.Annotations, **OF_ONE_WITHDRAWN},
    url_name="annotations",
    operation_id="annotations",
)
def annotations(request: HttpRequest, number: Number) -> HttpResponse:
    """The marks, relations and speakers of an article's current text, as its page shows them."""
    found = _found(request, number)
    told = {
        "article": number,
        "version": found.version.number,
        "revision": found.revision,
        "sha256": bytes(found.version.content_hash).hex(),
        "state": found.state,
    }
    # Whom an entity means in the corpus changes without a decision on the article.
    last = SpeakerChange.objects.order_by("-pk").values_list("pk", flat=True).first()

    def body() -> Any:
        version = TextVersion.objects.defer("text").get(pk=found.version.pk)
        return {**told, **annotations_shown(request.user, version)}

    return tagged(request, [told, found.version.pk, found.suggested, last], body)


def _found(request: HttpRequest, number: int) -> ArticleState:
    """Raises ApiError: 410 for what was withdrawn, 404 for what is not there or may not be read."""
    found = article_state(request.user, number)
    if found is not None:
        return found
    notice = notice_for(request.user, number)
    if notice is not None:
        raise refusal(410, f"Withdrawn on {notice.at:%Y-%m-%d}: {notice.reason}", "path.number")
    raise refusal(404, f"There is no article {number} that you may read.", "path.number")


def _row(request: HttpRequest, found: ArticleState) -> dict[str, Any]:
    article = found.article
    return {
        "number": article.pk,
        "title": article.title,
        "outlet": article.source.name if article.source else None,
        "published_at": article.published_at,
        "when": article.news_time,
        "url": article.url,
        "page": address(request, "article", article.pk),
        "state": found.state,
        "version": found.version.number,
        "revision": found.revision,
        "sha256": bytes(found.version.content_hash).hex(),
    }
