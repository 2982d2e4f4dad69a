"""Put articles into the test part, to be annotated without suggestions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.errors import Refused
from annotations.actions.give_parts import keep_for_people


class Command(BaseCommand):
    """All of the articles named, or none."""

    help = (
        "Put articles that have neither suggestions nor marks into the test part of the corpus; the machine "
        "leaves them alone from then on, so that people annotate them unaided."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "numbers", type=int, nargs="+", help="the articles' numbers, as in their addresses"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells how many."""
        try:
            count = keep_for_people(options["numbers"])
        except Refused as why:
            raise CommandError(why.message) from why
        self.stdout.write(f"Articles of test that are annotated without suggestions from now on: {count}.")
