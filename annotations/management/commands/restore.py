"""Bring back everything from a backup."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsreader.backups.restoring import BadBackup, restore_backup


class Command(BaseCommand):
    """All of it, or nothing."""

    help = (
        "Bring back a backup. Every entry is compared with its SHA-256 first; a broken file changes nothing. "
        "Stop the server before."
    )
    # The database may have no tables yet.
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a file that `backup` wrote")
        parser.add_argument("--replace", action="store_true", help="also where the database holds something")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells how much came back."""
        path = Path(options["file"])
        try:
            manifest = restore_backup(path, replace=options["replace"])
        except BadBackup as why:
            raise CommandError(str(why)) from why
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        self.stdout.write(f"Brought back: {manifest['rows'].get('articles_article', 0)} articles.")
