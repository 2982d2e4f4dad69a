"""The documents of a file one by one, and every fault with its place, so that one broken document does not
hide the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from annotations.formats import archive, lines
from annotations.formats.errors import FormatError
from annotations.formats.phrases import either
from annotations.formats.registry import Format
from annotations.formats.wording import _
from annotations.scheme import Document

_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Piece:
    """One document, with its line in a file of lines; or, without one, a fault of what should have been one.

    `name` is the file, where a folder has several.
    """

    document: Document | None = None
    fault: FormatError | None = None
    line: int | None = None
    name: str = ""


def pieces(module: Format, source: Path) -> Iterator[Piece]:
    """The documents and faults of a file or a folder, in its order. Raises OSError where it is not read."""
    if module.MEDIA_TYPE == archive.MEDIA_TYPE or not source.is_dir():
        yield from _of_file(module, source)
        return
    endings = _LINES if module.MEDIA_TYPE == lines.MEDIA_TYPE else (module.SUFFIX,)
    files = sorted(p for p in source.rglob("*") if p.name.endswith(endings) and p.is_file())
    if not files:
        yield Piece(fault=FormatError(_("has no file named {choices}", choices=either(endings))))
    for file in files:
        for piece in _of_file(module, file):
            yield Piece(piece.document, piece.fault, piece.line, file.relative_to(source).as_posix())


def _of_file(module: Format, source: Path) -> Iterator[Piece]:
    if module.MEDIA_TYPE == lines.MEDIA_TYPE:
        with source.open("rb") as opened:
            yield from _of_lines(module, opened)
        return
    for one in module.each(source):
        yield Piece(fault=one) if isinstance(one, FormatError) else Piece(one)


def _of_lines(module: Format, file: BinaryIO) -> Iterator[Piece]:
    for number, line in lines.numbered_lines(file):
        data = line if isinstance(line, bytes) else line.encode()
        try:
            yield Piece(module.read_document(data, line=number), line=number)
        except FormatError as error:
            yield Piece(fault=error.on_line(number), line=number)
