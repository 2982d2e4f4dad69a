"""Gazetteer names at a token, with the clitics taken off its first word."""

from dataclasses import dataclass
from functools import cache

from annotations.suggest.gazetteer import GazetteerEntry, load, nearest_spelt
from annotations.suggest.layout import Layout
from annotations.suggest.tokens import WORD
from annotations.suggest.words import word_class
from newsreader.arabic.clitics import proclitic_lengths
from newsreader.arabic.folding import fold, fold_text

_LONGEST = 6
_LONG = 40
# Regions of two towns are written with one between: الرباط - سلا - القنيطرة.
_DASHES = frozenset("-–")
# Words that only look like a clitic and a place: لغات is not ل and Ghat.
_WHOLE = word_class("no_clitic_before_place")


@cache
def name_starts(text: str) -> tuple[tuple[int, str], ...]:
    """Where, in a token, a gazetteer name may begin: offset and the folded word from there, the longest
    first.
    """
    if len(text) >= _LONG:
        return ()
    gazetteer = load()
    word = fold_text(text)
    found = []
    whole = word in _WHOLE or (word[:1] in ("و", "ف") and word[1:] in _WHOLE)
    for length in (0,) if whole else proclitic_lengths(word):
        rest = word[length:]
        if gazetteer.begins(rest):
            found.append((fold(text).starts[length], rest))
        elif length and word[length - 1] == "ل" and rest[:1] == "ل" and gazetteer.begins("ا" + rest):
            found.append((fold(text).starts[length], "ا" + rest))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at a token: its offset in the token, the places that are called so as far as the spelling tells,
    the most prominent first, and the token after it.
    """

    offset: int
    entries: tuple[GazetteerEntry, ...]
    last: int


def longest_names(layout: Layout, at: int) -> list[Hit]:
    """The longest gazetteer names from token `at` on: of one length all, those with the fewest clitics
    taken off first (وجدة is Oujda, or Jeddah behind و).
    """
    tokens = layout.tokens
    text = tokens[at].form.text
    starts = name_starts(text)
    if not starts:
        return []
    best: list[Hit] = []
    for offset, head in starts:
        following = [head]
        for k in range(at + 1, min(at + _LONGEST, len(tokens))):
            if tokens[k].form.kind != WORD and tokens[k].form.text not in _DASHES:
                break
            following.append(tokens[k].form.word)
        hit = load().longest_match(following, 0)
        if hit is None:
            continue
        length, entries = hit
        last = at + length
        if best and last < best[0].last:
            continue
        if len(entries) > 1:
            entries = nearest_spelt(entries, layout.text[tokens[at].start + offset : tokens[last - 1].end])
        found = Hit(offset, entries, last)
        best = [*best, found] if best and last == best[0].last else [found]
    return best


def longest_name(layout: Layout, at: int) -> Hit | None:
    """The first of `longest_names`, or None."""
    return next(iter(longest_names(layout, at)), None)
