"""Where else a text says the same words, in three strictnesses, as spans ``[start, end)`` of code points."""

import re
from collections.abc import Iterator
from enum import StrEnum

from newsreader.arabic.folding import fold, fold_text

# Before a name: a conjunction, then a preposition.
_CLITICS = "[وف]?[بلك]?"
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_GAP = r"[^\S\n]+"
# What is written after a word and is no part of it: signs of direction, ZWNJ.
_IDLE = frozenset("\u200c\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


class Strictness(StrEnum):
    """How much alike: the whole word, also with clitics before it, or any letters of a word."""

    WORD = "word"
    CLITICS = "clitics"
    LETTERS = "letters"


def occurrences(text: str, start: int, end: int, how: Strictness) -> list[tuple[int, int]]:
    """The spans that say what ``text[start:end]`` says, itself among them, in their order; none overlap.

    Spelling is folded (tashkeel, tatweel, forms of alef and the like) and white space in a line counts once.
    With CLITICS a span leaves out the و, ف, ب, ل, ك before the first word, and after لل begins at the second
    lam; with LETTERS it may stand in the middle of a word. A last letter keeps its vowel marks.
    Empty where the words have no letter.
    """
    words = _words(fold_text(text[start:end]))
    if not words or not 0 <= start < end <= len(text):
        return []
    folded = fold(text)
    found = {(start, end)}
    for pattern in _patterns(_forms(text, start, words), how):
        for hit in re.finditer(pattern, folded.text):
            found.add(_trimmed(text, *folded.original(*hit.span(1))))
    return list(_apart(found, (start, end)))


def _words(folded: str) -> list[str]:
    return re.sub(r"^[\W_]+|[\W_]+$", "", folded).split()


def _forms(text: str, start: int, words: list[str]) -> list[list[str]]:
    """The words, and what they are without a ل before them: للأردن has لأردن of الأردن."""
    before = fold_text(text[max(0, start - 3) : start])
    if words[0].startswith("ل") and before.endswith("ل"):
        return [words, ["ا" + words[0], *words[1:]]]
    return [words]


def _patterns(forms: list[list[str]], how: Strictness) -> Iterator[str]:
    for words in forms:
        name = _GAP.join(map(re.escape, words))
        if how == Strictness.LETTERS:
            yield f"({name})"
            continue
        clitics = _CLITICS if how == Strictness.CLITICS else ""
        yield f"{_BEFORE}{clitics}({name}){_AFTER}"
        if clitics and words[0].startswith("ال"):
            # The alef of the article goes after ل.
            yield f"{_BEFORE}[وف]?ل({name[1:]}){_AFTER}"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and (text[end - 1] in _IDLE or text[end - 1].isspace()):
        end -= 1
    while start < end and text[start] in _IDLE:
        start += 1
    return start, end


def _apart(found: set[tuple[int, int]], own: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Those that no earlier one overlaps; what was asked about goes before all others."""
    last = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        free = start >= last and (start >= own[1] or end <= own[0])
        if (start, end) == own or (free and start < end):
            yield start, end
            last = end
