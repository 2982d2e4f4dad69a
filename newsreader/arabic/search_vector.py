"""A text's words as PostgreSQL's tsvector, written out: every form of a word at the word's position."""

from collections.abc import Iterable, Iterator

from newsreader.arabic.search_terms import LONGEST_WORD, folded_words, text_forms

# PostgreSQL keeps positions up to 16,383, 256 of them a lexeme, and 1,048,575 bytes in all.
MOST_WORDS = 8_000
_MOST_BYTES = 1_000_000
_MOST_POSITIONS = 255
# Words that a part has in common with the one before it: a phrase at the seam stands in one of them whole.
OVERLAP = 60
# Bytes beside a lexeme's letters: their count, a position, and what is left free between two.
_BESIDE = 6
_MOST_FORMS = 8
# Bytes of the words that a part has of the others: those of some forty thousand words.
_MOST_OF_OTHERS = 400_000


def chunks(words: Iterable[str]) -> Iterator[list[str]]:
    """The words in parts that fit into a vector each, every part beginning with the last words of the one
    before it; at least one part, be it empty."""
    words = list(words)
    # Most texts fit whatever their words' forms are, and need not be measured.
    if len(words) <= MOST_WORDS and _MOST_FORMS * sum(4 * len(w) + _BESIDE for w in words) <= _MOST_BYTES:
        yield words
        return
    part: list[str] = []
    size = 0
    for word in words:
        needs = _needs(text_forms(word[:LONGEST_WORD]))
        if len(part) == MOST_WORDS or size + needs > _MOST_BYTES:
            yield part
            part = part[-OVERLAP:]
            size = sum(_needs(text_forms(w[:LONGEST_WORD])) for w in part)
        part.append(word)
        size += needs
    yield part


def search_vectors(words: Iterable[str]) -> list[str]:
    """The vectors of a text's folded words, one a part. Each has the other parts' words too, without
    positions, so that words far from each other are found together; two phrases are where one part has both.
    Of a text with more different words than there is room for, a part lacks the last of the others'.
    """
    parts = list(chunks(words))
    if len(parts) == 1:
        return [search_vector(parts[0])]
    forms = dict.fromkeys(form for part in parts for word in part for form in text_forms(word[:LONGEST_WORD]))
    vectors = []
    for part in parts:
        own = {form for word in part for form in text_forms(word[:LONGEST_WORD])}
        # Positions of words that come often take room beside the lexemes.
        room = min(_MOST_OF_OTHERS, _MOST_BYTES - _needs(own) - 2 * len(part) * _MOST_FORMS)
        others = []
        for form in forms:
            if form in own:
                continue
            room -= _needs([form])
            if room < 0:
                break
            others.append(form)
        vectors.append(search_vector(part, others))
    return vectors


def vectors_of(title: str, text: str) -> list[str]:
    """The vectors of an article. The title's words come first, so that they are found like the text's."""
    return search_vectors(folded_words(f"{title}\n{text}"))


def _needs(forms: Iterable[str]) -> int:
    return sum(len(form.encode()) + _BESIDE for form in forms)


def search_vector(words: Iterable[str], marked: Iterable[str] = ()) -> str:
    """The vector of folded `words`, fit for a cast to tsvector; `marked` are lexemes without a position.

    A lexeme may have letters, digits and ``:`` alone, so nothing needs to be escaped.
    """
    positions: dict[str, list[str]] = {}
    for number, word in enumerate(words, start=1):
        position = str(number)
        for form in text_forms(word[:LONGEST_WORD]):
            at = positions.get(form)
            if at is None:
                positions[form] = [position]
            elif len(at) < _MOST_POSITIONS:
                at.append(position)
    lexemes = [f"'{form}':{','.join(at)}" for form, at in positions.items()]
    lexemes += [f"'{lexeme}'" for lexeme in dict.fromkeys(marked)]
    return " ".join(lexemes)
