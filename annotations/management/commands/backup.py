"""Write everything of this installation to one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.management.commands.export_corpus import whole_file
from newsreader.backups.errors import BackupError
from newsreader.backups.writing import write_backup


class Command(BaseCommand):
    """The file is complete or is not there."""

    help = (
        "Write the whole database, the releases and the imported places to one file, all of one moment; the "
        "server may go on. It holds the accounts with their password hashes: keep it closed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells how much is in it."""
        path = Path(options["file"])
        if path.exists() and not path.is_file():
            raise CommandError(f"{path} is no file; a backup is written to one.")
        try:
            with whole_file(path, mode=0o600) as out:
                manifest = write_backup(out)
        except BackupError as why:
            raise CommandError(str(why)) from why
        tables = manifest["tables"]
        rows = sum(told["rows"] for told in tables.values())
        articles = tables.get("articles_article", {"rows": 0})["rows"]
        self.stdout.write(f"Backup written to {path}: {articles} articles, {rows} rows in all.")
