"""The articles of a release whose text may be passed on, in the formats beside JSON Lines: a folder a format.

Each is written from the JSON Lines of the release itself, so that all have the same articles in the same
parts, and memory does not grow with the corpus.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.formats.registry import FORMATS, Format, needed_package
from annotations.scheme import Document

OTHERS = tuple(name for name in FORMATS if name != jsonl.NAME)


def write_in_formats(folder: Path, names: Iterable[str], parts: Iterable[str]) -> dict[str, Any]:
    """Write ``NAME/PART.SUFFIX`` from ``data/PART.jsonl`` under `folder`, for each format and each part that
    has articles. What the manifest says of each format comes back: `left_out`, the articles that it could not
    hold, each with the reason; and `made_with`, where its bytes are those of one version of a package.

    Raises MissingPackageError where the package of a format is missing, OSError."""
    parts = [part for part in parts if (folder / "data" / f"{part}.jsonl").stat().st_size]
    told = {}
    for name in names:
        module = FORMATS[name]
        left_out: list[dict[str, Any]] = []
        if parts:
            (folder / name).mkdir()
        for part in parts:
            left_out += _write(module, folder / "data" / f"{part}.jsonl", folder / name / part)
        needed = needed_package(name)
        made = {"made_with": f"{needed} {version(needed)}"} if needed else {}
        told[name] = {"left_out": left_out, **made}
    return told


def _write(module: Format, rows: Path, stem: Path) -> list[dict[str, Any]]:
    """Write one part; the articles that the format cannot hold, if any: only then is each looked at first."""
    target = stem.with_name(stem.name + module.SUFFIX)
    try:
        with target.open("wb") as out:
            module.write(_documents(rows), out)
    except FormatError:
        left_out = [fault for document in _documents(rows) if (fault := _fault(module, document))]
        if not left_out:
            raise
        without = {fault["article"] for fault in left_out}
        with target.open("wb") as out:
            held = (document for document in _documents(rows) if int(document.id) not in without)
            if not module.write(held, out):
                out.truncate(0)
        return left_out
    return []


def _documents(rows: Path) -> Iterator[Document]:
    with rows.open("rb") as source:
        yield from jsonl.read(source)


def _fault(module: Format, document: Document) -> dict[str, Any] | None:
    try:
        module.write_document(document)
    except FormatError as error:
        return {"article": int(document.id), "reason": str(error)}
    return None
