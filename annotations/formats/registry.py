"""Every format by its name: what the command and the pages offer."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Any, BinaryIO, Protocol, cast

from annotations.formats import (
    brat,
    conll,
    docbin,
    doccano,
    jsonl,
    labelstudio,
    parquet,
    quotes_csv,
    quotes_sheet,
    tei,
    webannotation,
    webannotsv,
    xmi,
)
from annotations.formats.errors import FormatError
from annotations.scheme import Document


class Format(Protocol):
    """The names that every format's module has; the package's docstring tells what they do."""

    NAME: str
    SUFFIX: str
    MEDIA_TYPE: str

    def write_document(self, document: Document) -> bytes: ...
    def write(self, documents: Iterable[Document], out: BinaryIO) -> int: ...
    def read_document(self, data: bytes, *, line: int | None = None) -> Document: ...
    def read(self, source: Any) -> Iterator[Document]: ...
    def each(self, source: Any) -> Iterator[Document | FormatError]: ...
    def check(self, source: Any) -> Iterator[FormatError]: ...
    def kept(self, document: Document) -> Document | None: ...


_MODULES = (
    jsonl,
    brat,
    conll,
    docbin,
    parquet,
    tei,
    webannotation,
    xmi,
    webannotsv,
    labelstudio,
    doccano,
    quotes_csv,
    quotes_sheet,
)
FORMATS: dict[str, Format] = {module.NAME: cast(Format, module) for module in _MODULES}
# Those that can be read: csv and fods only go out.
COME_BACK = [name for name, module in FORMATS.items() if module.kept(Document("a", "ب")) is not None]


def needed_package(name: str) -> str | None:
    """The package that the format `name` needs beside what the product does; None where it needs none."""
    needed: str | None = getattr(FORMATS[name], "NEEDS", None)
    return needed


def missing_package(name: str) -> str | None:
    """The package that the format `name` needs and that is not installed here; None where it lacks none."""
    needed = needed_package(name)
    return needed if needed is not None and find_spec(needed) is None else None
