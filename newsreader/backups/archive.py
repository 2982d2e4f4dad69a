"""The file of a backup: parts with their hashes, a manifest, and a seal over all bytes."""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from newsreader.backups.errors import BackupError

FORMAT = 1
MANIFEST = "manifest.json"
SEAL_LENGTH = 64
PIECE = 1 << 20
# So that the same database gives the same bytes.
_WHEN = (1980, 1, 1, 0, 0, 0)

Part = tuple[str, Iterable[bytes]]


def write_archive(out: BinaryIO, parts: Iterable[Part], told: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Write parts, one after another, and what is `told` of them when all are written; the manifest.

    `out` is empty, and can be read and gone back in. The same parts give the same bytes.
    """
    entries: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, pieces in parts:
            entries[name] = _put(archive, name, pieces)
        manifest = {**told(), "format": FORMAT, "entries": entries}
        text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
        _put(archive, MANIFEST, [text.encode()])
        archive.comment = b"0" * SEAL_LENGTH
    # The zip's own sums do not cover its headers, and parts are written with a look back at theirs.
    seal = seal_of(out)
    out.seek(-SEAL_LENGTH, 2)
    out.write(seal)
    return manifest


def _put(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> dict[str, Any]:
    told = zipfile.ZipInfo(name, _WHEN)
    told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    with archive.open(told, "w", force_zip64=True) as entry:
        return entry_of(pieces, entry.write)


def entry_of(pieces: Iterable[bytes], then: Callable[[bytes], object] = lambda piece: None) -> dict[str, Any]:
    """What the manifest tells of a part of these pieces: its ``sha256`` and its size in ``bytes``. Each piece
    goes to `then` too."""
    digest, size = sha256(), 0
    for piece in pieces:
        then(piece)
        digest.update(piece)
        size += len(piece)
    return {"sha256": digest.hexdigest(), "bytes": size}


def seal_of(file: BinaryIO) -> bytes:
    """The SHA-256, in hexadecimal, of everything but the seal's own bytes at the end."""
    left = file.seek(0, 2) - SEAL_LENGTH
    file.seek(0)
    digest = sha256()
    while left > 0 and (piece := file.read(min(PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest().encode()


def pieces_of(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of a part, at most PIECE at a time."""
    with archive.open(name) as entry:
        while piece := entry.read(PIECE):
            yield piece


def pieces_of_file(path: Path) -> Iterator[bytes]:
    """The bytes of a file, at most PIECE at a time. Raises BackupError where it cannot be read."""
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror}.") from error
