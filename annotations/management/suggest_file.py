"""Suggestions from file to file: JSON Lines in, the same articles with suggestions out. No database."""

import os
import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, OutputWrapper

from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.formats.jsonl_values import row_of
from annotations.formats.lines import numbered_lines
from annotations.suggest import suggest

PROGRESS_SECONDS = 0.2


class FileSuggester:
    """One run from `input` to `output`, which is complete or is not there; bad lines go to `stderr`."""

    def __init__(self, input: Path, output: Path, stderr: OutputWrapper) -> None:
        self.input = input
        self.output = output
        self.stderr = stderr
        self.on_terminal = stderr.isatty()
        self.told = 0.0

    def run(self) -> int:
        """Returns how many articles were written. CommandError where a file cannot be used, or, when the rest
        is done, where a line cannot be read."""
        input, output = self.input, self.output
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
        return done

    def suggest_lines(self, source: Any, out: Any, size: int) -> tuple[int, int]:
        """Write a line for every article that can be read; returns how many were and how many were not."""
        done = refused = 0
        for number, line in numbered_lines(source):
            try:
                out.write(suggestions_for(line))
                done += 1
            except FormatError as error:
                refused += 1
                self.clear_progress()
                self.stderr.write(str(error.on_line(number)))
            self.tell_progress(done, source.tell(), size)
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


def suggestions_for(line: bytes | str) -> bytes:
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
