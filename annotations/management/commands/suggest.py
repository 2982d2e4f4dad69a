"""The command that suggests marks for the articles of a JSON Lines file and writes them to another."""

import os
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.formats.jsonl_reading import row_of
from annotations.suggest import suggest

PROGRESS_SECONDS = 0.2


class Command(BaseCommand):
    help = "Suggest quotes, speakers, cues and places for the articles of a file. Touches no database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--input", required=True, type=Path, help="JSON Lines with the keys id and text")
        parser.add_argument(
            "--output", required=True, type=Path, help="JSON Lines with the suggestions added"
        )

    def handle(self, *, input: Path, output: Path, **options: Any) -> None:
        self.on_terminal = self.stderr.isatty()
        self.told = 0.0
        unfinished = output.with_name(output.name + ".part")
        try:
            with input.open("rb") as source, unfinished.open("wb") as out:
                done, refused = self.suggest_lines(source, out, input.stat().st_size)
            os.replace(unfinished, output)
        except OSError as error:
            raise CommandError(f"{error.filename or input} cannot be used: {error.strerror}.") from error
        finally:
            unfinished.unlink(missing_ok=True)
        if refused:
            raise CommandError(
                f"Lines of {input} that could not be read: {refused}. Articles written to {output}: {done}."
            )
        if options["verbosity"] > 0:
            self.stdout.write(f"Articles written to {output}: {done}.")

    def suggest_lines(self, source: Any, out: Any, size: int) -> tuple[int, int]:
        """Write a line for every article that can be read; returns how many were and how many were not."""
        done = refused = read = 0
        for number, line in enumerate(source, start=1):
            read += len(line)
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if not line.strip():
                continue
            try:
                out.write(suggestions_for(line))
                done += 1
            except FormatError as error:
                refused += 1
                self.clear_progress()
                self.stderr.write(str(error.on_line(number)))
            self.tell_progress(done, read, size)
        self.clear_progress()
        return done, refused

    def tell_progress(self, done: int, read: int, size: int) -> None:
        now = time.monotonic()
        if self.on_terminal and now - self.told > PROGRESS_SECONDS:
            self.told = now
            self.stderr.write(f"\r{100 * read // max(size, 1)} %, {done} articles", ending="")
            self.stderr.flush()

    def clear_progress(self) -> None:
        if self.on_terminal:
            self.stderr.write("\r\x1b[K", ending="")


def suggestions_for(line: bytes) -> bytes:
    """The line of an article with its suggestions: its text and its further keys as they came.

    Raises FormatError where the line is no JSON object with a text and an id.
    """
    row = row_of(line)
    for key in ("id", "text"):
        if not isinstance(row.get(key), str):
            raise FormatError("must be a text", key=key)
    document = suggest(row["text"])
    document.id = row["id"]
    document.meta = {key: value for key, value in row.items() if key not in jsonl.KEYS}
    return jsonl.write_document(document)
