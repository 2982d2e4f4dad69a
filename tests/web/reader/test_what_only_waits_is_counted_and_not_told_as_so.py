"""What the machine alone says is in no list of places and speakers; whoever may see it is told how much."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from annotations.actions.review_article import review_article
from annotations.models import Place
from newsreader.articles.searching import keep_words
from tests.factories import make_article, make_editor, make_mark, make_quote, make_set, version_of
from tests.web.desk import Desk

pytestmark = pytest.mark.django_db

TEXT = "قال خالد منصور في إربد إن الطريق {0} مفتوحة."


@pytest.fixture
def irbid() -> Place:
    Place.objects.create(key="us-irbid", name="إربد", kind="city", country="US")
    return Place.objects.create(key="irbid", name="إربد", kind="city", country="JO")


def article_of(number: int, place: Place):
    text = TEXT.format(number)
    day = datetime(2025, 1, number, 12, tzinfo=UTC)
    article = make_article(text, title=f"الخبر {number}", published_at=day)
    of = make_set(article, "suggestions")
    make_mark(of, "place", "إربد", place=place)
    make_quote(of, f"إن الطريق {number} مفتوحة", speakers=[("خالد منصور", "خالد منصور")])
    return article


@pytest.fixture
def articles(irbid):
    """Two that wait, one that is reviewed and has the place confirmed, one that names another place."""
    waiting = [article_of(number, irbid) for number in (1, 2)]
    text = TEXT.format(3)
    confirmed = make_article(text, title="الخبر 3", published_at=datetime(2025, 1, 3, 12, tzinfo=UTC))
    editor = make_editor("confirms")
    desk = Desk(confirmed, version_of(confirmed), editor, text)
    desk.create("place", "إربد", place="irbid")
    review_article(user=editor, version=desk.version)
    other = article_of(5, Place.objects.get(key="us-irbid"))
    for article in (*waiting, confirmed, other):
        keep_words([(article, version_of(article).text)])
    return [*waiting, confirmed]


def test_the_search_tells_what_it_leaves_out(client, articles, settings) -> None:
    settings.PUBLIC_READING = "all"
    search = reverse("search")
    for asked, found, more in (
        ("الطريق مكان:إربد", ["الخبر 3"], ["الخبر 5", "الخبر 2", "الخبر 1"]),
        ("مفتوحة متكلم:خالد", [], ["الخبر 5", "الخبر 2", "الخبر 1"]),
        ("2 مكان:إربد متكلم:«خالد منصور»", [], ["الخبر 2"]),
        ("الطريق", ["الخبر 5", "الخبر 3", "الخبر 2", "الخبر 1"], []),
        ("الطريق -مكان:إربد", ["الخبر 5", "الخبر 2", "الخبر 1"], []),
    ):
        answer = client.get(search, {"q": asked})
        assert [hit.article.title for hit in answer.context["hits"].found] == found
        assert answer.context["further"] == len(more)
        answer = client.get(search, {"q": asked, "waiting": "1"})
        assert [hit.article.title for hit in answer.context["hits"].found] == more
    settings.PUBLIC_READING = "reviewed"
    answer = client.get(search, {"q": "مكان:إربد", "waiting": "1"})
    assert not answer.context["hits"].found
    assert client.get(search, {"q": "مكان:إربد"}).context["further"] == 0


def titles(answer) -> list[str]:
    return [card.article.title for card in answer.context["list"].cards]


def test_the_place_s_page_counts_them_and_leads_to_them(client, articles, settings) -> None:
    settings.PUBLIC_READING = "all"
    answer = client.get(reverse("place", args=["irbid"]))
    shown = answer.content.decode()
    assert answer.context["waiting"] == 2
    assert "الخبر 3" in shown
    assert "الخبر 1" not in shown
    address = shown.partition('class="further"')[2].partition('href="')[2].partition('"')[0]
    there = client.get(address.replace("&amp;", "&"))
    assert titles(there) == ["الخبر 2", "الخبر 1"]
    assert 'name="robots" content="noindex"' in there.content.decode()


def test_the_list_tells_what_it_leaves_out(client, articles, settings) -> None:
    settings.PUBLIC_READING = "all"
    for asked in ({"place": "إربد", "key": "irbid"}, {"speaker": "خالد"}):
        answer = client.get("/", asked)
        more = 2 if "place" in asked else 3
        assert titles(answer) == (["الخبر 3"] if "place" in asked else [])
        assert answer.context["waiting"] == more
        assert len(titles(client.get("/", {**asked, "waiting": "1"}))) == more
    assert client.get("/").context["waiting"] == 0
    assert titles(client.get("/", {"place": "إربد", "speaker": "منصور", "waiting": "1"})) == [
        "الخبر 5",
        "الخبر 2",
        "الخبر 1",
    ]
    assert titles(client.get("/", {"speaker": "سعاد", "waiting": "1"})) == []


def test_who_may_not_read_them_is_told_of_none(client, articles, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    assert client.get(reverse("place", args=["irbid"])).context["waiting"] == 0
    assert titles(client.get("/", {"place": "إربد", "waiting": "1"})) == []
    client.force_login(make_editor())
    assert client.get(reverse("place", args=["irbid"])).context["waiting"] == 2
    assert len(titles(client.get("/", {"place": "إربد", "waiting": "1"}))) == 3


def test_of_more_than_are_counted_it_is_said_that_there_are_more(client, articles, monkeypatch, settings):
    settings.PUBLIC_READING = "all"
    monkeypatch.setattr("annotations.queries.waiting.MOST_COUNTED", 1)
    monkeypatch.setattr("newsreader.reader.views.places.MOST_COUNTED", 1)
    settings.LANGUAGE_CODE = "en"
    shown = client.get(reverse("place", args=["irbid"]), headers={"accept-language": "en"}).content.decode()
    assert "More than 1 further" in shown
