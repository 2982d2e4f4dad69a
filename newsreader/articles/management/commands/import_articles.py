from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsreader.articles.importing import Refusal, Summary, read_paths, store

NEXT_STEP = "Next: `.venv/bin/python manage.py suggest --all` suggests their quotes, speakers and places."


class Command(BaseCommand):
    help = (
        "Import articles from text files, folders and JSON Lines (keys id, title, text, url, outlet, date). "
        "What is broken is named and left out, the rest is imported; the exit status is then 1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder, in UTF-8"
        )
        parser.add_argument(
            "--title-first-line", action="store_true", help="the first line of a text file is its title"
        )
        parser.add_argument(
            "--outlet-last-line", action="store_true", help="the last line of a text file names its outlet"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        items = read_paths(
            options["paths"],
            title_first_line=options["title_first_line"],
            outlet_last_line=options["outlet_last_line"],
        )
        self.on_terminal = self.stderr.isatty()
        summary = store(items, on_refused=self.tell_refused, on_progress=self.tell_progress)
        self.clear_progress()
        self.stdout.write(
            f"Articles: {summary.new} new, {summary.versions} with a new text, "
            f"{summary.known} known already, {summary.refused} refused."
        )
        if summary.new or summary.versions:
            self.stdout.write(NEXT_STEP)
        if summary.refused:
            raise CommandError("What was refused is named above; the rest is imported.", returncode=1)

    def tell_refused(self, refusal: Refusal) -> None:
        self.clear_progress()
        self.stderr.write(str(refusal))

    def tell_progress(self, summary: Summary) -> None:
        if self.on_terminal:
            done = summary.new + summary.versions + summary.known
            self.stderr.write(f"\r{done} articles, {summary.refused} refused", plain, ending="")
            self.stderr.flush()

    def clear_progress(self) -> None:
        if self.on_terminal:
            self.stderr.write("\r\x1b[K", plain, ending="")


def plain(text: str) -> str:
    """No colour: progress is no error."""
    return text
