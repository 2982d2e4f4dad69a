"""The former name of `suggest NUMBER…` and, without numbers, of `suggest --all`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Hands on to `suggest`."""

    help = "The same as `suggest NUMBER…` or, without numbers, `suggest --all`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The numbers of articles."""
        parser.add_argument("articles", nargs="*", type=int, metavar="NUMBER")

    def handle(self, *args: Any, **options: Any) -> None:
        """As `suggest` does it."""
        numbers = options["articles"]
        call_command("suggest", *numbers, all=not numbers, stdout=self.stdout, stderr=self.stderr)
