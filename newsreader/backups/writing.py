"""Write a backup: one state of the database, and the files that belong to it."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from newsreader.backups.archive import Part, pieces_of_file, write_archive
from newsreader.backups.files import files_there
from newsreader.backups.tables import PLAINLY, Table, quoted, sequences, tables


def write_backup(out: BinaryIO) -> dict[str, Any]:
    """Write everything to an empty binary file that can be gone back in; the manifest.

    All rows are of one moment: what is saved meanwhile is not seen, and nobody waits. Memory does not grow
    with the corpus. The same state gives the same bytes. Raises BackupError where a file cannot be read, and
    RuntimeError within a transaction, which would have a moment of its own.
    """
    told: dict[str, Any] = {"tables": {}}
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute(PLAINLY)

        def finished() -> dict[str, Any]:
            # After the rows: a sequence is not of the snapshot, and may only be further on than they are.
            return {**told, "migrations": _migrations(), "sequences": _sequences()}

        return write_archive(out, _parts(told["tables"]), finished)


def _parts(told: dict[str, Any]) -> Iterator[Part]:
    for table in tables():
        yield f"tables/{table.name}", _rows(table, told)
    for name, path in files_there():
        yield name, pieces_of_file(path)


def _rows(table: Table, told: dict[str, Any]) -> Iterator[bytes]:
    # In the order of the first column, the key, so that the same rows give the same bytes.
    columns = quoted(*table.columns)
    query = f"SELECT {columns} FROM {quoted(table.name)} ORDER BY {quoted(table.columns[0])}"  # noqa: S608 - names that the database has given
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
            for piece in copy:
                yield bytes(piece)
        told[table.name] = {"columns": list(table.columns), "rows": cursor.rowcount}


def _migrations() -> list[list[str]]:
    """App and name of every migration that the rows fit."""
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def _sequences() -> list[list[Any]]:
    """Table, column and next number of every column that counts by itself."""
    found = []
    with connection.cursor() as cursor:
        for table, column, sequence in sequences():
            cursor.execute(f"SELECT last_value + is_called::int FROM {sequence}")  # noqa: S608 - as above
            found.append([table, column, cursor.fetchone()[0]])
    return found
