"""The jobs that poll feeds: one a feed that is due, none twice."""

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from newsreader.intake.models import Feed

QUEUE = "feeds"


def queue_due() -> int:
    """Put a job into the queue for every feed that is due and has none waiting; how many were put."""
    # The task has its queue from here.
    from newsreader.intake.tasks import poll_feed

    queued = 0
    due = Feed.objects.filter(disabled_at=None, next_poll_at__lte=timezone.now())
    for pk in due.order_by("next_poll_at").values_list("pk", flat=True):
        name = f"feed-{pk}"
        try:
            # The savepoint takes back what a refused job has begun.
            with transaction.atomic():
                poll_feed.configure(lock=name, queueing_lock=name).defer(feed=pk)
        except AlreadyEnqueued:
            continue
        queued += 1
    return queued


def unfinished() -> int:
    """How many jobs wait or are being done."""
    return ProcrastinateJob.objects.filter(queue_name=QUEUE, status__in=("todo", "doing")).count()
