"""The language of the search box: words, "phrases", -exclusions, speaker: and place:."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from newsreader.arabic.folding import fold_text
from newsreader.arabic.search_terms import asked_form, asked_words

MOST_LETTERS = 300
MOST_TERMS = 30

# Any mark of a family closes what another one of it opened: people mix them, and keyboards turn them round.
_DOUBLE, _ANGLE, _SINGLE = '"“”„‟″＂', "«»‹›《》", "'‘’‚‛`"
_MINUS = "-−–‑"
# A filter's name as it is folded, without its article.
_FILTERS = {"speaker": "speaker", "متكلم": "speaker", "قايل": "speaker", "place": "place", "مكان": "place"}
_NAMED = re.compile(r"([^\W\d_]+)[:：]\s*")
_PLAIN = re.compile(rf"[^\s{_DOUBLE}{_ANGLE}]+")
_JOINED = re.compile(
    r"[وف]?[بلك]?(?:[أا]بو\s+(?:عبد\s+(?=ال))?|عبد\s+(?=ال))"
    rf"(?!\w+[:：])[^\W_][^\s{_DOUBLE}{_ANGLE}]+"
)


class Trouble(StrEnum):
    """What was odd about a question; it was understood as well as could be."""

    UNCLOSED = "unclosed"
    NO_VALUE = "no value"
    ONLY_EXCLUDED = "only excluded"
    NO_WORDS = "no words"
    TOO_LONG = "too long"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other, in the form in which they are searched for."""

    words: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A filter: a speaker or a place by words of a name, which may stand in any order. `value` is what
    was written."""

    layer: str
    value: str
    words: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood, with what was odd about it."""

    terms: tuple[Term, ...]
    filters: tuple[Named, ...]
    troubles: tuple[Trouble, ...]

    @property
    def wanted(self) -> list[Term]:
        """The terms that must be there."""
        return [term for term in self.terms if not term.excluded]

    @property
    def unwanted(self) -> list[Term]:
        return [term for term in self.terms if term.excluded]

    @property
    def answerable(self) -> bool:
        """Whether it asks for anything: exclusions alone leave nearly everything."""
        parts: tuple[Term | Named, ...] = (*self.terms, *self.filters)
        return not all(part.excluded for part in parts)


def understood(written: str) -> Question:
    """The question that `written` asks; never an error, whatever is written.

    A term without a letter or digit asks for nothing. A phrase that is not closed goes on to the end.
    """
    troubles: dict[Trouble, None] = {}
    if len(written) > MOST_LETTERS:
        troubles[Trouble.TOO_LONG] = None
        written = written[:MOST_LETTERS]
    terms: dict[Term, None] = {}
    filters: dict[Named, None] = {}
    for layer, value, excluded, closed in _parts(written):
        if not closed:
            troubles[Trouble.UNCLOSED] = None
        words = asked_words(value)
        if layer and words:
            filters[Named(layer, value, words, excluded)] = None
        elif layer:
            troubles[Trouble.NO_VALUE] = None
        elif words:
            terms[Term(words, excluded)] = None
    if len(terms) + len(filters) > MOST_TERMS:
        troubles[Trouble.TOO_LONG] = None
    kept = tuple(terms)[:MOST_TERMS]
    question = Question(kept, tuple(filters)[: MOST_TERMS - len(kept)], ())
    if not question.answerable and written.strip():
        trouble = Trouble.ONLY_EXCLUDED if question.terms or question.filters else Trouble.NO_WORDS
        troubles[trouble] = None
    return Question(question.terms, question.filters, tuple(troubles))


def _parts(written: str) -> Iterator[tuple[str, str, bool, bool]]:
    """Each part of a question: which filter (or empty), its value, whether excluded, whether closed."""
    at = 0
    while at < len(written):
        if written[at].isspace():
            at += 1
            continue
        excluded = False
        while at < len(written) and written[at] in _MINUS:
            excluded, at = True, at + 1
        layer = ""
        named = _NAMED.match(written, at)
        if named:
            layer = _FILTERS.get(asked_form(fold_text(named[1]) or " "), "")
            at = named.end() if layer else at
        value, at, closed = _value(written, at)
        yield layer, value, excluded, closed


def _value(written: str, at: int) -> tuple[str, int, bool]:
    """The phrase or word at `at`, where what follows it begins, and whether a phrase is closed."""
    mark = written[at : at + 1]
    for family in (_DOUBLE, _ANGLE):
        if mark and mark in family:
            end = next((i for i in range(at + 1, len(written)) if written[i] in family), None)
            return (
                (written[at + 1 :], len(written), False)
                if end is None
                else (written[at + 1 : end], end + 1, True)
            )
    if mark and mark in _SINGLE:
        # One of these inside a word is an apostrophe, and one that nothing closes may be.
        for i in range(at + 1, len(written)):
            if written[i] in _SINGLE and not written[i + 1 : i + 2].isalnum():
                return written[at + 1 : i], i + 1, True
    # A name of عبد or أبو is one word, however it is written.
    plain = _JOINED.match(written, at) or _PLAIN.match(written, at)
    return (plain[0], plain.end(), True) if plain else ("", at, True)
