"""Write a backup: one state of the database, and the files that belong to it."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from newsreader.backups.tables import Table, quoted, tables

FORMAT = 1
MANIFEST = "manifest.json"
# So that the same database gives the same bytes.
_WHEN = (1980, 1, 1, 0, 0, 0)


def write_backup(out: BinaryIO) -> dict[str, Any]:
    """Write everything to a binary file; the manifest.

    All rows are of one moment: what is saved meanwhile is not seen, and nobody waits. Memory does not grow
    with the corpus. Raises OSError where a file of a release cannot be read."""
    entries: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive, transaction.atomic():
        with connection.cursor() as cursor:
            if not _in_a_test(cursor):
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        found = tables()
        for table in found:
            entries[f"tables/{table.name}"] = _put(archive, f"tables/{table.name}", _rows(table))
        for name, path in _files():
            entries[name] = _put(archive, name, _pieces(path))
        manifest = {
            "format": FORMAT,
            "migrations": _migrations(),
            "tables": {table.name: list(table.columns) for table in found},
            "rows": _counts(found),
            "entries": entries,
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
        _put(archive, MANIFEST, [text.encode()])
    return manifest


def _in_a_test(cursor: Any) -> bool:
    """Whether a transaction is under way that has read already, as around a test."""
    cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
    return bool(cursor.fetchone()[0]) or len(connection.savepoint_ids) > 0


def _put(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> dict[str, Any]:
    digest, size = sha256(), 0
    told = zipfile.ZipInfo(name, _WHEN)
    told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    with archive.open(told, "w", force_zip64=True) as entry:
        for piece in pieces:
            entry.write(piece)
            digest.update(piece)
            size += len(piece)
    return {"sha256": digest.hexdigest(), "bytes": size}


def _rows(table: Table) -> Iterator[bytes]:
    # In the order of the first column, the key, so that the same rows give the same bytes.
    columns = quoted(*table.columns)
    query = f"SELECT {columns} FROM {quoted(table.name)} ORDER BY {quoted(table.columns[0])}"  # noqa: S608
    with connection.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
        for piece in copy:
            yield bytes(piece)


def _counts(found: list[Table]) -> dict[str, int]:
    counts = {}
    with connection.cursor() as cursor:
        for table in found:
            cursor.execute(f"SELECT count(*) FROM {quoted(table.name)}")  # noqa: S608
            counts[table.name] = cursor.fetchone()[0]
    return counts


def _migrations() -> list[list[str]]:
    """App and name of every migration that the rows fit."""
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def _files() -> Iterator[tuple[str, Path]]:
    releases = Path(settings.RELEASES_DIR)
    if releases.is_dir():
        for path in sorted(releases.rglob("*")):
            name = path.relative_to(releases)
            if path.is_file() and not name.parts[0].startswith("."):
                yield f"releases/{name.as_posix()}", path
    gazetteer = Path(settings.GAZETTEER_FILE) if settings.GAZETTEER_FILE else None
    if gazetteer is not None and gazetteer.is_file():
        yield "gazetteer.tsv", gazetteer


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            yield piece
