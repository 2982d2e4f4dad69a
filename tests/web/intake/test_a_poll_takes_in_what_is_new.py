import datetime
import time
from itertools import pairwise

import pytest
from django.utils import timezone

from annotations.models import AnnotationSet
from newsreader.articles.models import Article
from newsreader.intake.actions.polling import poll
from newsreader.intake.models import Feed, FeedEntry, Host
from tests.factories import make_article
from tests.unit.web.served import Site, page, redirect
from tests.web.intake.pages import article_page, feed_page, html, paragraphs
from tests.web.intake.pages import rss as feed_content

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def feed(site: Site) -> Feed:
    site.pages["/feed"] = feed_page("/2", "/1")
    site.pages["/1"] = article_page(1)
    site.pages["/2"] = article_page(2)
    return Feed.objects.create(url=site.url("/feed"), outlet="جريدة التجربة", next_poll_at=timezone.now())


def again(feed: Feed) -> int:
    """The next poll, as if its time had come."""
    Feed.objects.filter(pk=feed.pk).update(next_poll_at=timezone.now())
    FeedEntry.objects.filter(state="waiting").update(next_try_at=timezone.now())
    feed.refresh_from_db()
    done = poll(feed)
    feed.refresh_from_db()
    return done


def states(feed: Feed) -> dict[str, str]:
    return {entry.address.rpartition("/")[2]: entry.state for entry in feed.entries.all()}


def test_its_articles_come_in_with_suggestions_the_oldest_first(feed: Feed, site: Site) -> None:
    assert again(feed) == 2
    first, second = Article.objects.order_by("pk")
    assert [first.url, second.url] == [site.url("/1"), site.url("/2")]
    assert first.title == "عنوان /1"
    assert first.source.name == "جريدة التجربة"
    assert first.published_at == datetime.datetime(2026, 1, 14, 7, tzinfo=datetime.UTC)
    assert first.versions.get().text == "\n".join(paragraphs(1))
    assert AnnotationSet.objects.filter(kind="suggestions", marks__isnull=False).distinct().count() == 2
    assert states(feed) == {"1": "taken", "2": "taken"}
    assert (feed.failures, feed.reason) == (0, "")
    assert feed.next_poll_at > timezone.now() + datetime.timedelta(minutes=14)


def test_what_came_in_is_not_asked_for_again(feed: Feed, site: Site) -> None:
    again(feed)
    site.asked.clear()
    site.pages["/feed"] = feed_page("/3", "/2", "/1")
    site.pages["/3"] = article_page(3)
    assert again(feed) == 1
    assert site.paths() == ["/feed", "/3"]


def test_a_feed_that_did_not_change_is_not_sent_again(feed: Feed, site: Site) -> None:
    site.pages["/feed"] = feed_page("/1", ETag='"v1"', Last_Modified="Wed, 14 Jan 2026 10:00:00 GMT")
    again(feed)
    site.pages["/feed"] = lambda handler: (handler.send_response(304), handler.end_headers())
    assert again(feed) == 0
    asked = site.asked[-1][1]
    assert asked["if-none-match"] == '"v1"'
    assert asked["if-modified-since"] == "Wed, 14 Jan 2026 10:00:00 GMT"
    assert (feed.etag, feed.failures) == ('"v1"', 0)


def test_one_that_is_not_due_or_is_stopped_is_not_asked(feed: Feed, site: Site) -> None:
    Feed.objects.update(next_poll_at=timezone.now() + datetime.timedelta(minutes=1))
    assert poll(feed) == 0
    Feed.objects.update(next_poll_at=timezone.now(), disabled_at=timezone.now())
    assert poll(feed) == 0
    assert site.asked == []


def test_what_is_there_already_is_linked(feed: Feed, site: Site) -> None:
    by_address = make_article("نص آخر.", url=site.url("/1"))
    by_text = make_article("\n".join(paragraphs(2)))
    assert again(feed) == 0
    assert states(feed) == {"1": "known", "2": "known"}
    assert {entry.article for entry in feed.entries.all()} == {by_address, by_text}
    assert "/1" not in site.paths()


def test_an_article_in_windows_1256_comes_in_as_it_is_meant(feed: Feed, site: Site) -> None:
    site.pages["/1"] = article_page(1, charset="windows-1256")
    again(feed)
    assert Article.objects.get(url=site.url("/1")).versions.get().text == "\n".join(paragraphs(1))


def test_robots_txt_is_asked_once_and_obeyed(feed: Feed, site: Site) -> None:
    site.pages["/robots.txt"] = page("User-agent: *\nDisallow: /2\n", Content_Type="text/plain")
    assert again(feed) == 1
    assert states(feed) == {"1": "taken", "2": "failed"}
    assert "robots.txt" in feed.entries.get(state="failed").trouble
    assert "/2" not in site.paths()
    again(feed)
    assert site.paths().count("/robots.txt") == 1
    Host.objects.update(robots_at=timezone.now() - datetime.timedelta(days=2))
    again(feed)
    assert site.paths().count("/robots.txt") == 2


def test_a_robots_txt_that_forbids_the_feed_stops_it_there(feed: Feed, site: Site) -> None:
    site.pages["/robots.txt"] = page("User-agent: ArabicNewsreader\nDisallow: /\n", Content_Type="text/plain")
    again(feed)
    assert site.paths() == ["/robots.txt"]
    assert feed.reason == "robots"


def test_a_robots_txt_that_cannot_be_had_forbids_all(feed: Feed, site: Site) -> None:
    site.pages["/robots.txt"] = page("x", 503)
    again(feed)
    assert site.paths() == ["/robots.txt"]
    assert (feed.failures, feed.reason) == (1, "status")


def test_failures_are_kept_and_the_pause_grows(feed: Feed, site: Site) -> None:
    site.pages["/feed"] = page("x", 500)
    pauses = []
    for number in range(1, 10):
        again(feed)
        assert (feed.failures, feed.reason, feed.detail) == (number, "status", "500")
        pauses.append(round((feed.next_poll_at - timezone.now()).total_seconds() / 60))
    assert pauses == [30, 60, 120, 240, 480, 960, 1440, 1440, 1440]
    site.pages["/feed"] = feed_page("/1")
    again(feed)
    assert (feed.failures, feed.reason, feed.detail) == (0, "", "")


def test_a_server_s_retry_after_is_kept_to_by_all(feed: Feed, site: Site) -> None:
    site.pages["/feed"] = page("x", 429, Retry_After="7200")
    again(feed)
    assert feed.next_poll_at > timezone.now() + datetime.timedelta(minutes=119)
    other = Feed.objects.create(url=site.url("/other"), outlet="x", next_poll_at=timezone.now())
    site.asked.clear()
    began = time.monotonic()
    again(other)
    assert other.reason == "busy"
    assert time.monotonic() - began < 30
    assert site.asked == []


def test_a_feed_that_is_gone_is_stopped(feed: Feed, site: Site) -> None:
    site.pages["/feed"] = page("x", 410)
    again(feed)
    assert feed.disabled_at is not None
    assert feed.disabled_by is None
    assert feed.reason == "gone"


def test_what_is_no_feed_any_more_is_a_failure(feed: Feed, site: Site) -> None:
    site.pages["/feed"] = page("<html><p>Under construction")
    again(feed)
    assert feed.reason == "no_feed"


def test_a_page_that_fails_is_tried_again_later_and_not_for_ever(feed: Feed, site: Site) -> None:
    site.pages["/1"] = page("x", 500)
    site.pages["/2"] = page("x", 404)
    assert again(feed) == 0
    assert states(feed) == {"1": "waiting", "2": "failed"}
    entry = feed.entries.get(state="waiting")
    assert (entry.attempts, entry.reason, entry.detail) == (1, "status", "500")
    assert entry.next_try_at > timezone.now() + datetime.timedelta(minutes=119)
    for _ in range(4):
        again(feed)
    assert states(feed)["1"] == "failed"
    site.asked.clear()
    again(feed)
    assert site.paths() == ["/feed"]


def test_one_that_recovers_comes_in(feed: Feed, site: Site) -> None:
    site.pages["/1"] = page("x", 500)
    again(feed)
    site.pages["/1"] = article_page(1)
    assert again(feed) == 1
    assert states(feed) == {"1": "taken", "2": "taken"}


def test_one_bad_page_does_not_stop_the_others(feed: Feed, site: Site) -> None:
    site.pages["/feed"] = feed_page(
        "/1", "/2", "http://127.0.0.1:22/x", "javascript:alert(1)", "/away", "http://user:w@news.example/"
    )
    site.pages["/1"] = page(html(1).replace(b"<p>", b"<p>\0", 1))
    site.pages["/away"] = redirect("http://10.0.0.1/")
    again(feed)
    found = {entry.address.rpartition("/")[2]: (entry.state, entry.reason) for entry in feed.entries.all()}
    assert found["2"] == ("taken", "")
    assert found["x"] == ("failed", "port")
    assert found["away"] == ("failed", "inner")
    assert len(found) == 4


def test_a_date_that_is_still_to_come_is_left_out(feed: Feed, site: Site) -> None:
    rss = feed_content("/1").replace(b"2026", b"2099")
    site.pages["/feed"] = page(rss, Content_Type="application/rss+xml")
    again(feed)
    assert Article.objects.get().published_at is None


def test_a_flood_takes_its_turns(feed: Feed, site: Site) -> None:
    for number in range(60):
        site.pages[f"/{number}"] = article_page(number)
    site.pages["/feed"] = feed_page(*(f"/{number}" for number in range(60)))
    assert again(feed) == 20
    assert feed.entries.count() == 50
    assert feed.next_poll_at <= timezone.now()
    assert again(feed) == 20
    assert again(feed) == 10
    assert feed.next_poll_at > timezone.now()
    assert Article.objects.count() == 50


def test_a_host_is_asked_once_at_a_time_with_a_pause(feed: Feed, site: Site, settings) -> None:
    settings.FETCH_PAUSE = 1
    times: list[float] = []
    for path, answer in list(site.pages.items()):

        def timed(handler, answer=answer) -> None:
            times.append(time.monotonic())
            answer(handler)

        site.pages[path] = timed
    again(feed)
    assert len(times) == 3
    assert all(later - earlier >= 1 for earlier, later in pairwise(times))
