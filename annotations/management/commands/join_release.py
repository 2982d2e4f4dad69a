"""Put the marks of a release together with the texts that somebody has."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.corpus import standoff
from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.management.commands.export_corpus import whole_file


class Command(BaseCommand):
    """Needs no database: who has a release and the texts has all that is asked for."""

    help = (
        "Put standoff marks and their texts together, whole documents, as JSON Lines. A text is known by "
        "its SHA-256; one of the same address or id that differs is told with the place where it begins to."
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
        """Tells how many were joined, and each article that was not, with why."""
        by_hash, by_name = _texts(Path(options["texts"]))
        joined, apart = 0, 0
        with whole_file(Path(options["output"])) as out:
            for number, row in _rows(Path(options["standoff"])):
                text = by_hash.get(row["sha256"])
                if text is not None:
                    try:
                        out.write(jsonl.write_document(standoff.put_together(row, text)))
                    except FormatError as error:
                        raise CommandError(f"{options['standoff']}: {error.on_line(number)}") from error
                    joined += 1
                    continue
                apart += 1
                named = next((by_name[n] for n in (row.get("url"), row["id"]) if n in by_name), None)
                self.stdout.write(f"article {row['id']} (line {number}): {_why(row, named)}")
        self.stdout.write(f"Joined: {joined}. Without their text: {apart}.")


def _why(row: dict[str, Any], text: str | None) -> str:
    if text is None:
        return f"no text has its SHA-256, and none is of {row.get('url') or 'its id'}"
    differs = standoff.difference(row, text)
    if differs is None or differs.paragraph is None:
        return "the text differs in the white space between its paragraphs"
    where = f"[{differs.start}, {differs.end}) of the annotated text"
    return f"the text differs, first in paragraph {differs.paragraph}, {where}"


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


def _texts(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The texts by their hash, and by address and id."""
    by_hash: dict[str, str] = {}
    by_name: dict[str, str] = {}
    try:
        for names, text in _of_folder(path) if path.is_dir() else _of_lines(path):
            text = standoff.as_annotated(text)
            by_hash[standoff.text_hash(text)] = text
            by_name.update(dict.fromkeys(names, text))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    return by_hash, by_name


def _of_folder(path: Path) -> Iterator[tuple[list[str], str]]:
    for file in sorted(path.glob("*.txt")):
        # Not read_text, which would take line ends apart otherwise than the annotated text had them.
        yield [file.stem], file.read_bytes().decode("utf-8")


def _of_lines(path: Path) -> Iterator[tuple[list[str], str]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
                text = row["text"]
            except (ValueError, KeyError, TypeError) as error:
                raise CommandError(f"{path}: line {number}: no JSON object with `text`") from error
            yield [str(row[key]) for key in ("url", "id") if row.get(key)], text
