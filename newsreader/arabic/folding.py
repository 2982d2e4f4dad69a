"""Arabic spelling folded for comparison and search, with a map from every folded letter back to the text.

Offsets are Unicode code points, counted from 0; a span is ``[start, end)``.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

TATWEEL = "\u0640"
_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ؤ": "و",
    "ئ": "ي",
    "ى": "ي",
    "ی": "ي",
    "ے": "ي",
    "ة": "ه",
    "ۀ": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ک": "ك",
    "ڪ": "ك",
}
_WORD = re.compile(r"[^\W_]+")


class _FoldTable(dict[int, str]):
    """Code point to what it folds to, filled in as letters are met; fit for `str.translate`."""

    def __init__(self) -> None:
        super().__init__()
        # The letters met so far that fold to none or to several.
        self.uneven: set[str] = set()

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold_letter(chr(point))
        if len(folded) != 1:
            self.uneven.add(chr(point))
        return folded


def _fold_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf") or letter == TATWEEL:
        return ""
    if category == "Nd":
        return str(unicodedata.digit(letter))
    if letter.isascii():
        return letter.lower()
    plain = unicodedata.normalize("NFKC", letter).lower()
    if plain == letter:
        return _LETTERS.get(letter, letter)
    pieces = unicodedata.normalize("NFD", plain) if not plain.isascii() else plain
    kept = [_LETTERS.get(p, p) for p in pieces if unicodedata.category(p) not in ("Mn", "Me", "Cf")]
    # A presentation form that is nothing but marks on a space stands for the marks alone.
    return "" if not "".join(kept).strip() and not letter.isspace() else "".join(kept)


_TABLE = _FoldTable()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts[i]` : offset in the original of folded letter i, then of the end."""

    text: str
    starts: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that the folded span ``[start, end)`` came from.

        The marks and tatweel after the last letter belong to it. An empty span gives an empty span.
        """
        if start >= end:
            return self.starts[start], self.starts[start]
        while end < len(self.text) and self.starts[end] == self.starts[end - 1]:
            end += 1
        return self.starts[start], self.starts[end]


def fold(text: str) -> Folded:
    """Fold `text`: alef, hamza, ya, ta marbuta, presentation forms, digits and case to one spelling each.

    Tashkeel, tatweel and invisible controls are dropped. Takes time linear in the length.
    """
    folded = text.translate(_TABLE)
    if len(folded) == len(text) and _TABLE.uneven.isdisjoint(text):
        return Folded(folded, range(len(text) + 1))
    starts = [at for at, letter in enumerate(text) for _ in _TABLE[ord(letter)]]
    starts.append(len(text))
    return Folded(folded, starts)


def fold_text(text: str) -> str:
    """The folded text alone, where no offsets are needed."""
    return text.translate(_TABLE)


def fold_name(name: str) -> str:
    """A name in the form in which two spellings of it are equal: folded words with one space between them.

    Marks and punctuation are dropped, and عبد and أبو are joined to the word after them.
    """
    joined: list[str] = []
    for word in _WORD.findall(name.translate(_TABLE)):
        if joined and joined[-1] in ("عبد", "ابو", "ابي", "ابا"):
            joined[-1] += word
        else:
            joined.append(word)
    return " ".join(joined)
