"""A zip archive written from front to end, to a file or a pipe, in memory that does not grow with it.

zipfile keeps an object for every entry until it closes: 400 MB for the files of 100,000 articles in CoNLL.
Here the directory at the archive's end waits in a temporary file. Entries are stored as they are, without
times, so that the bytes depend on names and data alone.
"""

import shutil
import stat
import tempfile
import zlib
from struct import pack
from typing import BinaryIO, cast

# From these on numbers go into the 64-bit fields of the format.
_MOST, _MANY = 0xFFFFFFFF, 0xFFFF
_FIRST_DAY = 1 << 5 | 1
_UNIX, _UTF_8 = 3 << 8, 1 << 11
_MODE = (stat.S_IFREG | 0o644) << 16


class ZipWriter:
    """`add` every file, then `close` once. `at` is where in the archive the next entry begins."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out
        self.at = 0
        self.count = 0
        self._directory = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=1 << 20))  # noqa: SIM115 - `close` does

    def add(self, name: str, data: bytes) -> None:
        """One file of at most 4 GB under its name."""
        self.begin(name, zlib.crc32(data), len(data))
        self.out.write(data)

    def begin(self, name: str, checksum: int, length: int) -> None:
        """The same of a file whose bytes, `length` of them and with that CRC-32, the caller writes to `out`
        behind it."""
        written = name.encode()
        flags = 0 if name.isascii() else _UTF_8
        extra = b"" if self.at < _MOST else pack("<HHQ", 1, 8, self.at)
        version = 45 if extra else 20
        of = (flags, 0, 0, _FIRST_DAY, checksum, length, length, len(written))
        self.out.write(pack("<4sHHHHHIIIHH", b"PK\3\4", version, *of, 0) + written)
        entry = (len(extra), 0, 0, 0, _MODE, min(self.at, _MOST))
        head = pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", _UNIX | version, version, *of, *entry)
        self._directory.write(head + written + extra)
        self.at += 30 + len(written) + length
        self.count += 1

    def close(self) -> None:
        """The directory and the end of the archive."""
        size = self._directory.tell()
        self._directory.seek(0)
        shutil.copyfileobj(self._directory, self.out)
        self._directory.close()
        if self.count >= _MANY or self.at >= _MOST or size >= _MOST:
            of = (_UNIX | 45, 45, 0, 0, self.count, self.count, size, self.at)
            self.out.write(pack("<4sQHHIIQQQQ", b"PK\6\6", 44, *of))
            self.out.write(pack("<4sIQI", b"PK\6\7", 0, self.at + size, 1))
        few = min(self.count, _MANY)
        end = (0, 0, few, few, min(size, _MOST), min(self.at, _MOST), 0)
        self.out.write(pack("<4sHHHHIIH", b"PK\5\6", *end))
