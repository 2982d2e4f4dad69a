from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from newsreader.intake.models import Feed
from tests.factories import make_editor, make_user

GETS = ["intake", "intake-file", "intake-page", "feed-list"]
OF_A_FEED = ["feed", "feed-stop", "feed-go-on", "feed-soon"]


@pytest.fixture
def addresses(db) -> list[tuple[str, str]]:
    feed = Feed.objects.create(url="https://news.example/f", outlet="x", next_poll_at=timezone.now())
    return [
        *(("get", reverse(name)) for name in GETS),
        *(("post", reverse(name)) for name in GETS),
        ("post", reverse("intake-preview", args=[uuid4()])),
        ("get", reverse("feed", args=[feed.pk])),
        *(("post", reverse(name, args=[feed.pk])) for name in OF_A_FEED[1:]),
    ]


def test_a_visitor_is_sent_to_sign_in_and_shown_no_way(client, addresses) -> None:
    for method, url in addresses:
        answer = getattr(client, method)(url)
        assert answer.status_code == 302, url
        assert answer["Location"].startswith(reverse("login"))
    assert "/intake/" not in client.get("/").content.decode()


def test_a_reader_with_an_account_is_refused(client, addresses) -> None:
    client.force_login(make_user("reader"))
    for method, url in addresses:
        assert getattr(client, method)(url).status_code == 403, url
    assert "/intake/" not in client.get("/").content.decode()
    assert Feed.objects.filter(disabled_at=None).count() == 1


def test_an_editor_gets_in_and_finds_the_way(client, addresses) -> None:
    client.force_login(make_editor())
    for method, url in addresses:
        if method == "get":
            assert client.get(url).status_code == 200, url
    page = client.get(reverse("intake")).content.decode()
    assert f'<a href="{reverse("intake")}" aria-current="page">إضافة مقالات</a>' in page
    assert client.get(reverse("feed", args=[10**30])).status_code == 404


def test_search_engines_are_told_to_stay_away(client) -> None:
    assert "Disallow: /intake/\n" in client.get("/robots.txt").content.decode()
