"""Files and folders, each read by what its name says it is."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsreader.articles.importing.incoming import Incoming, Refusal, RefusedError
from newsreader.articles.importing.json_lines import read_json_lines
from newsreader.articles.importing.text_files import read_text_file

JSON_LINES = {".jsonl", ".ndjson"}
TEXT = {".txt", ".text"}


def read_paths(
    paths: Iterable[Path], *, title_first_line: bool = False, outlet_last_line: bool = False
) -> Iterator[Incoming | Refusal]:
    """The articles of files and folders, and what had to be refused, as they come.

    A file named .jsonl or .ndjson is JSON Lines, any other one text. Of a folder and the folders in it
    the files named .txt, .text, .jsonl and .ndjson are read, in the order of their names, hidden ones
    left out. The options are those of `read_text_file`.
    """
    for path in paths:
        try:
            files = _files(path) if path.is_dir() else [path]
            if not files:
                yield Refusal(str(path), "no text file and no JSON Lines in this folder")
            for file in files:
                yield from _articles(file, title_first_line, outlet_last_line)
        except OSError as error:
            yield Refusal(str(path), error.strerror or str(error))


def _files(folder: Path) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(parent, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in JSON_LINES | TEXT
        ]
    return sorted(found)


def _articles(file: Path, title_first_line: bool, outlet_last_line: bool) -> Iterator[Incoming | Refusal]:
    try:
        if file.suffix.lower() in JSON_LINES:
            yield from read_json_lines(file)
        else:
            yield read_text_file(file, title_first_line=title_first_line, outlet_last_line=outlet_last_line)
    except RefusedError as refused:
        yield Refusal(str(file), refused.reason, refused.line, refused.key)
    except OSError as error:
        yield Refusal(str(file), error.strerror or str(error))


def _raise(error: OSError) -> None:
    raise error
