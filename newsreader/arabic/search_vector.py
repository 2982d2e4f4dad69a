"""A text's words as PostgreSQL's tsvector, written out: every form of a word at the word's position."""

from collections.abc import Iterable, Iterator

from newsreader.arabic.search_terms import LONGEST_WORD, text_forms

# PostgreSQL keeps positions up to 16,383, 256 of them a lexeme, and 1,048,575 bytes in all.
MOST_WORDS = 8_000
_MOST_BYTES = 1_000_000
_MOST_POSITIONS = 255
# Bytes beside a lexeme's letters: their count, a position, and what is left free between two.
_BESIDE = 6


def chunks(words: Iterable[str]) -> Iterator[list[str]]:
    """The words in parts that fit into a vector each; at least one part, be it empty."""
    part: list[str] = []
    size = 0
    for word in words:
        forms = text_forms(word[:LONGEST_WORD])
        needs = sum(len(form.encode()) + _BESIDE for form in forms)
        if len(part) == MOST_WORDS or size + needs > _MOST_BYTES:
            yield part
            part, size = [], 0
        part.append(word)
        size += needs
    yield part


def search_vector(words: Iterable[str], marked: Iterable[str] = ()) -> str:
    """The vector of folded `words`, fit for a cast to tsvector; `marked` are lexemes without a position.

    A lexeme may have letters, digits and ``:`` alone, so nothing needs to be escaped.
    """
    positions: dict[str, list[int]] = {}
    for position, word in enumerate(words, start=1):
        for form in text_forms(word[:LONGEST_WORD]):
            at = positions.setdefault(form, [])
            if len(at) < _MOST_POSITIONS:
                at.append(position)
    lexemes = [f"'{form}':{','.join(map(str, at))}" for form, at in positions.items()]
    lexemes += [f"'{lexeme}'" for lexeme in dict.fromkeys(marked)]
    return " ".join(lexemes)
