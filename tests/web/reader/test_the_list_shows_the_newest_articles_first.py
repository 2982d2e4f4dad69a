from datetime import UTC, datetime

import pytest

from annotations.queries.article_list import article_list
from tests.factories import make_article, make_editor, make_quote, make_set

pytestmark = pytest.mark.django_db


def test_the_newest_come_first_and_those_without_a_date_last(client):
    client.force_login(make_editor())
    undated = make_article("نص بلا تاريخ.")
    old = make_article("نص قديم.", published_at=datetime(2024, 1, 5, tzinfo=UTC))
    new = make_article("نص جديد.", published_at=datetime(2025, 2, 7, tzinfo=UTC), outlet="جريدة التجربة")
    page = client.get("/")
    assert [card.article for card in page.context["list"].cards] == [new, old, undated]
    assert "7 فبراير 2025" in page.content.decode()
    assert "جريدة التجربة" in page.content.decode()


def test_pages_of_the_list_hold_every_article_once():
    editor = make_editor()
    same = datetime(2025, 2, 7, tzinfo=UTC)
    for number in range(7):
        when = [same, datetime(2025, 1, number + 1, tzinfo=UTC), None][number % 3]
        make_article(f"خبر رقم {number}.", published_at=when)
    whole = [card.article for card in article_list(editor).cards]
    assert len(whole) == 7
    for size in range(1, 8):
        found, after = [], None
        while True:
            page = article_list(editor, after, size)
            found += [card.article for card in page.cards]
            after = page.next
            if after is None:
                break
        assert found == whole


def test_a_card_says_how_many_quotes_there_are_and_who_speaks(client):
    client.force_login(make_editor())
    article = make_article(
        "قال خالد إن الطريق مفتوح. وقالت منى إن الجسر مغلق. وأضاف أن العمل مستمر.", title="طرق"
    )
    shared = make_set(article, state="in_review")
    make_quote(shared, "إن الطريق مفتوح", speakers=["خالد منصور"])
    make_quote(shared, "أن العمل مستمر", speakers=["خالد منصور"])
    make_quote(make_set(article, "suggestions"), "إن الجسر مغلق", speakers=["منى سالم"])
    page = client.get("/")
    [card] = page.context["list"].cards
    assert (card.quotes, card.suggested, card.state) == (3, 1, "in_review")
    assert card.speakers == ["خالد منصور", "منى سالم"]
    assert page.content.decode().count('<bdi lang="ar">خالد منصور</bdi>') == 1


def test_a_place_in_the_list_that_is_none_is_not_found(client):
    for written in ("x", "_", "2025_1", "_٣", "2025-01-01T00:00:00_1", "_" + "9" * 30):
        assert client.get("/", {"after": written}).status_code == 404


def test_an_empty_list_says_how_to_import(client):
    assert "manage.py import_articles" in client.get("/").content.decode()
