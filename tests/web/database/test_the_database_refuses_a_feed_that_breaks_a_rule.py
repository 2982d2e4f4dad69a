from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from newsreader.intake.models import Feed, FeedEntry, Host
from tests.factories import make_article, make_user

NOW = timezone.now()


def feed(**values: Any) -> Feed:
    return Feed.objects.create(
        **{"url": "https://news.example/f", "outlet": "x", "next_poll_at": NOW, **values}
    )


def entry(**values: Any) -> FeedEntry:
    whole = {"address": "https://news.example/1", "next_try_at": NOW, **values}
    return FeedEntry.objects.create(**{"feed": whole.get("feed") or feed(), **whole})


def host(**values: Any) -> Host:
    return Host.objects.create(**{"name": "news.example", "free_at": NOW, **values})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "values", "rule"),
    [
        (feed, {"url": "ftp://news.example/f"}, "feed_is_of_the_web"),
        (feed, {"url": ""}, "feed_is_of_the_web"),
        (feed, {"outlet": ""}, "feed_has_an_outlet"),
        (feed, {"failures": 1}, "feed_failure_has_a_reason"),
        (feed, {"reason": "status"}, "feed_failure_has_a_reason"),
        (entry, {"state": "lost"}, "feed_entry_"),
        (entry, {"next_try_at": None}, "feed_entry_waits_for_a_time"),
        (entry, {"state": "taken"}, "feed_entry_waits_for_a_time"),
        (entry, {"state": "failed", "next_try_at": None}, "feed_entry_failure_has_a_reason"),
        (
            entry,
            {"state": "taken", "next_try_at": None, "reason": "status"},
            "feed_entry_failure_has_a_reason",
        ),
        (host, {"name": ""}, "host_is_a_plain_name"),
        (host, {"name": "News.example"}, "host_is_a_plain_name"),
        (host, {"name": "news.example/x"}, "host_is_a_plain_name"),
        (host, {"robots": ""}, "host_robots_have_a_time"),
        (host, {"robots_at": NOW}, "host_robots_have_a_time"),
    ],
)
def test_what_breaks_a_rule_is_refused_by_its_name(make, values: dict[str, Any], rule: str) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make(**values)


@pytest.mark.django_db
def test_a_feed_and_its_entries_are_there_once() -> None:
    first = entry()
    with pytest.raises(IntegrityError), transaction.atomic():
        feed()
    with pytest.raises(IntegrityError, match="feed_entry_once"), transaction.atomic():
        entry(feed=first.feed)


@pytest.mark.django_db
def test_who_stopped_a_feed_and_what_came_of_an_entry_belong_to_their_state() -> None:
    with pytest.raises(IntegrityError, match="feed_disabled_has_a_time"), transaction.atomic():
        feed(disabled_by=make_user())
    with pytest.raises(IntegrityError, match="feed_entry_of_an_article_is_settled"), transaction.atomic():
        entry(article=make_article("نص."))


@pytest.mark.django_db
def test_an_article_that_goes_leaves_its_entry() -> None:
    article = make_article("نص.")
    kept = entry(state="taken", next_try_at=None, article=article)
    article.delete()
    kept.refresh_from_db()
    assert (kept.state, kept.article) == ("taken", None)
