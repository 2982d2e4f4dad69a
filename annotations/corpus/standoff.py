"""Marks without their text, for articles whose text may not be passed on; and the two put together again.

A row is the document's row of JSON Lines without `text`, its title and the words that its marks repeat, with
`length` (code points), `sha256` (of the text in UTF-8) and `paragraphs`: for each paragraph its start, its
end and the first 16 hexadecimal digits of the SHA-256 of its words, so that where a text differs can be said.
"""

import json
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from annotations.formats import jsonl
from annotations.formats.errors import FormatError
from annotations.scheme import Document
from newsreader.arabic.segments import paragraphs

_OWN = ("length", "sha256", "paragraphs")


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a text is not the one that was annotated: the first paragraph that differs, counted from 1, and
    its span in code points of the annotated text, with what the text has there (empty where it has none);
    no paragraph where only what stands between them differs."""

    paragraph: int | None
    start: int
    end: int
    own: str = ""


def write_row(document: Document) -> bytes:
    """One line of UTF-8 that ends in a newline. Raises FormatError as jsonl.write_document does."""
    row = json.loads(jsonl.write_document(document))
    del row["text"]
    row.pop("title", None)
    for layer in ("quotes", "speakers", "cues", "places"):
        for mark in row[layer]:
            if mark.get("why"):
                mark["why"].pop("evidence", None)
    row["length"] = len(document.text)
    row["sha256"] = text_hash(document.text)
    row["paragraphs"] = [
        [start, end, short_hash(document.text[start:end])] for start, end in paragraphs(document.text)
    ]
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def text_hash(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits: what a row and a text are matched by."""
    return sha256(text.encode()).hexdigest()


def as_annotated(text: str) -> str:
    """A text as it was read in before it was annotated: no byte-order mark, LF, NFC."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def put_together(row: dict[str, Any], text: str) -> Document:
    """The document of a standoff row and its text. Raises FormatError where the text is another: what differs
    is `difference`'s to say."""
    if text_hash(text) != row.get("sha256"):
        raise FormatError("the text is not the annotated one", key="sha256")
    whole = {key: value for key, value in row.items() if key not in _OWN}
    return jsonl.read_document(json.dumps({**whole, "text": text}, ensure_ascii=False))


def difference(row: dict[str, Any], text: str) -> Difference | None:
    """Where `text` first differs from the annotated one, by the row's hashes; None where it is the same."""
    if text_hash(text) == row["sha256"]:
        return None
    spans = paragraphs(text)
    for number, (start, end, digits) in enumerate(row["paragraphs"]):
        if number >= len(spans):
            return Difference(number + 1, start, end)
        own = text[slice(*spans[number])]
        if short_hash(own) != digits:
            return Difference(number + 1, start, end, own)
    if len(spans) > len(row["paragraphs"]):
        own = text[slice(*spans[len(row["paragraphs"])])]
        return Difference(len(row["paragraphs"]) + 1, row["length"], row["length"], own)
    return Difference(None, 0, row["length"])


def short_hash(words: str) -> str:
    """What a row tells of a paragraph: the first 16 of those digits."""
    return text_hash(words)[:16]
