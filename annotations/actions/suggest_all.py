"""The jobs that go over every untouched article again: queued, counted, taken up after a crash."""

from dataclasses import dataclass
from typing import Any

from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Status

from annotations.queries.untouched import untouched_texts
from newsreader.held_interrupt import held_interrupt

QUEUE = "suggestions"
MOST_ATTEMPTS = 3
_TOGETHER = 1000


@dataclass(frozen=True, slots=True)
class Queued:
    """How many jobs wait, and whether they are what an earlier run had left."""

    jobs: int
    left_over: bool


def queue_untouched() -> Queued:
    """Put a job into the queue for every untouched text, or none where jobs of an earlier run still wait.

    All of them or none: they come with one transaction, in which no other caller does the same.
    """
    # The task has its queue from here.
    from annotations.tasks import suggest_untouched

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [QUEUE])
        left = unfinished()
        if left:
            return Queued(left, True)
        forget_failed()
        versions = list(untouched_texts().values_list("pk", flat=True))
        for at in range(0, len(versions), _TOGETHER):
            jobs: list[dict[str, Any]] = [{"version": pk} for pk in versions[at : at + _TOGETHER]]
            suggest_untouched.batch_defer(*jobs)
        return Queued(len(versions), False)


def unfinished() -> int:
    """How many jobs wait or are being done."""
    return _jobs().filter(status__in=("todo", "doing")).count()


def waiting() -> int:
    """How many jobs no worker has begun."""
    return _jobs().filter(status="todo").count()


def failed() -> list[int]:
    """The text versions whose jobs failed, in order."""
    return sorted(job.args["version"] for job in _jobs().filter(status="failed"))


def forget_failed() -> None:
    """Take the failed jobs out of the queue's table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE queue_name = %s AND status IN ('failed', 'succeeded')",
            [QUEUE],
        )


def take_up_abandoned(queue: str = QUEUE) -> int:
    """Let a queue's jobs whose workers died, having given no sign for the settings' time, be done by others;
    returns how many. One whose worker died three times has failed."""
    silent = settings.PROCRASTINATE_WORKER_DEFAULTS["stalled_worker_timeout"]
    with held_interrupt():
        return async_to_sync(_take_up_abandoned)(queue, silent)


async def _take_up_abandoned(queue: str, silent: float) -> int:
    manager = app.job_manager
    jobs = list(await manager.get_stalled_jobs(queue=queue, seconds_since_heartbeat=silent))
    for job in jobs:
        if job.attempts + 1 >= MOST_ATTEMPTS:
            await manager.finish_job(job, Status.FAILED, delete_job=False)
        else:
            await manager.retry_job(job)
    return len(jobs)


def _jobs() -> QuerySet[ProcrastinateJob]:
    return ProcrastinateJob.objects.filter(queue_name=QUEUE)
