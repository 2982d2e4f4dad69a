"""Put the marks of a release together with the texts that somebody has."""

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.corpus import standoff
from annotations.corpus.own_texts import OwnText, OwnTexts
from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.management.commands.export_corpus import whole_file


class Command(BaseCommand):
    """Needs no database: who has a release and the texts has all that is asked for."""

    help = (
        "Put standoff marks and their texts together, whole documents, as JSON Lines. A text is known by "
        "its SHA-256; another wording, known by its address, its id or its paragraphs, is told with the "
        "place where it begins to differ. The exit status is 1 where a text is lacking; the rest is joined."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("standoff", help="a file of the release's folder `standoff`")
        parser.add_argument(
            "--texts",
            required=True,
            metavar="PATH",
            help="JSON Lines with `text` and, where known, `url` or `id`; or a folder of .txt files",
        )
        parser.add_argument("--output", required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells each article that was not joined, with why, and how many were; 1 where any was not."""
        texts = _texts(Path(options["texts"]))
        joined, apart = 0, 0
        with whole_file(Path(options["output"])) as out:
            for number, row in _rows(Path(options["standoff"])):
                text = texts.of(row)
                if text is not None:
                    try:
                        out.write(jsonl.write_document(standoff.put_together(row, text)))
                    except FormatError as error:
                        raise CommandError(f"{options['standoff']}: {error.on_line(number)}") from error
                    joined += 1
                    continue
                apart += 1
                self.stdout.write(f"article {row['id']} (line {number}): {_why(row, texts.like(row))}")
        said = f"Joined: {joined}. Without their text: {apart}."
        if apart:
            raise CommandError(said, returncode=1)
        self.stdout.write(said)


def _why(row: dict[str, Any], own: OwnText | None) -> str:
    if own is None:
        return f"no text has its SHA-256, and none is of {row.get('url') or 'its id'} or like it"
    differs = standoff.difference(row, own.text)
    if differs is None or differs.paragraph is None:
        return f"the text of {own.where} differs in the white space around or between its paragraphs"
    said = (
        f"the text of {own.where} differs, first in paragraph {differs.paragraph}, "
        f"[{differs.start}, {differs.end}) of the annotated text"
    )
    return f"{said}; yours: “{textwrap.shorten(differs.own, 70, placeholder=' …')}”" if differs.own else said


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                row = json.loads(line)
                if not (isinstance(row, dict) and {"id", "sha256", "length", "paragraphs"} <= row.keys()):
                    raise CommandError(f"{path}: line {number}: not a row of standoff marks")
                yield number, row
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error


def _texts(path: Path) -> OwnTexts:
    texts = OwnTexts()
    try:
        for where, names, text in _of_folder(path) if path.is_dir() else _of_lines(path):
            texts.add(where, names, text)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    return texts


def _of_folder(path: Path) -> Iterator[tuple[str, list[str], str]]:
    for file in sorted(path.glob("*.txt")):
        # Not read_text, which would take line ends apart otherwise than the annotated text had them.
        yield file.name, [file.stem], file.read_bytes().decode("utf-8")


def _of_lines(path: Path) -> Iterator[tuple[str, list[str], str]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
                text = row["text"]
                if not isinstance(text, str):
                    raise TypeError
            except (ValueError, KeyError, TypeError) as error:
                raise CommandError(f"{path}: line {number}: no JSON object with `text`") from error
            yield f"line {number}", [str(row[key]) for key in ("url", "id") if row.get(key)], text
