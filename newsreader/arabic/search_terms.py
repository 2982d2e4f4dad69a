"""The forms under which an Arabic word is found: folded, with and without what is written onto it.

A text's word has several forms, a word that is asked for has one, and they meet where the word is the same: a
search for القاهرة, قاهره or للقاهرة finds وبالقاهرة, one for وزير does not find زير.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsreader.arabic.folding import fold, fold_text

WORD = re.compile(r"[^\W_]+")
# و or ف, then a preposition, then the article; after ل its alef is not written.
_ARTICLE = re.compile(r"(?:[وف]?(?:[بك]?ال|لل))(?=...)")
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
# Letters of a word that count: a lexeme of PostgreSQL has at most 2,046 bytes.
LONGEST_WORD = 200
# What stays of a word when letters that may be its own are taken off it.
_LEAST = 3


@lru_cache(maxsize=100_000)
def text_forms(word: str) -> tuple[str, ...]:
    """The forms of the folded `word` of a text, first as it stands."""
    forms = [word]
    article = _ARTICLE.match(word)
    if article:
        forms.append(word[article.end() :])
    rest = word
    if rest[0] in _CONJUNCTIONS and len(rest) > _LEAST:
        rest = rest[1:]
        forms.append(rest)
    if rest[0] in _PREPOSITIONS and len(rest) > _LEAST:
        forms.append(rest[1:])
    return tuple(dict.fromkeys(forms))


def asked_form(word: str) -> str:
    """The one form that a folded `word` is searched by: without the article and what stands before it."""
    article = _ARTICLE.match(word)
    return word[article.end() :] if article else word


def asked_words(text: str) -> tuple[str, ...]:
    """The words of a text in the form in which each is searched for."""
    return tuple(asked_form(word[:LONGEST_WORD]) for word in folded_words(text))


def folded_words(text: str) -> list[str]:
    """The folded words of a text in their order; the n-th stands at position n + 1 of its search vector."""
    return WORD.findall(fold_text(text))


def words_with_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The same words, each with its span ``[start, end)`` in code points of the text."""
    folded = fold(text)
    for match in WORD.finditer(folded.text):
        yield match[0], *folded.original(match.start(), match.end())
