"""An article on its way in: the one place where texts are normalised and values are checked."""

import datetime
import hashlib
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from newsreader.arabic.shorten import shorten
from newsreader.articles.models.text_version import MAX_TEXT_LENGTH

TITLE_WORDS = 10
TITLE_LENGTH = 100
MAX_TITLE_LENGTH = 2000
# What fits in a row of a unique index, whatever the letters: 2704 bytes, four a letter.
MAX_INDEXED_LENGTH = 650
# A year outside these is a slip or of another calendar: 1447 is this century's in the Hijri one.
YEARS = range(1500, 2201)


class RefusedError(ValueError):
    """A value that cannot be taken: why, under which key, and on which line where the reader knows it."""

    def __init__(self, reason: str, *, key: str = "", line: int | None = None) -> None:
        self.reason = reason
        self.key = key
        self.line = line
        super().__init__(reason, key, line)


@dataclass(frozen=True)
class Refusal:
    """What was not imported: the file, the line (from 1, None for the whole file), the key, and why."""

    path: str
    reason: str
    line: int | None = None
    key: str = ""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return ": ".join([place, *([self.key] if self.key else []), self.reason])


@dataclass(frozen=True)
class Incoming:
    """One sound article and where it was read. `url` is None or an address; `outlet` and `external_id`
    may be empty; `titled` says whether the title was given or made of the first words. `vectors` are the
    words of title and text for the search (newsreader.arabic.search_vector), where they were made ahead."""

    path: str
    line: int | None
    text: str
    title: str
    titled: bool
    url: str | None = None
    outlet: str = ""
    published_at: datetime.datetime | None = None
    external_id: str = ""
    vectors: list[str] | None = field(default=None, compare=False)

    @cached_property
    def content_hash(self) -> bytes:
        """SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).digest()


def clean_text(raw: str) -> str:
    """The text as it is kept: no byte-order mark before it, LF line ends, NFC; nothing else is changed.

    Raises RefusedError for an empty text, one too long, NUL and halves of surrogate pairs.
    """
    text = raw.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _refuse_characters(text)
    text = unicodedata.normalize("NFC", text)
    if not text.strip():
        raise RefusedError("there is no text", key="text")
    if len(text) > MAX_TEXT_LENGTH:
        raise RefusedError(f"the text is longer than {MAX_TEXT_LENGTH} characters", key="text")
    return text


def clean_line(raw: str, key: str, longest: int) -> str:
    """A title or a name: NFC, its white space single spaces. Raises RefusedError as `clean_text` does, for a
    value longer than `longest` characters; an empty one is allowed."""
    _refuse_characters(raw, key)
    line = " ".join(unicodedata.normalize("NFC", raw.lstrip("\ufeff")).split())
    if len(line) > longest:
        raise RefusedError(f"longer than {longest} characters", key=key)
    return line


def clean_url(raw: str) -> str | None:
    """The address, None where it is empty. Raises RefusedError for what is no address of the web."""
    url = raw.strip()
    if not url:
        return None
    _refuse_characters(url, "url")
    if not url.lower().startswith(("http://", "https://")):
        raise RefusedError("must begin with http:// or https://", key="url")
    if any(character.isspace() for character in url):
        raise RefusedError("has white space in it", key="url")
    if len(url.encode("utf-8")) > 4 * MAX_INDEXED_LENGTH:
        raise RefusedError(f"longer than {4 * MAX_INDEXED_LENGTH} bytes", key="url")
    return url


def clean_date(raw: str) -> datetime.datetime | None:
    """The moment of an ISO 8601 date, with or without time and zone; None where it is empty. Without a
    zone it is in the project's. Raises RefusedError for what is no date."""
    if not raw.strip():
        return None
    try:
        moment = datetime.datetime.fromisoformat(raw.strip())
    except ValueError:
        raise RefusedError(f"no date: {raw[:40]!r}", key="date") from None
    if moment.year not in YEARS:
        raise RefusedError(f"no year from {YEARS[0]} to {YEARS[-1]}: {raw[:40]!r}", key="date")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def first_words(text: str) -> str:
    """A title for a text that has none: the first line where it is short and others follow, as a headline is;
    else its first words, with … where it goes on."""
    line, _, rest = text.strip()[: 20 * TITLE_LENGTH].partition("\n")
    words = line.split()
    title = " ".join(words)
    if rest and len(title) <= TITLE_LENGTH:
        return title
    title = " ".join(words[:TITLE_WORDS])
    if len(title) > TITLE_LENGTH:
        return shorten(title, TITLE_LENGTH - 1)
    return title if len(words) <= TITLE_WORDS else title + "…"


def _refuse_characters(text: str, key: str = "text") -> None:
    if "\0" in text:
        raise RefusedError("has a NUL character", key=key, line=text.count("\n", 0, text.index("\0")) + 1)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedError(f"has half of a surrogate pair: {text[error.start]!r}", key=key) from None
