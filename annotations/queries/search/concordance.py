"""The hits of a question in a text, each in its sentence: what stands before it, the hit, what comes after
it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from annotations.queries.search.question import Term
from newsreader.arabic.search_terms import LONGEST_WORD, text_forms, words_and_span
from newsreader.arabic.segments import sentences, trim
from newsreader.arabic.shorten import shorten

# Code points on either side of a hit, and of a hit itself.
SIDE = 58
LONGEST_HIT = 120
LINES = 3
# What touches the hit, and two words more, by which a link finds it again.
_WORDS_BEFORE = re.compile(r"(?:\S+\s+){0,2}\S*$")
_WORDS_AFTER = re.compile(r"\S*(?:\s+\S+){0,2}")
_WHITE = re.compile(r"\s+")

Hit = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row, hit or not."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One hit in its sentence, on one line. `passage` is the hit with a few words beside it, as the text has
    them."""

    before: list[Stretch]
    hit: str
    after: list[Stretch]
    passage: str

    @property
    def fragment(self) -> str:
        """The end of an address that leads to the passage, where a browser knows text fragments."""
        return f":~:text={quote(self.passage, safe='').replace('-', '%2D')}"


@dataclass(frozen=True, slots=True)
class Concordance:
    """The first lines of a text's hits, in its order, and how many hits there are in all."""

    lines: list[Line] = field(default_factory=list)
    hits: int = 0


def hits(text: str, terms: Iterable[Term]) -> list[Hit]:
    """Where the terms stand in `text`: ``(start, end, term)`` in code points, the term by its number, in the
    order of the text; hits that overlap are one, of the first of their terms."""
    by_first: dict[str, list[tuple[int, Sequence[str]]]] = {}
    for number, term in enumerate(terms):
        by_first.setdefault(term.words[0], []).append((number, term.words))
    found: list[Hit] = []
    words, span = words_and_span(text)
    for at in _may_begin(words, by_first):
        for form in text_forms(words[at][:LONGEST_WORD]):
            for number, wanted in by_first.get(form, ()):
                last = at + len(wanted) - 1
                if last < len(words) and _go_on(words, at, wanted):
                    found.append((span(at)[0], span(last)[1], number))
    return _joined(found)


def _may_begin(words: Sequence[str], firsts: Iterable[str]) -> list[int]:
    """Which of the words may have one of these forms: a form is a part of its word, and few words have it. A
    name of several words has also the form in which they are one."""
    places = {at for first in firsts for at, word in enumerate(words) if first in word or " " in word}
    return sorted(places)


def concordance(text: str, terms: Sequence[Term]) -> Concordance:
    """The lines of the terms, as `lines_of` has them."""
    return lines_of(text, hits(text, terms))


def lines_of(text: str, found: Sequence[Hit]) -> Concordance:
    """At most LINES lines of the hits, which are in the order of the text, one a sentence: of the sentences
    those with the most of the terms, the first of them before others."""
    if not found:
        return Concordance()
    spans = sentences(text)
    starts = [start for start, _end in spans]
    in_sentence: dict[int, list[Hit]] = {}
    for hit in found:
        in_sentence.setdefault(bisect_right(starts, hit[0]) - 1, []).append(hit)
    best = sorted(in_sentence, key=lambda number: -len({term for *_span, term in in_sentence[number]}))
    lines = []
    for number in sorted(best[:LINES]):
        start, end = spans[max(number, 0)]
        # The words of a phrase may stand on either side of a full stop.
        lines.append(_line(text, min(start, in_sentence[number][0][0]), end, in_sentence[number]))
    return Concordance(lines, len(found))


def stretches(text: str, found: Iterable[Hit], start: int, end: int) -> list[Stretch]:
    """``text[start:end]`` cut at the hits, white space as single spaces."""
    made = []
    at = start
    for first, last, _term in found:
        first, last = max(first, at), min(last, end)
        if first < last:
            made += [Stretch(text[at:first]), Stretch(text[first:last], hit=True)]
            at = last
    made.append(Stretch(text[at:end]))
    return [Stretch(_WHITE.sub(" ", each.text), each.hit) for each in made if each.text]


def _go_on(words: Sequence[str], at: int, wanted: Sequence[str]) -> bool:
    return all(form in text_forms(words[at + n][:LONGEST_WORD]) for n, form in enumerate(wanted[1:], start=1))


def _joined(found: list[Hit]) -> list[Hit]:
    joined: list[Hit] = []
    for start, end, term in sorted(found):
        if joined and start < joined[-1][1]:
            first, last, of = joined[-1]
            joined[-1] = (first, max(last, end), of)
        else:
            joined.append((start, end, term))
    return joined


def _line(text: str, start: int, end: int, found: Sequence[Hit]) -> Line:
    first, last, _term = found[0]
    end = max(end, last)
    from_, to = _cut_before(text, start, first), _cut_after(text, last, end)
    before = stretches(text, (), from_, first)
    after = stretches(text, found[1:], last, to)
    if from_ > start:
        before.insert(0, Stretch("… "))
    if to < end:
        after.append(Stretch(" …"))
    hit = shorten(text[first:last], LONGEST_HIT)
    return Line(before, hit, after, _passage(text, from_, first, last, to))


def _cut_before(text: str, start: int, first: int) -> int:
    """Where the words before a hit begin: at most SIDE code points before it, at the beginning of a word."""
    if first - start <= SIDE:
        return start
    at = first - SIDE
    while at < first and not text[at - 1].isspace():
        at += 1
    return trim(text, at, first)[0] if at < first else first - SIDE


def _cut_after(text: str, last: int, end: int) -> int:
    if end - last <= SIDE:
        return end
    at = last + SIDE
    while at > last and not text[at].isspace():
        at -= 1
    return trim(text, last, at)[1] if at > last else last + SIDE


def _passage(text: str, from_: int, first: int, last: int, to: int) -> str:
    """The hit with whole words on either side: a browser finds no others."""
    head = _WORDS_BEFORE.search(text[from_:first])
    tail = _WORDS_AFTER.match(text[last:to])
    begin = from_ + head.start() if head else first
    return _WHITE.sub(" ", text[begin : last + tail.end() if tail else last]).strip()
