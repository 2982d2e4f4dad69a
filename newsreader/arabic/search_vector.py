"""A text's words as PostgreSQL's tsvector, written out: every form of a word at the word's position."""

from collections.abc import Iterable, Iterator, Sequence

from newsreader.arabic.search_terms import text_forms

# PostgreSQL keeps positions up to 16,383, 256 of them a lexeme, lexemes below 2 kB, and 1 MB in all.
MOST_WORDS = 8_000
_MOST_POSITIONS = 255
LONGEST_WORD = 200


def chunks(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words in parts that fit into a vector each; at least one part, be it empty."""
    for at in range(0, max(len(words), 1), MOST_WORDS):
        yield words[at : at + MOST_WORDS]


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
