"""Formats of several files: a zip archive (or, to read, a folder) with the files of every document.

The files of a document share a stem, its id; what sets them apart is their suffix. Bytes depend on the files
alone: no times, no compression, so that no release of a library changes a hash.
"""

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote

from annotations.formats.errors import FormatError
from annotations.formats.keyed import documents_of, each_of, faults_of
from annotations.formats.phrases import no_json
from annotations.formats.readable import json_of, refuse_other_keys, text_of, utf_8
from annotations.formats.wording import _
from annotations.formats.zipping import ZipWriter
from annotations.scheme import Document

MEDIA_TYPE = "application/zip"
ABOUT = ".json"
LONGEST_STEM = 150
LARGEST_FILE = 64 * 2**20
_NOBODYS = ("__MACOSX/", ".")

Source = BinaryIO | Path
Read = Callable[[str], bytes]


def percent_encoded(name: str) -> str:
    """The name in ASCII without white space, as addresses write it. Raises FormatError."""
    return quote(utf_8(name), safe="")


def percent_decoded(name: str, key: str = "") -> str:
    """The opposite. Raises FormatError where the bytes are no UTF-8."""
    try:
        return unquote(name, errors="strict")
    except UnicodeDecodeError as error:
        raise FormatError(_("is no percent-encoded UTF-8"), key=key) from error


def stem_of(name: str) -> str:
    """An id as the stem of file names: percent-encoded but for ASCII letters, digits and ``_-~.``; one of
    more than 150 bytes is cut and told apart by its hash."""
    stem = percent_encoded(name)
    if stem.startswith("."):
        stem = "%2E" + stem[1:]
    if len(stem) > LONGEST_STEM:
        stem = f"{stem[:100]}~{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    return stem


def about(document: Document) -> bytes:
    """The JSON beside the other files: the id, and what is known of the article. Raises FormatError where
    `meta` has a value that JSON has no word for."""
    refuse_other_keys(document.meta)
    row = json_of({"id": document.id, "meta": document.meta}, "meta", indent=1)
    return utf_8(row, "meta") + b"\n"


def about_of(data: bytes | None, stem: str, key: str) -> tuple[str, dict[str, object]]:
    """The id and meta of a document's JSON; where there is none, the id is the stem. Raises FormatError."""
    if data is None:
        return percent_decoded(stem, key), {}
    text = text_of(data, key)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise no_json(error, key) from error
    if not isinstance(row, dict) or set(row) != {"id", "meta"}:
        raise FormatError(_("must be an object of id and meta"), key=key)
    if not isinstance(row["id"], str) or not row["id"]:
        raise FormatError(_("must be text that is not empty"), key=f"{key}: id")
    if not isinstance(row["meta"], dict):
        raise FormatError(_("must be an object"), key=f"{key}: meta")
    return row["id"], row["meta"]


def write_files(files: Iterable[tuple[str, bytes]], out: BinaryIO) -> None:
    """The files, each by its name, which comes once, as a zip archive in a binary file; it need not be
    seekable."""
    writer = ZipWriter(out)
    for name, data in files:
        writer.add(name, data)
    writer.close()


def files_bytes(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The same as bytes."""
    out = io.BytesIO()
    write_files(files, out)
    return out.getvalue()


@dataclass(slots=True)
class Files:
    """The files of one document, by suffix; `stem` is the path without it."""

    stem: str
    found: dict[str, bytes] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The stem without its folder."""
        return self.stem.rpartition("/")[2]

    def must(self, suffix: str) -> bytes:
        """The file of that suffix. Raises FormatError where there is none."""
        if suffix not in self.found:
            raise FormatError(_("is missing"), key=self.stem + suffix)
        return self.found[suffix]


def documents_files(
    source: Source, suffixes: Iterable[str], shared: Iterable[str] = ()
) -> Iterator[tuple[str, Files | FormatError]]:
    """The files of a zip archive or a folder, a document's at a time with their stem, in the order of the
    archive; a fault in the place of those of which one cannot be read, and first one for each file that is of
    no document.

    `suffixes` are those of a document's files, the longest that fits counts; `shared` names the files that
    belong to all. Raises FormatError where it is no archive.
    """
    endings = sorted(suffixes, key=len, reverse=True)
    with opened(source) as (names, read):
        stems: dict[str, list[tuple[str, str]]] = {}
        for name in names:
            last = name.rpartition("/")[2]
            if name.startswith(_NOBODYS) or last.startswith(".") or last in shared:
                continue
            suffix = next((ending for ending in endings if last.endswith(ending)), None)
            if suffix is None:
                yield name, FormatError(_("is no file of this format"), key=name)
                continue
            stems.setdefault(name.removesuffix(suffix), []).append((suffix, name))
        for stem, parts in stems.items():
            try:
                yield stem, Files(stem, {suffix: read(name) for suffix, name in parts})
            except FormatError as error:
                yield stem, error


def write_documents(
    documents: Iterable[Document],
    files: Callable[[Document], Iterable[tuple[str, bytes]]],
    out: BinaryIO,
    shared: Iterable[tuple[str, bytes]] = (),
) -> int:
    """The shared files, then those that `files` gives of each document, as they come; how many documents.
    Raises FormatError where an id comes twice."""
    count = 0
    # Eight bytes of each id, since memory must not grow with the texts.
    ids: set[bytes] = set()

    def every() -> Iterator[tuple[str, bytes]]:
        nonlocal count
        yield from shared
        for document in documents:
            stem = stem_of(document.id)
            short = hashlib.blake2b(stem.encode(), digest_size=8).digest()
            if short in ids:
                raise FormatError(_("an id stands twice"), key=stem)
            ids.add(short)
            yield from files(document)
            count += 1

    write_files(every(), out)
    return count


def read_documents(
    source: Source,
    suffixes: Iterable[str],
    shared: Iterable[str],
    document_and_faults: Callable[[Files], tuple[Document, list[FormatError]]],
) -> Iterator[Document]:
    """The documents of an archive or a folder. Raises the first FormatError of `document_and_faults`."""
    items = documents_files(source, suffixes, shared)
    return documents_of(items, lambda files, stem: document_and_faults(files))


def each_document(
    source: Source,
    suffixes: Iterable[str],
    shared: Iterable[str],
    document_and_faults: Callable[[Files], tuple[Document, list[FormatError]]],
) -> Iterator[Document | FormatError]:
    """What a format's `each` yields of an archive or a folder."""
    items = documents_files(source, suffixes, shared)
    return each_of(items, lambda files, stem: document_and_faults(files))


def only_document(data: bytes, read: Callable[[BinaryIO], Iterator[Document]]) -> Document:
    """The one document of a file that `read` reads. FormatError where there is none, or a second."""
    documents = list(islice(read(io.BytesIO(data)), 2))
    if not documents:
        raise FormatError(_("must have one document, has none"))
    if len(documents) > 1:
        raise FormatError(_("must have one document, not several"))
    return documents[0]


def faults(
    source: Source,
    suffixes: Iterable[str],
    shared: Iterable[str],
    document_and_faults: Callable[[Files], tuple[Document, list[FormatError]]],
    broken: Callable[[Document, str], Iterator[FormatError]],
) -> Iterator[FormatError]:
    """What a format's `check` yields, the key of each document being the stem of its files."""
    items = documents_files(source, suffixes, shared)
    return faults_of(items, lambda files, stem: document_and_faults(files), broken)


@contextmanager
def opened(source: Source) -> Iterator[tuple[list[str], Read]]:
    """The names of the files of an archive or a folder, and a function that reads one. Raises FormatError."""
    if isinstance(source, Path):
        if source.is_dir():
            names = sorted(p.relative_to(source).as_posix() for p in source.rglob("*") if p.is_file())
            yield names, lambda name: (source / name).read_bytes()
            return
        with source.open("rb") as file, opened(file) as inner:
            yield inner
        return
    with seekable(source) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
            raise FormatError(_("no zip archive: {said}", said=error)) from error
        with archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
            if len(set(names)) < len(names):
                raise FormatError(_("a file stands twice in the archive"))
            yield names, lambda name: _entry(archive, name)


@contextmanager
def seekable(source: BinaryIO) -> Iterator[BinaryIO]:
    """The file, or a copy of one that cannot seek."""
    if source.seekable():
        yield source
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(source, copy)
        copy.seek(0)
        yield copy


def _entry(archive: zipfile.ZipFile, name: str) -> bytes:
    # The size that an entry states bounds what zipfile reads of it.
    if archive.getinfo(name).file_size > LARGEST_FILE:
        raise FormatError(_("is larger than {most} MB", most=LARGEST_FILE >> 20), key=name)
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise FormatError(_("cannot be read from the archive: {said}", said=error), key=name) from error
    except Exception as error:  # zlib.error, lzma.LZMAError and the like share no class
        raise FormatError(_("is broken: {said}", said=error), key=name) from error
