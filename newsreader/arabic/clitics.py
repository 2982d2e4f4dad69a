"""The clitics that Arabic writes onto a name: where the name itself begins, by spelling alone.

Whoever has a lexicon passes it as `known`; without one only what the spelling proves is taken off.
"""

from collections.abc import Callable
from functools import lru_cache

from newsreader.arabic.folding import fold

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
# Words whose own first letters look like a clitic and the article.
WHOLE_NAMES = frozenset(
    [
        "والد",
        "والده",
        "والدي",
        "والدته",
        "والدتي",
        "والدين",
        "والدها",
        "والي",
        "واليا",
        "ولايه",
        "والتر",
        "بالي",
        "بالغ",
        "بالغه",
        "فالح",
        "فالنسيا",
        "فالكون",
        "كالي",
        "باليرمو",
        "فاليري",
        "والاس",
        "فالتر",
        "بالتيمور",
        "بالاس",
        "بالاك",
    ]
)
# Folded reporting words whose own first letter looks like a conjunction.
WHOLE_CUES = frozenset(
    [
        "وصف", "وصفت", "وصفوا", "وصفه", "وصفها", "واصفا", "واصفه", "وعد", "وعدت", "واعدا", "وجه", "وجهت",
        "موجها", "وضح", "وضحت", "وافق", "وافقت", "ورد", "وردت", "وثق", "وثقت", "وقع", "وفق", "وفقا",
        "وكاله", "وكالات", "وزاره", "فسر", "فسرت", "فند", "فندت", "فصل", "فصلت", "فضل", "فضلت", "فجر",
        "فجرت", "فتوي", "فاجا",
    ]
)  # fmt: skip


@lru_cache(maxsize=50_000)
def proclitic_lengths(word: str) -> tuple[int, ...]:
    """How many letters of the folded `word` may be proclitics, the fewest first, 0 always among them.

    Only the letters are looked at: و or ف, then ب, ل or ك; at least two letters of the word remain.
    """
    lengths = [0]
    at = 0
    if word[:1] and word[0] in _CONJUNCTIONS:
        at = 1
        lengths.append(1)
    if word[at : at + 1] and word[at] in _PREPOSITIONS:
        lengths.append(at + 1)
    return tuple(n for n in lengths if n == 0 or len(word) - n >= 2)


def name_without_clitics(
    text: str, start: int, end: int, known: Callable[[str], bool] | None = None
) -> tuple[int, int]:
    """The part of the span ``[start, end)`` that is a name: without و، ف، ب، ك، ل before its first word.

    `known` says of a folded first word whether it stands in a lexicon as it is. After لل the span starts
    at the second lam. White space and quotation marks at the edges are left out. Where nothing
    would be left, the span comes back as it was.
    """
    edges = " \t\n\u00a0«»\"“”„‟‘’'‹›()[]،,؛;:.!?؟…"
    first, last = start, end
    while first < last and text[first] in edges:
        first += 1
    while last > first and text[last - 1] in edges:
        last -= 1
    if first == last:
        return start, end
    folded = fold(text[first:last])
    word = folded.text.split(" ", 1)[0]
    length = _taken(word, known)
    return (first + folded.starts[length] if length else first), last


def _taken(word: str, known: Callable[[str], bool] | None) -> int:
    """How many folded letters at the word's start are clitics."""
    if known is not None:
        for length in proclitic_lengths(word):
            rest = word[length:]
            article_after_lam = length > 0 and word[length - 1] == "ل" and rest[:1] == "ل"
            if known(rest) or (article_after_lam and known("ا" + rest)):
                return length
    if word in WHOLE_NAMES:
        return 0
    at = 1 if word[:1] and word[0] in _CONJUNCTIONS else 0
    rest = word[at:]
    if rest.startswith("لل") and len(rest) >= 5:
        return at + 1
    if rest[:1] in ("ب", "ك") and rest[1:3] == "ال" and len(rest) >= 6:
        return at + 1
    if at and rest.startswith("ال") and len(rest) >= 5:
        return at
    return 0
