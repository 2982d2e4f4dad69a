"""Write everything of this installation to one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from annotations.management.commands.export_corpus import whole_file
from newsreader.backups.writing import write_backup


class Command(BaseCommand):
    """The file is complete or is not there."""

    help = (
        "Write the whole database, the releases and the imported places to one file, all of one moment; the "
        "server may go on. It holds the accounts with their password hashes: keep it closed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells how much is in it."""
        path = Path(options["file"])
        with whole_file(path) as out:
            manifest = write_backup(out)
        path.chmod(0o600)
        rows = sum(manifest["rows"].values())
        articles = manifest["rows"].get("articles_article", 0)
        self.stdout.write(f"Backup written to {path}: {articles} articles, {rows} rows in all.")
