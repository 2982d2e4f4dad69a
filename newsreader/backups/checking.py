"""A file looked over as a whole, before anything is done with it: is it a backup, and the one written?"""

import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from newsreader.backups.archive import FORMAT, MANIFEST, SEAL_LENGTH, entry_of, pieces_of, seal_of
from newsreader.backups.errors import BackupError

_LARGEST_MANIFEST = 64 << 20
_LOCAL = struct.Struct("<4s5H3I2H")
_PART, _CONTENTS = b"PK\x03\x04", b"PK\x01\x02"
# What zipfile raises for a part whose bytes or headers were changed; NotImplementedError is a RuntimeError.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Backup:
    """An open backup whose every byte is as it was written."""

    archive: zipfile.ZipFile
    manifest: dict[str, Any]

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part."""
        return pieces_of(self.archive, name)


@contextmanager
def checked_backup(path: Path) -> Iterator[Backup]:
    """Open a backup after reading all of it. Raises BackupError, which names the part that is broken and its
    place in the file, counted in bytes from 0; OSError where the file cannot be read."""
    with path.open("rb") as file:
        if file.read(4) != _PART:
            raise BackupError(f"{path} is no backup: it does not begin as one.")
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise BackupError(f"{path} is broken or cut short: {_where_it_ends(file)}.") from error
        with archive:
            manifest = _read_manifest(archive, path)
            for name, told in manifest["entries"].items():
                _check_part(archive, name, told)
            if archive.comment != seal_of(file):
                end = file.seek(0, 2)
                raise BackupError(
                    f"{path} was changed: every part is whole, but the bytes between them or the seal in the "
                    f"last {SEAL_LENGTH} of {end:,} bytes are not what was written."
                )
            yield Backup(archive, manifest)


def _read_manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    if MANIFEST not in archive.NameToInfo:
        raise BackupError(f"{path} is no backup: it has no {MANIFEST}.")
    try:
        if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise BackupError(f"{MANIFEST} is too large to be one.")
        manifest = json.loads(archive.read(MANIFEST))
    except _BROKEN as error:
        raise BackupError(f"{_place(archive, MANIFEST)} is broken: {error}.") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("entries"), dict):
        raise BackupError(f"{path} is no backup: its {MANIFEST} is of another program.")
    if manifest.get("format") != FORMAT:
        raise BackupError(
            f"The backup is of format {manifest.get('format')}, and this version reads {FORMAT}."
        )
    names = [info.filename for info in archive.infolist() if info.filename != MANIFEST]
    for name in names:
        if not _belongs(name, manifest):
            raise BackupError(f"{_place(archive, name)} is no part of a backup; its name leads elsewhere.")
    for name in sorted(manifest["entries"].keys() - set(names)):
        raise BackupError(f"The part {name}, which the manifest names, is missing.")
    for name in names:
        if name not in manifest["entries"] or names.count(name) > 1:
            raise BackupError(f"{_place(archive, name)} is there beside what the manifest names.")
    return manifest


def _belongs(name: str, manifest: dict[str, Any]) -> bool:
    """Whether a name is one that a backup has; no path that leads out of its folder."""
    parts = PurePosixPath(name).parts
    if (
        name.startswith("/")
        or "/".join(parts) != name
        or any(p == ".." or "\\" in p or "\0" in p for p in parts)
    ):
        return False
    match parts:
        case ("tables", table):
            return table in manifest.get("tables", {})
        case ("gazetteer.tsv",):
            return True
        case ("releases", first, *_):
            return not first.startswith(".")
    return False


def _check_part(archive: zipfile.ZipFile, name: str, told: dict[str, Any]) -> None:
    try:
        found = entry_of(pieces_of(archive, name))
    except _BROKEN as error:
        raise BackupError(f"{_place(archive, name)} is broken: {error}.") from error
    if found != {key: told[key] for key in found}:
        raise BackupError(f"{_place(archive, name)} is not what was written: its SHA-256 differs.")


def _place(archive: zipfile.ZipFile, name: str) -> str:
    info = archive.getinfo(name)
    return f"The part {name}, from byte {info.header_offset:,} of the file, {info.compress_size:,} bytes,"


def _where_it_ends(file: BinaryIO) -> str:
    """Which part is cut, found by going from part to part: the list of contents at the end is not there."""
    end, at = file.seek(0, 2), 0
    while at < end:
        file.seek(at)
        head = file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or head[:4] != _PART:
            what = "its list of contents" if head[:4] == _CONTENTS else "something that is no part"
            return f"it has {end:,} bytes, and what stands from byte {at:,} is {what}, not whole"
        *_, length, extra_length = _LOCAL.unpack(head)
        name = file.read(length).decode("utf-8", "replace")
        extra = file.read(extra_length)
        # Every part is written with sizes of eight bytes: the whole one, then the one in the file.
        size = struct.unpack_from("<4xQQ", extra)[1] if len(extra) >= 20 else end
        after = at + _LOCAL.size + length + extra_length + size
        if after > end:
            return f"it ends at byte {end:,}, within the part {name}, which begins at byte {at:,}"
        at = after
    return f"it ends at byte {end:,}, before its manifest"
