"""Bring a backup back: looked over as a whole first, then put in as one."""

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from newsreader.backups.tables import quoted, sequences, tables
from newsreader.backups.writing import FORMAT, MANIFEST

_PIECE = 1 << 20


class BadBackup(Exception):
    """The file is no backup that can be brought back here; the message says why, and nothing was changed."""


def restore_backup(path: Path, *, replace: bool = False) -> dict[str, Any]:
    """Put everything of a backup into the database and the folders; the manifest.

    Every entry is read and compared with its SHA-256 before anything is changed. The tables are made by the
    migrations that the backup names, filled in one transaction, and migrated on to this version's. A database
    that holds articles or accounts is refused unless `replace`, and is then emptied in the same transaction.

    Raises BadBackup, and OSError where the file cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _looked_over(archive)
            _migrate_to(manifest)
            if not replace and _is_used():
                raise BadBackup("This database holds articles or accounts; --replace takes their place.")
            with _files_of(archive, manifest) as put_files:
                _fill(archive, manifest)
                put_files()
    except zipfile.BadZipFile as error:
        raise BadBackup(f"{path} is no backup, or a broken one: {error}") from error
    call_command("migrate", verbosity=0, interactive=False)
    return manifest


def _looked_over(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, when every entry is what it says. Raises BadBackup with the entry at fault."""
    try:
        manifest = json.loads(archive.read(MANIFEST))
        entries, form = manifest["entries"], manifest["format"]
    except (KeyError, ValueError, TypeError) as error:
        raise BadBackup(f"There is no {MANIFEST} in it that can be read.") from error
    if form != FORMAT:
        raise BadBackup(f"It is of format {form}; this version reads {FORMAT}.")
    names = set(archive.namelist()) - {MANIFEST}
    if names != entries.keys():
        odd = sorted(names ^ entries.keys())[0]
        raise BadBackup(f"{odd} is in the file or in its manifest alone.")
    for name, told in entries.items():
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise BadBackup(f"{name} leads out of the folder.")
        digest = sha256()
        try:
            for piece in _pieces(archive, name):
                digest.update(piece)
        except (zipfile.BadZipFile, EOFError, OSError, ValueError) as error:
            raise BadBackup(f"{name} is broken: {error}") from error
        if digest.hexdigest() != told["sha256"]:
            raise BadBackup(f"{name} is not what was written: its SHA-256 differs.")
    return manifest


def _migrate_to(manifest: dict[str, Any]) -> None:
    """Make the tables as they were: every app at the backup's migrations.

    Raises BadBackup where the backup has one that this version does not know, or the database is further on.
    """
    wanted = {(app, name) for app, name in manifest["migrations"]}
    loader = MigrationLoader(connection)
    known = loader.disk_migrations.keys() | loader.replacements.keys()
    unknown = sorted(wanted - known)
    if unknown:
        app, name = unknown[0]
        raise BadBackup(f"It was made by a newer version: this one has no migration {app} {name}.")
    ahead = sorted(key for key in loader.applied_migrations if key not in wanted)
    if ahead:
        app, name = ahead[0]
        raise BadBackup(
            f"The database is at a later version than the backup ({app} {name}); take an empty database."
        )
    for app in sorted({app for app, _ in wanted}):
        last = [name for a, name in wanted if a == app and not _has_child(loader, (a, name), wanted)]
        for name in last:
            call_command("migrate", app, name, verbosity=0, interactive=False)


def _has_child(loader: MigrationLoader, key: tuple[str, str], wanted: set[tuple[str, str]]) -> bool:
    node = loader.graph.node_map.get(key)
    return node is not None and any(child.key in wanted and child.key[0] == key[0] for child in node.children)


def _is_used() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM articles_article) OR EXISTS (SELECT FROM auth_user)")
        return bool(cursor.fetchone()[0])


def _fill(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    """Empty every table and put the backup's rows in, with the project's own triggers asleep: the rows were
    held to them when they were made. Keys and constraints are looked at as ever."""
    there = {table.name for table in tables()}
    missing = sorted(manifest["tables"].keys() - there)
    if missing:
        raise BadBackup(f"The database has no table {missing[0]}.")
    with transaction.atomic(), connection.cursor() as cursor:
        names = sorted(there)
        cursor.execute(f"TRUNCATE {quoted(*names)}")
        for name in names:
            cursor.execute(f"ALTER TABLE {quoted(name)} DISABLE TRIGGER USER")
        for name, columns in manifest["tables"].items():
            with cursor.copy(f"COPY {quoted(name)} ({quoted(*columns)}) FROM STDIN") as copy:
                for piece in _pieces(archive, f"tables/{name}"):
                    copy.write(piece)
            cursor.execute(f"SELECT count(*) FROM {quoted(name)}")  # noqa: S608
            if cursor.fetchone()[0] != manifest["rows"][name]:
                raise BadBackup(f"{name} has another number of rows than the backup says.")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in names:
            cursor.execute(f"ALTER TABLE {quoted(name)} ENABLE TRIGGER USER")
        for table, column, sequence in sequences():
            highest = f"(SELECT max({quoted(column)}) FROM {quoted(table)})"  # noqa: S608
            cursor.execute(f"SELECT setval(%s, coalesce({highest}, 1), {highest} IS NOT NULL)", [sequence])


@contextmanager
def _files_of(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[Any]:
    """The files of the backup, laid beside where they belong; what it gives puts them there."""
    target = Path(settings.RELEASES_DIR)
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".restoring-", dir=target.parent))
    try:
        for name in manifest["entries"]:
            if name.startswith("tables/"):
                continue
            laid = scratch / name
            laid.parent.mkdir(parents=True, exist_ok=True)
            with laid.open("wb") as file:
                for piece in _pieces(archive, name):
                    file.write(piece)

        def put() -> None:
            if target.exists():
                os.replace(target, scratch / "former")
            (scratch / "releases").mkdir(exist_ok=True)
            os.replace(scratch / "releases", target)
            if (scratch / "gazetteer.tsv").exists() and settings.GAZETTEER_FILE:
                shutil.move(scratch / "gazetteer.tsv", settings.GAZETTEER_FILE)

        yield put
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as entry:
        while piece := entry.read(_PIECE):
            yield piece
