import io
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from django.urls import reverse

from annotations.models import Mark
from newsreader.articles.models import Article, TextVersion
from tests.factories import make_article, make_version
from tests.web.reader.feed_rules import ATOM, CREATOR, assert_atom, assert_rss
from tests.web.reader.saying import a_speaker, said_on

pytestmark = pytest.mark.django_db
ATOM_FEED, RSS_FEED = "/feeds/articles.atom", "/feeds/articles.rss"
NAME = "سعاد النجار"


@pytest.fixture(autouse=True)
def _open(settings) -> None:
    settings.PUBLIC_READING = "all"
    settings.SITE_NAME = "غرفة القراءة"
    settings.ALLOWED_HOSTS = ["*"]


@pytest.fixture
def speaker_feed() -> str:
    said_on(3, [NAME, "خالد منصور"], "إن الجسر اكتمل")
    said_on(4, NAME, "إن الطريق أقصر من <هذا> & ذاك")
    return reverse("speaker-feed", args=[a_speaker(NAME).pk])


def articles() -> None:
    make_article("نص <b>أول</b> & ثان.", title="عنوان <i>", outlet="الجريدة")
    make_article("نص بلا ناشر ولا تاريخ.", title="آخر")


def test_the_articles_are_a_valid_atom_feed(client) -> None:
    articles()
    feed = assert_atom(client.get(ATOM_FEED).content)
    assert [e.findtext(f"{ATOM}author/{ATOM}name") for e in feed.findall(f"{ATOM}entry")] == [None, "الجريدة"]
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "غرفة القراءة"


def test_the_articles_are_a_valid_rss_feed(client) -> None:
    articles()
    channel = assert_rss(client.get(RSS_FEED).content)
    assert [item.findtext(CREATOR) for item in channel.findall("item")] == [None, "الجريدة"]


def test_what_a_speaker_said_is_a_valid_feed(client, speaker_feed) -> None:
    feed = assert_atom(client.get(speaker_feed).content)
    assert len(feed.findall(f"{ATOM}entry")) == 2


def test_an_entry_of_a_speaker_s_feed_leads_to_the_quote_s_page(client, speaker_feed) -> None:
    feed = assert_atom(client.get(speaker_feed).content)
    newest = Mark.objects.get(text__startswith="إن الطريق")
    link = feed.find(f"{ATOM}entry/{ATOM}link").get("href")
    assert link == f"http://testserver/quotes/{newest.pk}/"
    card = client.get(link).content.decode()
    assert f'href="{newest.set.version.article.get_absolute_url()}#mark-{newest.pk}"' in card


def test_feedparser_finds_nothing_wrong(client, speaker_feed) -> None:
    articles()
    for address in (ATOM_FEED, RSS_FEED, speaker_feed):
        answer = client.get(address)
        found = feedparser.parse(
            io.BytesIO(answer.content), response_headers={"content-type": answer["Content-Type"]}
        )
        assert found.bozo == 0, found.bozo_exception
        assert all(entry.id and entry.link and entry.published for entry in found.entries)


def test_what_looks_like_markup_is_read_as_it_was_written(client) -> None:
    articles()
    for address in (ATOM_FEED, RSS_FEED):
        found = feedparser.parse(io.BytesIO(client.get(address).content))
        assert found.entries[1].summary == "نص &lt;b&gt;أول&lt;/b&gt; &amp; ثان."
        assert found.entries[1].title_detail.value.replace("&lt;", "<").replace("&gt;", ">") == "عنوان <i>"


def test_an_id_stays_whatever_is_corrected_and_by_whatever_way_it_is_fetched(client, speaker_feed) -> None:
    def ids(address: str, **how) -> list[str]:
        feed = assert_atom(client.get(address, **how).content)
        return [each.text for each in feed.iter(f"{ATOM}id")]

    before = [ids(ATOM_FEED), ids(speaker_feed)]
    Article.objects.update(title="عنوان آخر")
    assert [ids(ATOM_FEED), ids(speaker_feed)] == before
    assert [ids(ATOM_FEED, secure=True), ids(speaker_feed, secure=True)] == before
    assert [ids(ATOM_FEED, headers={"host": "TESTSERVER:8443"})] == before[:1]
    assert_atom(client.get(ATOM_FEED, headers={"host": "[::1]:8000"}).content)


def test_another_text_of_an_article_updates_its_entry(client) -> None:
    day = datetime(2025, 1, 3, 12, tzinfo=UTC)
    article = make_article("نص أول.", published_at=day)
    entry = assert_atom(client.get(ATOM_FEED).content).find(f"{ATOM}entry")
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == day
    TextVersion.objects.update(is_current=False)
    version = make_version(article, "نص ثان.", number=2)
    entry = assert_atom(client.get(ATOM_FEED).content).find(f"{ATOM}entry")
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}published")) == day
    told = datetime.fromisoformat(entry.findtext(f"{ATOM}updated"))
    assert abs(told - version.created_at) < timedelta(seconds=1)


def test_a_feed_without_entries_is_the_same_at_every_request(client) -> None:
    first, second = client.get(ATOM_FEED).content, client.get(ATOM_FEED).content
    assert_atom(first)
    assert_rss(client.get(RSS_FEED).content)
    assert first == second
