"""Print how good the suggestions are: precision, recall and F1, and whether their confidence is right."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations import samples
from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.scheme import Document
from annotations.scoring import Band, Counts, calibrate, score
from annotations.suggest import suggest


class Command(BaseCommand):
    """The gold is a file of annotated articles, by default the sample articles'; no database is touched."""

    help = "Print precision, recall and F1 of the suggestions on annotated articles, and their calibration."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The annotated file, and a file of suggestions to score in place of the suggester's own."""
        parser.add_argument(
            "gold",
            nargs="?",
            type=Path,
            default=samples.GOLD,
            help="annotated JSON Lines; the samples if none",
        )
        parser.add_argument(
            "--suggestions", type=Path, help="score this file, not what the suggester says now"
        )
        parser.add_argument("--json", action="store_true", help="the tables as one JSON object")

    def handle(self, *, gold: Path, suggestions: Path | None, **options: Any) -> None:
        """Score and print. CommandError where a file cannot be read or the two do not fit."""
        pairs = paired(read(gold), read(suggestions) if suggestions else None)
        try:
            table, bands = score(pairs), calibrate(pairs)
        except ValueError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(as_json(table, bands))
            return
        self.stdout.write(f"{len(pairs)} articles of {gold}\n")
        for line in (*table_lines(table), "", *band_lines(bands)):
            self.stdout.write(line)


def read(path: Path) -> list[Document]:
    """The documents of a file. Raises CommandError with the line that cannot be read."""
    try:
        with path.open("rb") as file:
            return list(jsonl.read(file))
    except FormatError as error:
        raise CommandError(f"{path}: {error}") from error
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error


def paired(gold: list[Document], suggested: list[Document] | None) -> list[tuple[Document, Document]]:
    """Each annotated document with the suggested one of its id, else with what the suggester says of it."""
    if not gold:
        raise CommandError("there is no annotated article in the file")
    if suggested is None:
        return [(document, suggest(document.text)) for document in gold]
    by_id = {document.id: document for document in suggested}
    missing = [document.id for document in gold if document.id not in by_id]
    if missing:
        raise CommandError(f"{len(missing)} annotated articles have no suggestions, the first: {missing[0]}")
    return [(document, by_id[document.id]) for document in gold]


def table_lines(table: dict[str, Counts]) -> list[str]:
    """One line a measure, with a heading."""
    lines = [f"{'':34}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}"]
    lines += [
        f"{name:34}{counts.precision:10.3f}{counts.recall:8.3f}{counts.f1:8.3f}{counts.gold:7d}"
        for name, counts in table.items()
    ]
    return lines


def band_lines(bands: list[Band]) -> list[str]:
    """One line a layer and band of confidence, with a heading."""
    lines = [f"{'confidence':34}{'says':>10}{'right':>8}{'of':>8}"]
    lines += [
        f"{band.layer + f', {band.low:.1f} to {band.low + 0.1:.1f}':34}"
        f"{band.said:10.2f}{band.right / band.marks:8.2f}{band.marks:8d}"
        for band in bands
    ]
    return lines


def as_json(table: dict[str, Counts], bands: list[Band]) -> str:
    """Both tables as one object: `measures` by name, `calibration` as a list."""
    measures = {
        name: {"precision": c.precision, "recall": c.recall, "f1": c.f1, "gold": c.gold}
        for name, c in table.items()
    }
    calibration = [
        {"layer": str(b.layer), "from": b.low, "says": b.said, "right": b.right / b.marks, "marks": b.marks}
        for b in bands
    ]
    return json.dumps({"measures": measures, "calibration": calibration})
