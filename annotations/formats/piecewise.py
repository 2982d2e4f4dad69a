"""The documents of a file one by one, and every fault with its place, so that one broken document does not
hide the others.

A line is a document in formats of lines; in archives and folders the files of one stem are. Any other file is
read up to its first fault.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from annotations.formats import archive
from annotations.formats.errors import BrokenRuleError, FormatError
from annotations.formats.lines import numbered_lines
from annotations.formats.phrases import either
from annotations.formats.registry import Format
from annotations.formats.wording import _
from annotations.scheme import Document

_LINES = (".jsonl", ".ndjson")
# What the name of one file of each document ends in; the first that explains every fault is the format's.
_MAIN = (".txt", ".xmi", ".xml", ".tsv", ".spacy", ".json")


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
    """The documents and faults of a file or a folder, in its order; in archives the faults come first.

    Raises OSError where it cannot be read.
    """
    if module.MEDIA_TYPE == archive.MEDIA_TYPE:
        yield from _of_archive(module, source)
    elif source.is_dir():
        endings = _LINES if module.SUFFIX in _LINES else (module.SUFFIX,)
        files = sorted(p for p in source.rglob("*") if p.name.endswith(endings) and p.is_file())
        if not files:
            yield Piece(fault=FormatError(_("has no file named {choices}", choices=either(endings))))
        for file in files:
            for piece in _of_file(module, file):
                yield Piece(piece.document, piece.fault, piece.line, file.relative_to(source).as_posix())
    else:
        yield from _of_file(module, source)


def _of_file(module: Format, file: Path) -> Iterator[Piece]:
    with file.open("rb") as opened:
        if module.SUFFIX in _LINES:
            yield from _of_lines(module, opened)
        else:
            yield from _until_broken(module, opened)


def _of_lines(module: Format, file: BinaryIO) -> Iterator[Piece]:
    for number, line in numbered_lines(file):
        data = line if isinstance(line, bytes) else line.encode()
        try:
            documents = list(module.read(io.BytesIO(data)))
        except FormatError as error:
            for fault in list(module.check(io.BytesIO(data))) or [error]:
                yield Piece(fault=fault.on_line(number), line=number)
            continue
        for document in documents:
            yield Piece(document, line=number)


def _until_broken(module: Format, file: BinaryIO) -> Iterator[Piece]:
    try:
        for document in module.read(file):
            yield Piece(document)
    except FormatError as error:
        file.seek(0)
        told = list(module.check(file))
        for fault in told if any(str(one) == str(error) for one in told) else [error, *told]:
            yield Piece(fault=fault)


def _of_archive(module: Format, source: Path) -> Iterator[Piece]:
    # What breaks the scheme can be read; whoever takes the document judges that.
    faults = [fault for fault in module.check(source) if not isinstance(fault, BrokenRuleError)]
    for fault in faults:
        yield Piece(fault=fault)
    if not faults:
        yield from _until_broken_again(module, source)
        return
    try:
        with archive.opened(source) as (names, read), _without(names, read, faults) as rest:
            if rest is not None:
                yield from _until_broken_again(module, rest)
    except FormatError:
        # No archive at all; that is among the faults.
        return


def _until_broken_again(module: Format, source: archive.Source) -> Iterator[Piece]:
    try:
        for document in module.read(source):
            yield Piece(document)
    except FormatError as error:
        yield Piece(fault=error)


@contextmanager
def _without(names: list[str], read: archive.Read, faults: list[FormatError]) -> Iterator[BinaryIO | None]:
    """An archive without the files of documents that have a fault; None where a fault is of the whole."""
    for ending in _MAIN:
        # Of two documents of which one's name begins the other's, the longer is meant.
        found = (name.removesuffix(ending) for name in names if name.endswith(ending))
        stems = sorted(found, key=len, reverse=True)
        faulty = {_document_of(fault.key, stems) for fault in faults}
        if None not in faulty:
            break
    else:
        yield None
        return
    with TemporaryFile() as rest:
        with zipfile.ZipFile(rest, "w") as made:
            for name in names:
                if _document_of(name, stems) not in faulty:
                    made.writestr(name, read(name))
        rest.seek(0)
        yield rest


def _document_of(key: str, stems: list[str]) -> str | None:
    """The document that a file, or the key of a fault, is of."""
    return next((s for s in stems if key == s or (key.startswith(s) and key[len(s)] in ".:[")), None)
