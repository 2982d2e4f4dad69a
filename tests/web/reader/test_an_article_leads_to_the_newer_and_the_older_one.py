from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.queries.neighbours import neighbours
from newsreader.articles.models import Article
from tests.factories import make_article, make_editor, make_set

pytestmark = pytest.mark.django_db


def article_of(day: int, title: str, state: str = "reviewed", **fields) -> Article:
    article = make_article(title, title=title, published_at=datetime(2025, 1, day, tzinfo=UTC), **fields)
    make_set(article, state=state)
    return article


def around(client, article: Article) -> list[str | None]:
    answer = client.get(article.get_absolute_url())
    found = answer.context["neighbours"]
    page = answer.content.decode()
    for neighbour in (found.newer, found.older):
        assert neighbour is None or f'href="{neighbour.get_absolute_url()}"' in page
    return [found.newer and found.newer.title, found.older and found.older.title]


def test_they_are_the_list_s_next_ones(client, settings) -> None:
    settings.PUBLIC_READING = "all"
    one, two, three = article_of(1, "أول"), article_of(2, "ثان"), article_of(2, "ثالث")
    assert around(client, one) == ["ثان", None]
    assert around(client, two) == ["ثالث", "أول"]
    assert around(client, three) == [None, "ثان"]


def test_what_the_reader_may_not_read_is_stepped_over(client, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    one, four = article_of(1, "أول"), article_of(4, "رابع")
    hidden, open_one = article_of(2, "مخفي", visibility="hidden"), article_of(3, "جار", state="in_review")
    assert around(client, one) == ["رابع", None]
    assert around(client, four) == [None, "أول"]
    client.force_login(make_editor())
    assert around(client, one) == ["مخفي", None]
    assert around(client, open_one) == ["رابع", "مخفي"]
    assert around(client, hidden) == ["جار", "أول"]


def test_the_only_one_has_none(client, settings) -> None:
    settings.PUBLIC_READING = "all"
    assert around(client, article_of(1, "أول")) == [None, None]


def test_two_questions_are_asked_for_them() -> None:
    editor = make_editor()
    article = article_of(1, "أول")
    neighbours(editor, article)
    for day in range(2, 9):
        article_of(day, f"خبر {day}")
    with CaptureQueriesContext(connection) as caught:
        neighbours(editor, article)
    assert len(caught) == 2
