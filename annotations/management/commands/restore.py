"""Bring back everything from a backup."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsreader.backups.errors import BackupError
from newsreader.backups.restoring import restore_backup


class Command(BaseCommand):
    """All of it, or nothing."""

    help = (
        "Bring back a backup. Every part is compared with its SHA-256 first; a broken file changes nothing. "
        "Stop the server before."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and --replace."""
        parser.add_argument("file", help="a file that `backup` wrote")
        parser.add_argument(
            "--replace", action="store_true", help="also where the database holds something: all of that goes"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells how much came back."""
        path = Path(options["file"])
        try:
            restored = restore_backup(path, replace=options["replace"])
        except BackupError as why:
            raise CommandError(f"Nothing was changed. {why}") from why
        tables = restored.manifest["tables"]
        rows = sum(told["rows"] for name, told in tables.items() if name not in restored.left_out)
        articles = tables.get("articles_article", {"rows": 0})["rows"]
        self.stdout.write(f"Brought back: {articles} articles, {rows} rows in all.")
        for name in restored.left_out:
            self.stdout.write(f"Left out: {name}, no table of this program.")
        if restored.later:
            call_command("migrate", verbosity=0, interactive=False)
            app, name = restored.later[0]
            count = len(restored.later)
            steps = "the migration" if count == 1 else f"{count} migrations from"
            self.stdout.write(
                f"The backup is of an older version: {steps} {app} {name}{'' if count == 1 else ' on'} "
                "brought it up to date."
            )
