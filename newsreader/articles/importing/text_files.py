"""A plain text file: one article, in UTF-8."""

import codecs
from pathlib import Path

from newsreader.articles.importing.incoming import (
    MAX_INDEXED_LENGTH,
    MAX_TITLE_LENGTH,
    Incoming,
    RefusedError,
    clean_line,
    clean_text,
    first_words,
)
from newsreader.articles.models.text_version import MAX_TEXT_LENGTH

LONGEST_LETTER = 4


def read_text_file(path: Path, *, title_first_line: bool = False, outlet_last_line: bool = False) -> Incoming:
    """The article of a file. With `title_first_line` the first line that is not blank is its title, with
    `outlet_last_line` the last one its outlet; these lines and the blank ones that part them from the
    rest are no part of the text. Raises RefusedError, with the line where there is one, and OSError."""
    if path.stat().st_size > LONGEST_LETTER * (MAX_TEXT_LENGTH + MAX_TITLE_LENGTH + MAX_INDEXED_LENGTH):
        raise RefusedError(f"the text is longer than {MAX_TEXT_LENGTH} characters", key="text")
    text = clean_text(_decoded(path.read_bytes()))
    title = outlet = ""
    if title_first_line:
        first, _, text = text.lstrip().partition("\n")
        title = clean_line(first, "title", MAX_TITLE_LENGTH)
        text = _without_blank_lines_before(text)
    if outlet_last_line:
        text, _, last = text.rstrip().rpartition("\n")
        outlet = clean_line(last, "outlet", MAX_INDEXED_LENGTH)
        text = text.rstrip()
    if not text.strip():
        raise RefusedError("there is no text beside the lines of title and outlet", key="text")
    return Incoming(
        path=str(path),
        line=None,
        text=text,
        title=title or first_words(text),
        titled=bool(title),
        outlet=outlet,
    )


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise RefusedError("is UTF-16, and must be UTF-8", line=1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"no UTF-8 at byte {error.start} of the file (0x{data[error.start]:02x})"
        raise RefusedError(reason, line=data.count(b"\n", 0, error.start) + 1) from None


def _without_blank_lines_before(text: str) -> str:
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines)
