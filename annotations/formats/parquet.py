"""Parquet for Hugging Face's `datasets`: a document a row, typed columns. docs/formats/parquet.md names them.

Everything comes back. Needs pyarrow, which the product does without (requirements-formats.txt).
"""

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from annotations.formats import archive
from annotations.formats.errors import FormatError, MissingPackageError
from annotations.formats.keyed import documents_of, each_of, faults_of
from annotations.formats.ordering import in_order
from annotations.formats.parquet_columns import ABOUT, arrow_schema
from annotations.formats.readable import half_of_a_pair
from annotations.formats.rows import document_of, rows_of
from annotations.formats.wording import _
from annotations.scheme import Document

NAME = "parquet"
SUFFIX = ".parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"
NEEDS = "pyarrow"

# Documents that are held at a time, and those of a row group.
_HELD, _GROUP = 50, 500


def kept(document: Document) -> Document:
    """What reading gives back of a document: all of it."""
    return in_order(document)


def write_document(document: Document) -> bytes:
    """A file of one row. Raises FormatError where it could not be read back; MissingPackageError."""
    out = io.BytesIO()
    write([document], out)
    return out.getvalue()


def write(documents: Iterable[Document], out: BinaryIO) -> int:
    """One file, row groups written as the documents come; returns how many. Nothing in it tells when it was
    made, but it names pyarrow's version. Raises FormatError, MissingPackageError."""
    arrow, files = _pyarrow()
    schema = arrow_schema(arrow)
    count = 0
    rows = map(_row, documents)
    sink = arrow.PythonFile(_Sink(out), mode="w")
    with files.ParquetWriter(sink, schema, compression="zstd", store_schema=False) as writer:
        while held := list(islice(rows, _GROUP)):
            count += len(held)
            try:
                table = arrow.Table.from_pylist(held, schema)
            except UnicodeEncodeError as error:
                raise half_of_a_pair(error) from error
            writer.write_table(table, row_group_size=_GROUP)
    return count


def read_document(data: bytes, *, line: int | None = None) -> Document:
    """The one document of a file. Raises FormatError."""
    return archive.only_document(data, read)


def read(source: BinaryIO | Path) -> Iterator[Document]:
    """The documents of a file or of the .parquet files of a folder (a Path). Raises FormatError at the first
    fault."""
    return documents_of(_rows(source), _document_and_no_faults)


def each(source: BinaryIO | Path) -> Iterator[Document | FormatError]:
    """The documents of a file or a folder, and in the place of one its faults."""
    return each_of(_rows(source), _document_and_no_faults)


def check(source: BinaryIO | Path) -> Iterator[FormatError]:
    """Every fault of a file or a folder: columns that are missing or of another type, rows that are no
    document, ids used twice, marks that break the scheme."""
    return faults_of(_rows(source), _document_and_no_faults)


def _document_and_no_faults(row: dict[str, Any], key: str) -> tuple[Document, list[FormatError]]:
    """The document of a row, whose every fault is raised."""
    return document_of(row, key), []


def _row(document: Document) -> dict[str, Any]:
    row = rows_of(document)
    known = {name: document.meta.get(name) for name in ABOUT}
    return {**row, **{name: value if isinstance(value, str) else None for name, value in known.items()}}


def _rows(source: BinaryIO | Path) -> Iterator[tuple[str, dict[str, Any] | FormatError]]:
    """Every row, or its fault, with its place: ``row 3``, in a folder with the file's name before it."""
    if isinstance(source, Path):
        paths = sorted(source.glob("*.parquet")) if source.is_dir() else [source]
        for path in paths:
            with path.open("rb") as file:
                for key, row in _rows(file):
                    yield (f"{path.name}: {key}" if source.is_dir() else key), row
        return
    with archive.seekable(source) as file:
        yield from _rows_of_file(file)


def _rows_of_file(source: BinaryIO) -> Iterator[tuple[str, dict[str, Any] | FormatError]]:
    arrow, files = _pyarrow()
    schema = arrow_schema(arrow)
    wanted = [name for name in schema.names if name not in ABOUT]
    number = 0
    try:
        file = files.ParquetFile(source)
        missing = [name for name in wanted if name not in file.schema_arrow.names]
        if missing:
            raise FormatError(_("has no column {name}", name=missing[0]))
        part = arrow.schema([schema.field(name) for name in wanted])
        for batch in file.iter_batches(batch_size=_HELD, columns=wanted):
            table = arrow.Table.from_batches([batch]).select(wanted).cast(part)
            for row in _plain(table):
                number += 1
                key = f"row {number}"
                yield key, FormatError(row.reason, key=key) if isinstance(row, FormatError) else row
    except (arrow.ArrowException, OSError, NotImplementedError) as error:
        raise FormatError(_("no Parquet of these columns: {said}", said=error)) from error


def _plain(table: Any) -> Iterator[dict[str, Any] | FormatError]:
    """The rows of a table; a fault in the place of one with text that is no UTF-8."""
    try:
        yield from table.to_pylist()
    except UnicodeDecodeError:
        for at in range(table.num_rows):
            try:
                [row] = table.slice(at, 1).to_pylist()
                yield row
            except UnicodeDecodeError as error:
                yield FormatError(_("no UTF-8 at byte {at}", at=error.start))


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise MissingPackageError("Parquet", NEEDS) from error
    return pyarrow, parquet


class _Sink:
    """A file to write to that need neither tell where it is nor be closed: pyarrow counts for itself."""

    closed = False

    def __init__(self, out: BinaryIO) -> None:
        self.out = out
        self.at = 0

    def write(self, data: bytes) -> int:
        self.out.write(bytes(data))
        self.at += len(data)
        return len(data)

    def tell(self) -> int:
        return self.at

    def flush(self) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """The file is whose it was."""
