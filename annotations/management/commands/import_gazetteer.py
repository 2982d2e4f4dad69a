"""Read a GeoNames dump in."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.actions.geonames import is_country_code
from annotations.actions.import_gazetteer import import_gazetteer


class Command(BaseCommand):
    """All or nothing; a second run changes nothing."""

    help = (
        "Read places from a file in GeoNames' dump format (allCountries.txt, cities500.txt, JO.txt) into the "
        "database and into the gazetteer of this installation, which the suggester reads. Places without an "
        "Arabic name are left out, and those that the gazetteer has. Restart the server afterwards."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The dump, the names beside it, and which of the places."""
        parser.add_argument("path", type=Path, metavar="PATH", help="tab-separated, 19 columns, UTF-8")
        parser.add_argument(
            "--names", type=Path, metavar="FILE", help="alternateNamesV2.txt: its Arabic names, Wikidata ids"
        )
        parser.add_argument("--countries", default="", metavar="JO,EG", help="only these countries")
        parser.add_argument(
            "--minimum-population", type=int, default=1000, metavar="N", help="for towns (default: 1000)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and say what came of it."""
        countries = {code.strip().upper() for code in options["countries"].split(",") if code.strip()}
        wrong = [code for code in sorted(countries) if not is_country_code(code)]
        if wrong:
            raise CommandError(f"no country code of two letters: {', '.join(wrong)}")
        if not settings.GAZETTEER_FILE:
            raise CommandError("NEWSREADER_GAZETTEER is empty: there is no file to import into")
        try:
            imported = import_gazetteer(
                options["path"],
                Path(settings.GAZETTEER_FILE),
                names=options["names"],
                countries=countries,
                minimum_population=options["minimum_population"],
                on_progress=self.tell_progress,
            )
        except (OSError, ValueError) as error:
            raise CommandError(f"nothing is imported: {error}") from error
        if self.stderr.isatty():
            self.stderr.write("\r", ending="")
        places = imported.places
        self.stdout.write(
            f"{places.made} places made, {places.changed} changed, {places.unchanged} as they were; "
            f"{imported.known} in the gazetteer already, "
            f"{imported.without_arabic_name} without an Arabic name"
        )

    def tell_progress(self, lines: int) -> None:
        """How many lines are read, on a terminal."""
        if self.stderr.isatty():
            self.stderr.write(f"\r{lines} lines", ending="")
            self.stderr.flush()
