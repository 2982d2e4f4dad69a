"""All files of a release as one zip archive, as it is sent: none of them is ever in memory as a whole."""

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from annotations.formats.zipping import ZipWriter

_PIECE = 1 << 16
# What a zip archive says of sizes without its extension for large ones.
MOST_BYTES = 0xFFFFFFFF
_HEAD, _ENTRY, _END = 30, 46, 22


def archive_length(files: Sequence[tuple[str, Path]]) -> int:
    """How many bytes `archive_pieces` gives of these files, where that is less than MOST_BYTES."""
    return _END + sum(path.stat().st_size + _HEAD + _ENTRY + 2 * len(name.encode()) for name, path in files)


def archive_pieces(files: Sequence[tuple[str, Path]]) -> Iterator[bytes]:
    """The archive of files, each by its name in it; every file is read twice. Raises OSError."""
    waiting = _Waiting()
    archive = ZipWriter(cast(BinaryIO, waiting))
    for name, path in files:
        checksum = 0
        for piece in _pieces(path):
            checksum = zlib.crc32(piece, checksum)
        archive.begin(name, checksum, path.stat().st_size)
        yield waiting.taken()
        yield from _pieces(path)
    archive.close()
    yield waiting.taken()


class _Waiting:
    """What was written and not sent yet."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> None:
        self._pieces.append(data)

    def taken(self) -> bytes:
        """All of it; from then on nothing waits."""
        data, self._pieces = b"".join(self._pieces), []
        return data


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
