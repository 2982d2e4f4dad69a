"""Gazetteer names at a token, with the clitics taken off its first word."""

from functools import cache

from annotations.suggest.gazetteer import GazetteerEntry, load
from annotations.suggest.keys import word_key
from annotations.suggest.layout import Layout
from annotations.suggest.tokens import WORD
from newsreader.arabic.clitics import proclitic_lengths
from newsreader.arabic.folding import fold

_LONGEST = 6


@cache
def _first_words() -> dict[str, bool]:
    firsts: dict[str, bool] = {}
    for entry in load().entries:
        for name in (entry.name, *entry.variants):
            firsts[word_key(name).split()[0]] = True
    return firsts


@cache
def name_starts(text: str) -> tuple[tuple[int, str], ...]:
    """Where, in a token, a gazetteer name may begin: offset and the folded word from there, the longest
    first.
    """
    firsts = _first_words()
    folded = fold(text)
    found = []
    for length in proclitic_lengths(folded.text):
        rest = folded.text[length:]
        if rest in firsts:
            found.append((folded.starts[length], rest))
        elif length and folded.text[length - 1] == "ل" and rest[:1] == "ل" and "ا" + rest in firsts:
            found.append((folded.starts[length], "ا" + rest))
    return tuple(found)


def longest_name(layout: Layout, at: int) -> tuple[int, GazetteerEntry, int] | None:
    """The longest gazetteer name from token `at` on: its offset in the token, the entry, the token after
    it.
    """
    tokens = layout.tokens
    best = None
    text = tokens[at].form.text
    for offset, head in name_starts(text) if len(text) < 40 else ():
        following = [head]
        for k in range(at + 1, min(at + _LONGEST, len(tokens))):
            if tokens[k].form.kind != WORD:
                break
            following.append(tokens[k].form.word)
        hit = load().longest_match(following, 0)
        if hit is None:
            continue
        length, entries = hit
        if best is None or length > best[2] - at:
            best = (offset, entries[0], at + length)
    return best
