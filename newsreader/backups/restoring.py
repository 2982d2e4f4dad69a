"""Bring a backup back: looked over as a whole first, then put in as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from psycopg.errors import LockNotAvailable

from newsreader.backups.checking import Backup, checked_backup
from newsreader.backups.errors import BackupError
from newsreader.backups.files import files_there, laid_files
from newsreader.backups.tables import PLAINLY, in_order, loose_indexes, quoted, sequences, tables

# What `migrate` itself fills.
_FROM_THE_START = {
    "django_migrations", "django_content_type", "auth_permission", "auth_group", "auth_group_permissions",
}  # fmt: skip
Migration = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: the backup's manifest, the migrations of this version that its rows still need, and the
    tables in it that are none of this program's and were left out."""

    manifest: dict[str, Any]
    later: list[Migration]
    left_out: list[str]


def restore_backup(path: Path, *, replace: bool = False) -> Restored:
    """Put everything of a backup into the database and the folders.

    Every part is read and compared with its SHA-256 before anything is changed. Where the database has not
    the tables of the backup's migrations yet, these make them, empty. Then the rows go in and the files take
    their places in one transaction. A database or a folder of releases that holds something is refused unless
    `replace`. Afterwards the database is at the backup's migrations: `later` are still to be made.

    Raises BackupError, and OSError where a file cannot be read or written.
    """
    with checked_backup(path) as backup:
        later, missing = _require_versions(backup.manifest)
        full = _what_is_there(backup.manifest["tables"])
        if full and not replace:
            raise BackupError(
                f"There is something here already ({full}); --replace takes its place, and another "
                "NEWSREADER_DATA_DIR (and DATABASE_URL, where one is set) leaves it alone."
            )
        if full and missing:
            app, name = missing[0]
            raise BackupError(
                f"The database holds something and is behind the backup, before the migration {app} {name}: "
                "run migrate first, or name an empty database."
            )
        _make_tables(missing, later)
        try:
            with laid_files(backup) as put_files, transaction.atomic(durable=True):
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL lock_timeout = '10s'")
                    cursor.execute(PLAINLY)
                left_out = _fill(backup)
                put_files()
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable):
                raise BackupError(
                    "Something works in the database: stop the server and the workers first."
                ) from error
            raise
    ContentType.objects.clear_cache()
    with connection.cursor() as cursor:
        # Or the first pages are planned for empty tables.
        cursor.execute("ANALYZE")
    return Restored(backup.manifest, later, left_out)


def _require_versions(manifest: dict[str, Any]) -> tuple[list[Migration], list[Migration]]:
    """The migrations of this version that the backup does not have, and those of the backup that the database
    does not have. Raises BackupError where the backup has one that this version does not know, or the
    database one that the backup does not have."""
    loader = MigrationLoader(connection)
    known, there = loader.disk_migrations.keys(), loader.applied_migrations.keys()
    wanted = {(app, name) for app, name in manifest["migrations"]}
    for app, name in sorted(wanted - known):
        raise BackupError(
            f"The backup is of a newer version of this program, which has the migration {app} {name}: "
            "bring the program up to date first."
        )
    for app, name in sorted(there - wanted):
        raise BackupError(
            f"The backup is of an older version of this program, before the migration {app} {name} that the "
            "database has already. Name an empty database, without tables: they are made there as the backup "
            "needs them, and then brought up to date."
        )
    return sorted(known - wanted), sorted(wanted - there)


def _what_is_there(wanted: Iterable[str]) -> str:
    """Where the first row or file is that a restore would take the place of; empty where there is none."""
    there = {table.name for table in tables()}
    with connection.cursor() as cursor:
        for name in sorted((there & set(wanted)) - _FROM_THE_START):
            cursor.execute(f"SELECT EXISTS (SELECT FROM {quoted(name)})")  # noqa: S608 - a name of the database, quoted
            if cursor.fetchone()[0]:
                return f"rows in {name}"
    return next((str(path) for name, path in files_there() if name.startswith("releases/")), "")


def _make_tables(missing: list[Migration], later: list[Migration]) -> None:
    # Not within the transaction: some of the queue's migrations use what another has committed.
    if missing and not later:
        call_command("migrate", verbosity=0, interactive=False)
        return
    children = MigrationLoader(connection).graph.node_map
    for key in missing:
        if not any(child.key[0] == key[0] and child.key in missing for child in children[key].children):
            call_command("migrate", *key, verbosity=0, interactive=False)


def _fill(backup: Backup) -> list[str]:
    """Empty the backup's tables and put its rows in, with the project's own triggers asleep: the rows were
    held to them when they were made. Keys and constraints are looked at as ever. The names of the tables that
    the backup's migrations do not make and that are left out."""
    told = backup.manifest["tables"]
    columns = {table.name: list(table.columns) for table in tables()}
    names = in_order(told.keys() & columns.keys())
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {quoted(*names)}")
        for name in names:
            if sorted(told[name]["columns"]) != sorted(columns[name]):
                raise BackupError(f"The table {name} has other columns here than in the backup.")
            cursor.execute(f"ALTER TABLE {quoted(name)} DISABLE TRIGGER USER")
        # Built over all rows at once they take a fraction of the time, those of words above all.
        indexes = loose_indexes(names)
        for index, _made in indexes:
            cursor.execute(f"DROP INDEX {index}")
        for name in names:
            with cursor.copy(f"COPY {quoted(name)} ({quoted(*told[name]['columns'])}) FROM STDIN") as copy:
                for piece in backup.pieces(f"tables/{name}"):
                    copy.write(piece)
            if cursor.rowcount != told[name]["rows"]:
                raise BackupError(
                    f"{name} has {cursor.rowcount} rows, not {told[name]['rows']} as it should."
                )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for _index, made in indexes:
            cursor.execute(made)
        for name in names:
            cursor.execute(f"ALTER TABLE {quoted(name)} ENABLE TRIGGER USER")
        there = {(table, column): sequence for table, column, sequence in sequences()}
        for table, column, following in backup.manifest["sequences"]:
            if (table, column) in there:
                # Unlike setval, this goes back with the transaction.
                cursor.execute(f"ALTER SEQUENCE {there[table, column]} RESTART WITH {int(following)}")
    return sorted(told.keys() - columns.keys())
