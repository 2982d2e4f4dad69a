from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import ListedPlace, Speaker
from annotations.queries.sitemap import PART
from newsreader.articles.models import Article
from tests.factories import make_article, make_place, make_set, version_of
from tests.web.desk import Desk
from tests.web.reader.saying import a_speaker, said_on

pytestmark = pytest.mark.django_db
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
MOST = 50_000


@pytest.fixture
def reviewed(desk: Desk, settings) -> Desk:
    settings.PUBLIC_READING = "reviewed"
    desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    desk.create("place", "إربد", place=make_place("jo-irbid", "إربد", latitude=32.5, longitude=35.9).key)
    review_article(user=desk.user, version=desk.version)
    return desk


def parts(client) -> list[str]:
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert index.tag.endswith("}sitemapindex")
    found = [loc.text for loc in index.findall("s:sitemap/s:loc", MAP)]
    # What is always there stands last.
    assert found[-1].endswith("/sitemap-pages.xml")
    return found[:-1]


def pages(client) -> dict[str, str]:
    """By path, when each page of the map was changed."""
    found = {}
    for part in parts(client):
        document = client.get(part)
        assert document["Content-Type"] == "application/xml"
        urls = ElementTree.fromstring(document.content).findall("s:url", MAP)
        # The protocol knows no part without a page.
        assert 1 <= len(urls) <= MOST
        for url in urls:
            address = url.findtext("s:loc", namespaces=MAP)
            assert address.startswith("http://testserver/")
            assert len(address) < 2048
            found[address.removeprefix("http://testserver")] = url.findtext("s:lastmod", namespaces=MAP)
    return found


def test_it_has_articles_quotes_speakers_and_places(client, reviewed: Desk) -> None:
    make_article("خبر لم يراجع.")
    make_place("jo-ajloun", "عجلون")
    a_speaker("من لم يقل شيئا")
    quote = reviewed.shared.marks.get(layer="quote")
    assert set(pages(client)) == {
        reviewed.article.get_absolute_url(),
        f"/quotes/{quote.pk}/",
        f"/speakers/{Speaker.objects.get(name='خالد منصور').pk}/",
        "/places/jo-irbid/",
    }
    assert {client.get(page).status_code for page in pages(client)} == {200}


def test_the_guidelines_are_always_in_it(client) -> None:
    urls = ElementTree.fromstring(client.get("/sitemap-pages.xml").content)
    assert [loc.text for loc in urls.findall("s:url/s:loc", MAP)] == ["http://testserver/guidelines/"]


@pytest.mark.parametrize("how", ["hidden", "withdrawn", "opened again"])
def test_what_is_not_open_is_not_in_it(client, reviewed: Desk, how: str) -> None:
    client.force_login(reviewed.user)
    if how == "hidden":
        Article.objects.update(visibility="hidden")
    elif how == "withdrawn":
        withdraw_article(user=None, article=reviewed.article, reason="بطلب من المصدر")
    else:
        reopen_article(user=reviewed.user, version=reviewed.version)
    assert pages(client) == {}
    assert parts(client) == []


def test_each_page_tells_when_it_was_changed(client, reviewed: Desk) -> None:
    before = {page: datetime.fromisoformat(told) for page, told in pages(client).items()}
    assert len(before) == 4
    assert all(told.tzinfo for told in before.values())
    quote = reviewed.shared.marks.get(layer="quote")
    reviewed.change(quote, name="سعاد النجار")
    review_article(user=reviewed.user, version=reviewed.version)
    after = {page: datetime.fromisoformat(told) for page, told in pages(client).items()}
    both = set(after) & set(before)
    # The speaker is another one now.
    assert len(both) == 3
    assert all(after[page] > before[page] for page in both)


def test_numbers_far_apart_make_no_empty_parts(client, settings) -> None:
    settings.PUBLIC_READING = "all"
    for number in (3, 7 * PART, 7 * PART + 1, 90 * PART):
        make_article(f"نص {number}.", pk=number)
    found = parts(client)
    assert [part.rsplit("-", 1)[1] for part in found] == ["0.xml", "7.xml", "90.xml"]
    assert len(pages(client)) == 4
    assert PART <= MOST


def test_a_part_without_a_page_has_none(client, reviewed: Desk) -> None:
    for name in ("sitemap", "sitemap-quotes", "sitemap-speakers", "sitemap-places"):
        assert client.get(f"/{name}-99999999999999999999.xml").status_code == 404
        assert "<url>" not in client.get(f"/{name}-7.xml").content.decode()


def test_the_index_costs_no_more_for_more(client, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    said_on(1, "سعاد النجار", "إن الجسر اكتمل", places=[make_place("jo-irbid", "إربد")])

    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get("/sitemap.xml")
        return len(caught)

    first = cost()
    for number in range(2, 6):
        article = make_article(f"نص {number}.", pk=number * 10 * PART)
        make_set(article, state="reviewed")
        ListedPlace.objects.create(
            article=article,
            version=version_of(article),
            place=make_place(f"p-{number}", f"مكان {number}"),
            when=article.news_time,
            mentions=1,
            reviewed=True,
        )
    assert cost() == first <= 4
