"""The newest articles of a speaker or a place are found from the newest quotes and mentions, and page by page
all that lie further back."""

import pytest
from django.contrib.auth.models import AnonymousUser

from annotations.queries import article_filters
from annotations.queries.article_filters import Filters
from annotations.queries.article_list import article_list
from annotations.queries.cursor import Cursor
from newsreader.articles.models import Article
from tests.factories import make_editor, make_place
from tests.web.reader.saying import said_on

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[3, 5, 150])
def near(request, monkeypatch):
    """Of how many quotes a page is tried first."""
    monkeypatch.setattr(article_filters, "_NEAR", request.param)


@pytest.fixture
def articles() -> list[int]:
    """Two a day at the same moment, one that nobody may read between them; the newest first."""
    irbid = make_place("irbid", "إربد", country="JO")
    made = []
    for day in range(1, 6):
        for number in (1, 2):
            fields = {"visibility": "hidden"} if (day, number) == (4, 1) else {}
            quote = said_on(day, "خالد منصور", f"إن العمل {day}{number} انتهى", places=[irbid], **fields)
            made.append(quote.set.version.article_id)
    said_on(6, "سعاد الوادي", "إن العمل بدأ")
    return [number for number in reversed(made) if Article.objects.get(pk=number).visibility == "public"]


@pytest.mark.parametrize("filters", [Filters(speaker="خالد"), Filters(place="إربد")])
@pytest.mark.parametrize("size", [1, 2, 4, 20])
def test_no_article_is_lost_or_given_twice(articles, near, settings, filters, size) -> None:
    settings.PUBLIC_READING = "reviewed"
    seen: list[int] = []
    after: Cursor | None = None
    while True:
        page = article_list(AnonymousUser(), after, size, filters)
        seen += [card.article.pk for card in page.cards]
        after = page.next
        if after is None:
            break
    assert seen == articles


def test_an_editor_finds_the_hidden_one_too(articles, near) -> None:
    assert len(article_list(make_editor(), filters=Filters(speaker="خالد")).cards) == 10
