"""Fill the database with synthetic articles."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.make_articles import make_articles


class Command(BaseCommand):
    """For a database of its own: nothing of them belongs into a corpus."""

    help = (
        "Fill the database with synthetic, reviewed articles, to measure a large corpus with. "
        "Use a database of its own: they are no articles for readers."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, how long, and how much is said in each."""
        parser.add_argument("count", type=int, metavar="N", help="how many articles")
        parser.add_argument("--words", type=int, default=400, help="words of each (400)")
        parser.add_argument("--quotes", type=int, default=3, help="quotes of each (3)")
        parser.add_argument("--seed", type=int, default=1, help="another number gives other articles (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError for numbers that cannot be and where there are no places."""
        if options["count"] < 1 or options["words"] < 1 or options["quotes"] < 0:
            raise CommandError("N and --words are at least 1, --quotes at least 0.")
        began = time.monotonic()
        on_terminal = self.stdout.isatty()

        def tell(done: int) -> None:
            if on_terminal:
                self.stdout.write(f"\r{done}/{options['count']}", ending="")
                self.stdout.flush()

        try:
            made = make_articles(
                options["count"],
                seed=options["seed"],
                words=options["words"],
                quotes=options["quotes"],
                on_progress=tell,
            )
        except RuntimeError as error:
            raise CommandError(str(error)) from error
        if on_terminal:
            self.stdout.write("")
        if options["verbosity"] > 0:
            self.stdout.write(f"Synthetic articles: {made} made in {time.monotonic() - began:.0f} s.")
