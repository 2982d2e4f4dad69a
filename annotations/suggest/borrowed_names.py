"""Names that hold a place's name and are no place: كوبا أميركا، واشنطن بوست. Token indices."""

from functools import cache
from pathlib import Path

from annotations.suggest.keys import word_key
from annotations.suggest.layout import Layout
from annotations.suggest.tokens import WORD
from newsreader.arabic.clitics import proclitic_lengths

FILE = Path(__file__).parent / "data" / "names_holding_places.txt"


@cache
def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The folded words of each name behind its first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, *rest = word_key(line).split()
            found[first] = (*found.get(first, ()), tuple(rest))
    return found


@cache
def _longest() -> int:
    return max(len(rest) for names in _names().values() for rest in names)


def inside_borrowed_name(layout: Layout, at: int, last: int) -> bool:
    """Whether the tokens from `at` to before `last` stand in a listed name that is longer than they are."""
    for begin in range(at, max(-1, at - _longest() - 1), -1):
        if layout.tokens[begin].form.kind != WORD:
            return False
        if any(end >= last and (begin, end) != (at, last) for end in _ends(layout, begin)):
            return True
    return False


def _ends(layout: Layout, begin: int) -> list[int]:
    """Where the listed names that begin at a token, behind its clitics, end."""
    tokens = layout.tokens
    first = tokens[begin].form.word
    rests = [rest for n in proclitic_lengths(first) for rest in _names().get(first[n:], ())]
    return [
        begin + 1 + len(rest)
        for rest in rests
        if tuple(token.form.word for token in tokens[begin + 1 : begin + 1 + len(rest)]) == rest
    ]
