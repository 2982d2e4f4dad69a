from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsreader.intake.models import Feed, FeedEntry
from tests.factories import make_article
from tests.unit.web.served import Site, page
from tests.web.intake.pages import feed_page

pytestmark = pytest.mark.django_db(transaction=True)


def followed(client: Any, url: str, outlet: str = "") -> Any:
    return client.post(reverse("feed-list"), {"url": url, "outlet": outlet})


def test_a_feed_is_looked_at_once_and_then_followed(desk_client, site: Site, editor) -> None:
    site.pages["/feed"] = feed_page("/1")
    answer = followed(desk_client, site.url("/feed"))
    feed = Feed.objects.get()
    assert answer["Location"] == feed.get_absolute_url()
    assert (feed.url, feed.outlet, feed.added_by) == (site.url("/feed"), "خلاصة التجربة", editor)
    assert feed.next_poll_at <= timezone.now()
    assert "خلاصة التجربة" in desk_client.get(reverse("feed-list")).content.decode()
    shown = desk_client.get(feed.get_absolute_url()).content.decode()
    assert "Not asked yet" in shown
    assert "editor" in shown


def test_the_outlet_can_be_given(desk_client, site: Site) -> None:
    site.pages["/feed"] = feed_page("/1")
    followed(desk_client, site.url("/feed"), "جريدة التجربة")
    assert Feed.objects.get().outlet == "جريدة التجربة"


def test_one_that_is_followed_is_named_and_linked(desk_client, site: Site) -> None:
    site.pages["/feed"] = feed_page("/1")
    followed(desk_client, site.url("/feed"))
    answer = followed(desk_client, site.url("/feed#again"))
    assert answer.status_code == 409
    assert Feed.objects.get().get_absolute_url() in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (page("<html><p>x"), "This is neither an RSS nor an Atom feed"),
        (page("/etc/passwd", Content_Type="text/plain"), "This is neither an RSS nor an Atom feed"),
        (page("{}", Content_Type="application/json"), "This kind of content is not read: application/json"),
        (page("x", 403), "The server answered with the status 403."),
    ],
)
def test_what_is_no_feed_is_told(desk_client, site: Site, content, said: str) -> None:
    site.pages["/feed"] = content
    answer = followed(desk_client, site.url("/feed"))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Feed.objects.exists()


def test_an_inner_address_is_no_feed(desk_client) -> None:
    answer = followed(desk_client, "http://169.254.169.254/latest/meta-data/")
    assert "a network that is not public" in answer.content.decode()
    assert not Feed.objects.exists()


def test_an_editor_stops_a_feed_and_lets_it_go_on(desk_client, editor) -> None:
    later = timezone.now() + timezone.timedelta(days=1)
    feed = Feed.objects.create(
        url="https://news.example/f",
        outlet="جريدة",
        next_poll_at=later,
        failures=3,
        reason="status",
        detail="500",
    )
    page_of_feed = feed.get_absolute_url()
    assert "The server answered with the status 500." in desk_client.get(page_of_feed).content.decode()

    desk_client.post(reverse("feed-stop", args=[feed.pk]))
    feed.refresh_from_db()
    assert feed.disabled_at is not None
    assert feed.disabled_by == editor
    assert "Stopped" in desk_client.get(page_of_feed).content.decode()

    desk_client.post(reverse("feed-soon", args=[feed.pk]))
    feed.refresh_from_db()
    assert feed.next_poll_at == later

    desk_client.post(reverse("feed-go-on", args=[feed.pk]))
    feed.refresh_from_db()
    assert (feed.disabled_at, feed.disabled_by, feed.failures, feed.reason) == (None, None, 0, "")
    assert feed.next_poll_at < later


def test_a_feed_that_rests_can_be_asked_sooner(desk_client) -> None:
    later = timezone.now() + timezone.timedelta(days=1)
    feed = Feed.objects.create(url="https://news.example/f", outlet="x", next_poll_at=later)
    desk_client.post(reverse("feed-soon", args=[feed.pk]))
    feed.refresh_from_db()
    assert feed.next_poll_at < later


def test_that_nobody_polls_is_told(desk_client) -> None:
    feed = Feed.objects.create(url="https://news.example/f", outlet="x", next_poll_at=timezone.now())
    assert "poll_feeds" not in desk_client.get(reverse("feed-list")).content.decode()
    Feed.objects.filter(pk=feed.pk).update(next_poll_at=timezone.now() - timezone.timedelta(hours=2))
    assert "manage.py poll_feeds" in desk_client.get(reverse("feed-list")).content.decode()


def test_the_pages_ask_a_constant_number_of_questions(desk_client) -> None:
    def fill(name: str, entries: int) -> Feed:
        now = timezone.now()
        feed = Feed.objects.create(url=f"https://{name}.example/f", outlet=name, next_poll_at=now)
        for number in range(entries):
            article = make_article(f"نص {name} {number}.")
            FeedEntry.objects.create(
                feed=feed, address=f"https://{name}.example/{number}", state="taken", article=article
            )
        return feed

    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk_client.get(url).status_code == 200
        return len(captured)

    small = fill("a", 1)
    few = (queries(reverse("feed-list")), queries(small.get_absolute_url()))
    large = fill("b", 30)
    assert (queries(reverse("feed-list")), queries(large.get_absolute_url())) == few
    assert max(few) <= 8
