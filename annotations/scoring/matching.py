"""When a span or a name of one document is that of another; spans ``[start, end)`` of code points."""

import re
from collections.abc import Sequence

from annotations.scheme import QUOTATION_MARKS, Span, shared_part
from newsreader.arabic.folding import fold_text

# What costs nobody a match where it stands at a span's edge.
_EDGE = frozenset(QUOTATION_MARKS + ".,،؛;:؟?!…-–— \t\n\u200f\u200e\u00a0()[]")
_WORD = re.compile(r"\w+")


def tightened(text: str, start: int, end: int) -> Span:
    """The span without punctuation, quotation marks and white space at its edges; maybe empty."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def same_name(one: str, other: str) -> bool:
    """Whether all words of one name, at least one of them, stand in the other: a surname for a full name."""
    words, others = (set(_WORD.findall(fold_text(name))) for name in (one, other))
    return bool(words and others) and (words <= others or others <= words)


def pairs(gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int, float]]:
    """Each span with at most one of the other side, the most alike first: both indices, the shared part."""
    alike = (
        (part, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if (part := shared_part(one, other)) > 0
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    kept = []
    for part, i, j in sorted(alike, reverse=True):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            kept.append((i, j, part))
    return kept
