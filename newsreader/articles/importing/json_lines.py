"""JSON Lines: one article a line, with the keys id, title, text, url, outlet and date; others are ignored."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from newsreader.articles.importing.incoming import (
    MAX_INDEXED_LENGTH,
    MAX_TITLE_LENGTH,
    Incoming,
    Refusal,
    RefusedError,
    clean_date,
    clean_line,
    clean_text,
    clean_url,
    first_words,
)
from newsreader.articles.models.text_version import MAX_TEXT_LENGTH

# Six bytes a UTF-16 unit, as \uXXXX writes it, two units for a rare letter; and room for the other keys.
LONGEST_LINE = 12 * MAX_TEXT_LENGTH + 1_000_000


def read_json_lines(path: Path) -> Iterator[Incoming | Refusal]:
    """The articles of a file and its refused lines, as they come. Raises OSError."""
    with path.open("rb") as file:
        for number, line in _lines(file):
            yield read_line(line, str(path), number)


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank with their numbers; of one too long its beginning, which is refused."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)


def read_line(line: bytes, path: str, number: int) -> Incoming | Refusal:
    """The article of a line of `path`, or why it is refused."""
    try:
        return incoming_of(_row(line), path, number)
    except RefusedError as refused:
        return Refusal(path, refused.reason, number, refused.key)


def incoming_of(row: Mapping[str, object], path: str, number: int) -> Incoming:
    """The article of a row, which was read on line `number`. Raises RefusedError with the key."""
    text = clean_text(_value(row, "text"))
    title = clean_line(_value(row, "title"), "title", MAX_TITLE_LENGTH)
    return Incoming(
        path=path,
        line=number,
        text=text,
        title=title or first_words(text),
        titled=bool(title),
        url=clean_url(_value(row, "url")),
        outlet=clean_line(_value(row, "outlet"), "outlet", MAX_INDEXED_LENGTH),
        published_at=clean_date(_value(row, "date")),
        external_id=clean_line(_value(row, "id"), "id", MAX_INDEXED_LENGTH),
    )


def _row(line: bytes) -> dict[str, object]:
    if len(line) >= LONGEST_LINE:
        raise RefusedError(f"the line is longer than {LONGEST_LINE} bytes")
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"no UTF-8 at byte {error.start} of the line (0x{line[error.start]:02x})"
        ) from None
    except json.JSONDecodeError as error:
        raise RefusedError(f"no JSON from column {error.colno} on") from None
    except RecursionError:
        raise RefusedError("no JSON that can be read: it is nested too deeply") from None
    except ValueError:
        # All that Python's reader refuses beside what is no JSON.
        raise RefusedError("no JSON that can be read: a number in it is too long") from None
    if not isinstance(row, dict):
        raise RefusedError("must be a JSON object")
    return row


def _value(row: Mapping[str, object], key: str) -> str:
    """The text under a key, "" where there is none; a number is taken for an id alone."""
    value = row.get(key)
    if value is None and key != "text":
        return ""
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise RefusedError("must be text" if key in row else "is missing", key=key)
    return value
