"""Freeze the reviewed articles as a release of the corpus."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.errors import Refused
from annotations.actions.make_release import make_release
from annotations.formats.registry import FORMATS


class Command(BaseCommand):
    """One release a call."""

    help = (
        "Freeze the reviewed articles with their marks as a release: splits, data card, changelog, manifest "
        "with the SHA-256 of every file. The same corpus gives the same bytes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", help="two or three numbers with dots between, such as 1.0")
        parser.add_argument("--licence", required=True, help="the licence of the marks, such as CC-BY-4.0")
        parser.add_argument(
            "--formats",
            nargs="+",
            choices=sorted(FORMATS),
            metavar="NAME",
            help="the formats beside JSON Lines, which are always written; without this all whose packages "
            f"are installed: {', '.join(sorted(FORMATS))}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells where the files stand and how many articles each part has."""
        try:
            made = make_release(
                user=None,
                version=options["number"],
                licence=options["licence"],
                formats=options["formats"],
            )
        except Refused as why:
            raise CommandError(why.message) from why
        except OSError as error:
            raise CommandError(f"The files cannot be written: {error}.") from error
        folder = Path(settings.RELEASES_DIR) / made.version
        parts = ", ".join(f"{part} {told['articles']}" for part, told in made.manifest["parts"].items())
        self.stdout.write(f"Release {made.version} stands in {folder}. Articles: {parts}.")
        for name, lacks in made.manifest["formats_not_written"].items():
            self.stdout.write(f"Not written in {name}: {lacks} (requirements-formats.txt).")
        for name, told in made.manifest["formats"].items():
            for fault in told["left_out"]:
                self.stdout.write(
                    f"Left out of {name}: article {fault['article']}, {fault['reason'].rstrip('.')}."
                )
