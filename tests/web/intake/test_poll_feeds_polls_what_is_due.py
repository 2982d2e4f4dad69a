from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from newsreader.articles.models import Article
from newsreader.intake.actions.queueing import queue_due
from newsreader.intake.models import Feed
from tests.job_queue import empty_the_queue
from tests.unit.web.served import Site
from tests.web.intake.pages import article_page, feed_page

pytestmark = pytest.mark.django_db(transaction=True)


def told(*arguments: str) -> str:
    """What the command tells. It works its jobs by asyncio, so it runs in a thread: a browser that tests
    before it drove keeps a running loop in this one.
    """
    out = StringIO()

    def run() -> None:
        try:
            call_command("poll_feeds", *arguments, stdout=out)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()
    return out.getvalue()


@pytest.fixture(autouse=True)
def _no_job_of_another_test(transactional_db) -> None:
    empty_the_queue()


@pytest.fixture
def feed(site: Site, monkeypatch) -> Feed:
    # The worker's threads do not keep their connections, so that the tests' database can go.
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    site.pages["/feed"] = feed_page("/1")
    site.pages["/1"] = article_page(1)
    return Feed.objects.create(url=site.url("/feed"), outlet="جريدة التجربة", next_poll_at=timezone.now())


def test_a_run_polls_and_ends_and_the_next_has_nothing_to_do(feed: Feed) -> None:
    assert told() == "Feeds polled: 1; pages new in them: 1.\n"
    assert Article.objects.count() == 1
    assert not ProcrastinateJob.objects.exists()
    assert told() == "No feed is due.\n"


def test_a_feed_has_one_job_and_a_stopped_one_none(feed: Feed) -> None:
    Feed.objects.create(
        url="https://x.example/f", outlet="x", next_poll_at=timezone.now(), disabled_at=timezone.now()
    )
    assert told("--queue-only") == "Feeds queued: 1.\n"
    assert told("--queue-only") == "Feeds queued: 0.\n"
    job = ProcrastinateJob.objects.get()
    assert (job.queue_name, job.args, job.lock) == ("feeds", {"feed": feed.pk}, f"feed-{feed.pk}")
    assert not Article.objects.exists()


def test_a_job_of_a_feed_that_is_gone_is_done_at_once(feed: Feed, site: Site) -> None:
    assert queue_due() == 1
    feed.delete()
    told()
    assert not ProcrastinateJob.objects.exists()
    assert site.asked == []


def test_what_a_killed_worker_left_is_taken_up(feed: Feed) -> None:
    queue_due()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')"
        )
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
        cursor.execute(
            "UPDATE procrastinate_jobs SET worker_id = (SELECT max(id) FROM procrastinate_workers)"
        )
    told()
    assert Article.objects.count() == 1
