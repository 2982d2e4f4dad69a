"""Formats of a document a line: writing, reading and checking a file, given what one line is.

`read_document` is the format's own, ``(line, *, line=number) -> Document``; its FormatErrors have the line.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Protocol

from annotations.formats.errors import FormatError
from annotations.formats.readable import broken_rules
from annotations.formats.wording import _
from annotations.scheme import Document

MEDIA_TYPE = "application/x-ndjson"

Source = BinaryIO | Iterable[bytes] | Iterable[str]


class ReadDocument(Protocol):
    """The document of one line. Raises FormatError with the line given."""

    def __call__(self, data: bytes | str, *, line: int | None = None) -> Document: ...


def write_lines(
    documents: Iterable[Document], out: BinaryIO, write_document: Callable[[Document], bytes]
) -> int:
    """The documents as they come, a line each; returns how many. Raises FormatError with the line."""
    count = 0
    for document in documents:
        try:
            out.write(write_document(document))
        except FormatError as error:
            raise error.on_line(count + 1) from error
        count += 1
    return count


def read_lines(source: Source, read_document: ReadDocument) -> Iterator[Document]:
    """The documents as they come; blank lines and a byte-order mark before the first are passed over. Raises
    FormatError at the first fault."""
    for number, line in numbered_lines(source):
        yield read_document(line, line=number)


def faults_of_lines(source: Source, read_document: ReadDocument) -> Iterator[FormatError]:
    """What a format's `check` yields: each line's first fault, ids used twice, rules of the scheme broken."""
    seen: dict[str, int] = {}
    for number, line in numbered_lines(source):
        try:
            document = read_document(line, line=number)
        except FormatError as error:
            yield error
            continue
        if document.id in seen:
            yield FormatError(
                _("the id stands on line {line} too", line=seen[document.id]), key="id", line=number
            )
        seen.setdefault(document.id, number)
        yield from broken_rules(document, line=number)


def numbered_lines(source: Source) -> Iterator[tuple[int, bytes | str]]:
    """The lines that are not blank, each with its number from 1, the first without a byte-order mark."""
    lines: Iterable[bytes | str] = source
    for number, line in enumerate(lines, start=1):
        if number == 1:
            line = _without_byte_order_mark(line)
        if line.strip():
            yield number, line


def _without_byte_order_mark(line: bytes | str) -> bytes | str:
    if isinstance(line, bytes):
        return line.removeprefix(b"\xef\xbb\xbf")
    return line.removeprefix("\ufeff")
