import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.actions.listing import list_again
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.queries.search import newest
from newsreader.articles.importing import Incoming, store
from newsreader.articles.models import SearchText, TextVersion
from newsreader.articles.searching import keep_all_words
from tests.factories import make_editor
from tests.web.desk import Desk

URL = "https://news.example/1"


@pytest.fixture
def desk(db) -> Desk:
    return put("قال خالد منصور إن الطريق ستفتح غدا.", URL)


def put(text: str, url: str) -> Desk:
    store([Incoming("file", 1, text, "العنوان", True, url)], on_refused=pytest.fail)
    version = TextVersion.objects.select_related("article").get(text=text)
    return Desk(version.article, version, make_editor(f"editor of {version.pk}"), text)


def reviewed(desk: Desk) -> bool:
    return SearchText.objects.get(article=desk.article).reviewed


def review(desk: Desk) -> None:
    review_article(user=desk.user, version=desk.version, rest="reject")


def test_it_follows_the_decisions(desk: Desk) -> None:
    assert not reviewed(desk)
    review(desk)
    assert reviewed(desk)
    reopen_article(user=desk.user, version=desk.version)
    assert not reviewed(desk)
    desk.undo()
    assert reviewed(desk)


def test_another_text_begins_unreviewed_and_a_former_one_changes_nothing(desk: Desk) -> None:
    review(desk)
    put("قال خالد منصور إن الطريق مغلقة.", URL)
    assert not reviewed(desk)
    reopen_article(user=desk.user, version=desk.version)
    review(desk)
    assert not reviewed(desk)


def test_what_is_made_anew_is_as_it_was(desk: Desk) -> None:
    review(desk)
    keep_all_words()
    assert reviewed(desk)
    SearchText.objects.update(reviewed=False)
    list_again(desk.version)
    assert reviewed(desk)


@pytest.mark.parametrize(
    "question", ["الطريق", "«الطريق ستفتح»", "الطريق -speaker:سعد", "الطريق speaker:خالد"]
)
def test_a_visitor_s_search_asks_the_reviewed_alone(client, desk: Desk, monkeypatch, question: str) -> None:
    monkeypatch.setattr(newest, "WALKED", 1)
    desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    review(desk)
    for n in range(3):
        put(f"قال خالد منصور إن الطريق ستفتح غدا للمرة {n}.", f"{URL}{n}")
    with CaptureQueriesContext(connection) as caught:
        page = client.get("/search/", {"q": question})
    assert [hit.article for hit in page.context["hits"].found] == [desk.article]
    asked = [query["sql"] for query in caught if '"articles_searchtext"' in query["sql"]]
    assert asked
    assert all('"articles_searchtext"."reviewed"' in sql for sql in asked if "@@" in sql or "OFFSET" in sql)
