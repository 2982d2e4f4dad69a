from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.queries.article_list import article_list
from annotations.queries.cursor import Cursor
from newsreader.articles.models import Article
from tests.factories import make_article, make_editor, make_quote, make_set
from tests.web.desk import make_desk

pytestmark = pytest.mark.django_db


def test_the_newest_come_first_and_those_without_a_date_by_when_they_came_in(client):
    client.force_login(make_editor())
    imported = make_article("نص بلا تاريخ.")
    earlier = make_article("نص آخر بلا تاريخ.")
    Article.objects.filter(pk=earlier.pk).update(created_at=datetime(2024, 6, 1, tzinfo=UTC))
    old = make_article("نص قديم.", published_at=datetime(2024, 1, 5, tzinfo=UTC))
    new = make_article("نص جديد.", published_at=datetime(2025, 2, 7, tzinfo=UTC), outlet="جريدة التجربة")
    page = client.get("/")
    assert [card.article for card in page.context["list"].cards] == [imported, new, earlier, old]
    assert "7 فبراير 2025" in page.content.decode()
    assert "جريدة التجربة" in page.content.decode()


def test_a_page_of_the_list_is_read_from_the_index():
    make_article("نص بلا تاريخ.")
    for after in (None, Cursor(datetime(2025, 2, 7, tzinfo=UTC), 7)):
        with CaptureQueriesContext(connection) as caught:
            article_list(make_editor(f"editor {after}"), after)
        [asked] = [query["sql"] for query in caught if 'FROM "articles_article"' in query["sql"]]
        with connection.cursor() as cursor:
            # An almost empty table is cheaper to sort; what counts is that the index gives the order.
            for way in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
            cursor.execute(f"EXPLAIN {asked}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
        assert "article_newest_first" in plan
        assert "Sort" not in plan


def test_pages_of_the_list_hold_every_article_once():
    editor = make_editor()
    same = datetime(2025, 2, 7, tzinfo=UTC)
    for number in range(7):
        when = [same, datetime(2025, 1, number + 1, tzinfo=UTC), None][number % 3]
        make_article(f"خبر رقم {number}.", published_at=when)
    waiting = Article.objects.filter(published_at=None).values_list("pk", flat=True)
    Article.objects.filter(pk__in=list(waiting)[:1]).update(created_at=same)
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
    for written in (
        "x",
        "_",
        "2025_1",
        "_3",
        "2025-01-01T00:00:00+00:00_٣",
        "2025-01-01T00:00:00_1",
        "2025-01-01T00:00:00+00:00_" + "9" * 30,
    ):
        assert client.get("/", {"after": written}).status_code == 404


def test_an_empty_list_says_how_to_import(client):
    assert "manage.py import_articles" in client.get("/").content.decode()


def test_a_name_that_was_corrected_stands_for_what_still_waits(settings):
    settings.PUBLIC_READING = "all"
    desk = make_desk()
    first = desk.suggested_quote("إن الطريق ستفتح غدا في إربد", speakers=["خالد منصورر"], cues=["قال"])
    desk.suggested_quote("أن العمل انتهى", speakers=["خالد منصورر"], cues=["مضيفا"])
    quote = desk.accept(first)
    entity = quote.quote_speakers.get().entity_id
    desk.change(quote, corrects=entity, corrected="خالد منصور", scope="all")
    [card] = article_list(desk.user).cards
    assert (card.quotes, card.speakers) == (2, ["خالد منصور"])
