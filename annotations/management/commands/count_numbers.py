"""Bring the numbers of the corpus, as their page shows them, up to date."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from annotations.actions.count_numbers import count_numbers


class Command(BaseCommand):
    """May be stopped and called again; for cron, as often as the page is to be fresh."""

    help = "Count what was decided since the numbers of the corpus were last counted. Call it from cron."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether all is counted anew."""
        parser.add_argument(
            "--anew", action="store_true", help="count all articles, as after a change of the time zone"
        )

    def handle(self, *, anew: bool, **options: Any) -> None:
        """Count, with the progress on a terminal."""
        on_terminal = self.stdout.isatty()

        def tell(done: int, of: int) -> None:
            if on_terminal:
                self.stdout.write(f"\r{done}/{of}", ending="\n" if done == of else "")
                self.stdout.flush()

        now = count_numbers(anew=anew, on_progress=tell)
        if options["verbosity"] > 0:
            self.stdout.write(f"Numbers: {now.counted} articles counted, {now.left} taken off.")
