"""In every list, filter, search, export and in what a visitor may read."""

import pytest

from annotations.actions.approve_article import approve_article
from annotations.actions.discuss_article import discuss_article
from annotations.actions.review_article import review_article
from annotations.models import ListedQuote
from annotations.queries.corpus import reviewed_documents
from newsreader.articles.models import SearchText
from newsreader.articles.searching import keep_all_words
from tests.factories import make_user
from tests.web.desk import Desk

QUOTE = "إن الطريق ستفتح غدا"


@pytest.fixture
def reviewed(desk: Desk) -> Desk:
    keep_all_words()
    desk.create("quote", QUOTE, name="خالد منصور")
    review_article(user=desk.user, version=desk.version)
    return desk


def seen_by_visitors(client, desk: Desk) -> dict[str, bool]:
    address = desk.article.get_absolute_url()
    quote = ListedQuote.objects.get()
    return {
        "page": client.get(address).status_code == 200,
        "list": address in client.get("/").content.decode(),
        "reviewed": address in client.get("/?state=reviewed").content.decode(),
        "feed": address in client.get("/feeds/articles.atom").content.decode(),
        "quotes": QUOTE in client.get("/quotes/").content.decode(),
        "search": address in client.get("/search/?q=الطريق").content.decode(),
        "marked for the search": SearchText.objects.get().reviewed,
        "listed as reviewed": quote.reviewed,
        "export": len(list(reviewed_documents())) == 1,
    }


def test_approved_is_wherever_reviewed_is(client, reviewed: Desk) -> None:
    before = seen_by_visitors(client, reviewed)
    assert all(before.values()), before
    approve_article(user=make_user("chief", group="reviewers"), version=reviewed.version)
    assert seen_by_visitors(client, reviewed) == before
    address = reviewed.article.get_absolute_url()
    assert address in client.get("/?state=approved").content.decode()
    assert '<span class="state approved">' in client.get("/").content.decode()


def test_what_needs_discussion_is_nowhere_that_reviewed_is(client, reviewed: Desk) -> None:
    assert reviewed.article.get_absolute_url() not in client.get("/?state=approved").content.decode()
    discuss_article(user=reviewed.user, version=reviewed.version, why="من قالها؟")
    assert not any(seen_by_visitors(client, reviewed).values())


def test_where_all_is_open_the_reason_is_not(client, settings, reviewed: Desk) -> None:
    settings.PUBLIC_READING = "all"
    discuss_article(user=reviewed.user, version=reviewed.version, why="سر المحررين")
    address = reviewed.article.get_absolute_url()
    assert address in client.get("/?state=discussion").content.decode()
    assert "سر المحررين" not in client.get(address).content.decode()
