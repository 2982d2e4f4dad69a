"""Poll the feeds that are due: for cron or a timer, as often as it likes."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = (
        "Poll the feeds that are due and take their new articles in. Meant for cron, every five minutes or "
        "so: a run that has nothing to do ends at once, and two runs at a time share the work."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--queue-only",
            action="store_true",
            help="only queue the jobs, for a worker that runs elsewhere",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        from annotations.actions.suggest_all import take_up_abandoned
        from newsreader.intake.actions import queueing
        from newsreader.intake.actions.visiting import forget_hosts
        from newsreader.intake.models import FeedEntry

        take_up_abandoned(queueing.QUEUE)
        forget_hosts()
        queued = queueing.queue_due()
        told = options["verbosity"] > 0
        if options["queue_only"]:
            if told:
                self.stdout.write(f"Feeds queued: {queued}.")
            return
        if not queueing.unfinished():
            if told:
                self.stdout.write("No feed is due.")
            return
        last = FeedEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        call_command(
            "procrastinate",
            "worker",
            "--queues=feeds",
            "--one-shot",
            "--concurrency=1",
            "--delete-jobs=successful",
        )
        if told:
            new = FeedEntry.objects.filter(pk__gt=last).count()
            self.stdout.write(f"Feeds polled: {queued}; pages new in them: {new}.")
