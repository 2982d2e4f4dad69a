"""The forms under which an Arabic word is found: folded, with and without what is written onto it.

A text's word has several forms, a word that is asked for has one, and they meet where the word is the same: a
search for القاهرة, قاهره or للقاهرة finds وبالقاهرة, one for وزير does not find زير.

A name of عبد or أبو is one word, whether it is written as one or as two: عبدالرحمن and عبد الرحمن, أبوظبي and
أبو ظبي. Of other words the joined ones are slips (لايزال for لا يزال) or others' words, and أم, أبي and ابن
stand before too much that is no name.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from newsreader.arabic.folding import fold, fold_text

_GAP = r"[^\S\n]+"
WORD = re.compile(rf"[وف]?[بلك]?(?:ابو{_GAP}(?:عبد{_GAP}(?=ال))?|عبد{_GAP}(?=ال))[^\W_]{{2,}}|[^\W_]+")
# و or ف, then a preposition, then the article; after ل its alef is not written.
_ARTICLE = re.compile(r"(?:[وف]?(?:[بك]?ال|لل))(?=...)")
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
# عبد with a name of God, written as one.
_SERVANT = re.compile(r"^[وف]?[بلك]?عبد(ال(...*))$")
# Letters of a word that count: a lexeme of PostgreSQL has at most 2,046 bytes.
LONGEST_WORD = 200
# What stays of a word when letters that may be its own are taken off it.
_LEAST = 3


@lru_cache(maxsize=100_000)
def text_forms(word: str) -> tuple[str, ...]:
    """The forms of the folded `word` of a text, first as it stands.

    Those of a name of several words are the name in one, and each of the words by itself.
    """
    if " " in word:
        parts = word.split(" ")
        return tuple(dict.fromkeys(form for part in ("".join(parts), *parts) for form in text_forms(part)))
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
    servant = _SERVANT.search(word)
    if servant:
        forms += ["عبد", servant[1], servant[2]]
    return tuple(dict.fromkeys(forms))


def asked_form(word: str) -> str:
    """The one form that a folded `word` is searched by: without the article and what stands before it, and in
    one where it is a name of several."""
    word = word.replace(" ", "")
    article = _ARTICLE.match(word)
    return word[article.end() :] if article else word


def asked_words(text: str) -> tuple[str, ...]:
    """The words of a text in the form in which each is searched for."""
    return tuple(asked_form(word[:LONGEST_WORD]) for word in folded_words(text))


@lru_cache(maxsize=10_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words by which a name may be asked for, each in the form in which it is searched for: as
    `asked_words`, and the single words of a name of عبد or أبو too."""
    found: dict[str, None] = {}
    for word in folded_words(name):
        servant = _SERVANT.search(word)
        parts = word.split(" ") if " " in word else ["عبد", servant[1]] if servant else []
        found |= {asked_form(part[:LONGEST_WORD]): None for part in (word, *parts)}
    return tuple(found)


def folded_words(text: str) -> list[str]:
    """The folded words of a text in their order; the n-th stands at position n + 1 of its search vector. One
    that is a name of several has single spaces in it."""
    return [_single_spaced(word) for word in WORD.findall(fold_text(text))]


def words_with_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The same words, each with its span ``[start, end)`` in code points of the text."""
    folded = fold(text)
    for match in WORD.finditer(folded.text):
        yield _single_spaced(match[0]), *folded.original(match.start(), match.end())


def words_and_span(text: str) -> tuple[list[str], Callable[[int], tuple[int, int]]]:
    """The same words, and what tells the span of the n-th: of most words of a text nobody asks for it."""
    folded = fold(text)
    found = list(WORD.finditer(folded.text))
    return [_single_spaced(match[0]) for match in found], lambda at: folded.original(*found[at].span())


def _single_spaced(word: str) -> str:
    return word if word.isalnum() else " ".join(word.split())
