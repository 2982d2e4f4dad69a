"""Real worker processes on the tests' own database: what they do must be committed to be seen."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from procrastinate.contrib.django.models import ProcrastinateJob

from annotations.actions.suggest_all import QUEUE, queue_untouched, unfinished
from annotations.models import Decision, Mark
from annotations.queries.untouched import untouched_texts
from newsreader.articles.models import TextVersion
from tests.factories import make_article, make_editor
from tests.job_queue import empty_the_queue
from tests.web.desk import TEXT, Desk, make_desk

ROOT = Path(__file__).resolve().parents[3]
ARTICLES = 30
SECONDS = 120


@pytest.fixture
def articles(transactional_db):
    empty_the_queue()
    for number in range(ARTICLES):
        make_article(f"{TEXT}\nالعدد {number}.")
    yield
    empty_the_queue()


def start(*arguments: str) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.browser.editing.served_settings",
        "SERVED_DATABASE": str(connection.settings_dict["NAME"]),
    }
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # As at a terminal, also where the tests run in the background of a shell, which has Ctrl-C ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def said(process: subprocess.Popen[str], status: int = 0) -> str:
    try:
        out, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.terminate()
        raise
    assert process.returncode == status, out
    return out


def children(process: subprocess.Popen[str]) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True)
    return [int(pid) for pid in listed.stdout.split()]


def wait_until(true) -> None:
    until = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


@contextmanager
def held_back(texts: QuerySet[TextVersion]) -> Iterator[None]:
    """Keep whoever works on these texts waiting."""
    with transaction.atomic():
        list(texts.select_for_update())
        yield


def runs_by_text() -> list[int]:
    """How often each text got suggestions, by the log."""
    versions = Decision.objects.filter(action="suggest").values_list("set__version", flat=True)
    return [list(versions).count(version) for version in set(versions)]


def test_two_workers_of_which_one_is_killed_do_every_article_once(articles) -> None:
    process = start("suggest", "--all", "--processes", "2")
    wait_until(lambda: Decision.objects.filter(action="suggest").count() >= 3 and len(children(process)) == 2)
    os.kill(children(process)[0], signal.SIGKILL)
    assert f"up to date in {ARTICLES} articles" in said(process)
    assert runs_by_text() == [1] * ARTICLES
    assert not ProcrastinateJob.objects.exists()
    suggested = Mark.objects.count()
    assert "up to date" in said(start("suggest", "--all", "--processes", "2"))
    assert (Mark.objects.count(), runs_by_text()) == (suggested, [1] * ARTICLES)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_half_way_leaves_no_process_and_goes_on_later(articles, number) -> None:
    fifth = TextVersion.objects.order_by("pk")[4]
    with held_back(TextVersion.objects.filter(pk__gt=fifth.pk)):
        process = start("suggest", "--all", "--processes", "2")
        wait_until(
            lambda: Decision.objects.filter(action="suggest").count() >= 5 and len(children(process)) == 2
        )
        workers = children(process)
        process.send_signal(number)
        # What is held back is let go when the workers have heard of it, for they finish the job they have.
        time.sleep(1)
    process.communicate(timeout=SECONDS)
    wait_until(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers))
    left = unfinished()
    assert 0 < left < ARTICLES
    assert re.search(rf"the {left} articles that an earlier run has left", said(start("suggest", "--all")))
    assert runs_by_text() == [1] * ARTICLES


def test_what_an_editor_has_touched_is_left_alone(transactional_db) -> None:
    empty_the_queue()
    touched: Desk = make_desk()
    touched.create("place", "عمّان")
    untouched = make_desk(TEXT + " نهاية", user=make_editor("another"))
    assert [text.pk for text in untouched_texts()] == [untouched.version.pk]
    told = said(start("suggest", "--all"))
    # Nothing else, and nothing from the workers.
    assert told == "Suggestions are up to date in 1 articles that no editor has touched.\n"
    versions = set(Mark.objects.filter(set__kind="suggestions").values_list("set__version", flat=True))
    assert versions == {untouched.version.pk}


def test_an_article_touched_after_it_was_queued_is_left_alone(transactional_db) -> None:
    empty_the_queue()
    desk = make_desk()
    assert queue_untouched().jobs == 1
    desk.create("place", "عمّان")
    assert "up to date" in said(start("suggest", "--all", "--processes", "1"))
    assert not Mark.objects.filter(set__kind="suggestions").exists()


def test_jobs_are_queued_once(articles) -> None:
    assert (queue_untouched().jobs, queue_untouched().left_over) == (ARTICLES, True)
    assert ProcrastinateJob.objects.filter(queue_name=QUEUE).count() == ARTICLES


def test_a_job_that_fails_is_named_and_the_rest_is_done(articles) -> None:
    from annotations.tasks import suggest_untouched

    queue_untouched()
    suggest_untouched.defer(version="no number")
    out = said(start("suggest", "--all"), status=1)
    assert f"1 of {ARTICLES + 1} texts failed: no number." in out
    assert len(runs_by_text()) == ARTICLES
    assert not ProcrastinateJob.objects.exists()
