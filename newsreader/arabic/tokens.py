"""The tokens of a text for programs that tag it: words without the clitics before them, and every other sign.

By spelling and the text's own words alone, with no lexicon: the same text gives the same tokens anywhere,
whatever is marked in it.
"""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from newsreader.arabic.clitics import (
    WHOLE_CUES,
    WHOLE_NAMES,
    name_without_clitics,
    proclitic_lengths,
)
from newsreader.arabic.folding import Folded, fold
from newsreader.arabic.segments import words

# Folded beginnings of words whose own first letter is a waw.
_OWN_WAW = (
     "واثق", "واجب", "واجه", "واحد", "وادي", "وارد", "وارسو", "واسع", "واشنطن", "واصل", "واضح",
     "واعد", "وافد", "وافر", "وافق", "واقع", "واكب", "والد", "والي", "وايت", "وايل", "وباء",
     "وتد", "وتر", "وتيره", "وثايق", "وثب", "وثق", "وثيق", "وجب", "وجد", "وجع", "وجه", "وجود",
     "وجوه", "وجيز", "وحد", "وحش", "وحي", "وخيم", "وداع", "ودي", "وراء", "وراث", "ورث", "ورد",
     "ورش", "ورط", "ورق", "ورود", "وزار", "وزراء", "وزع", "وزن", "وزير", "وسام", "وساط", "وسايل",
     "وسط", "وسع", "وسم", "وسن", "وسيط", "وسيل", "وشم", "وشيك", "وصاي", "وصف", "وصل", "وصول",
     "وصي", "وضح", "وضع", "وضوح", "وضي", "وطا", "وطن", "وطي", "وظايف", "وظيف", "وعاء", "وعد",
     "وعر", "وعظ", "وعود", "وعي", "وفاء", "وفاه", "وفد", "وفر", "وفق", "وفود", "وفي", "وفيات",
     "وفير", "وقاء", "وقايه", "وقايع", "وقت", "وقع", "وقف", "وقود", "وقوع", "وقوف", "وكال",
     "وكر", "وكلاء", "وكيل", "ولاء", "ولاد", "ولاي", "ولد", "ولع", "ولي", "وهاب", "وهب", "وهم",
     "وهن", "ويست", "ويكي", "ويل",
)  # fmt: skip
# Short folded words that a conjunction is written onto.
_PARTICLES = frozenset(
    [
         "ان", "انه", "انها", "انهم", "في", "من", "عن", "قد", "لم", "لا", "ما", "لن", "هو", "هي",
         "هم", "هل", "مع", "تم", "ثم", "كل", "اي", "ظل", "ضد", "رد", "الي", "علي", "اذا", "كان",
    ]
)  # fmt: skip
# After these prefixes the rest must stand in the text as a word of its own, this long at least.
_SHORTEST_REST = 4


def tokens(text: str) -> list[tuple[int, int]]:
    """The spans ``[start, end)`` in code points of all that is no white space, in order: و and ف before a
    word, and ب, ل, ك where spelling or the text's own words show them, are tokens of their own. No letter is
    parted from its marks, no emoji from its pieces."""
    spans = words(text)
    folded = [fold(text[start:end]) for start, end in spans]
    known = {word.text for word in folded}
    known |= {word[2:] for word in known if word.startswith("ال") and len(word) > _SHORTEST_REST}
    found: list[tuple[int, int]] = []
    at = 0
    for (start, end), word in zip(spans, folded, strict=True):
        found.extend(_signs(text, at, start))
        cuts = [start, *(start + word.starts[n] for n in _clitics(text[start:end], word, known)), end]
        found.extend((a, b) for a, b in pairwise(cuts) if a < b)
        at = end
    found.extend(_signs(text, at, len(text)))
    return found


def _clitics(written: str, word: Folded, known: set[str]) -> list[int]:
    """Where, in folded letters, the word is cut: after a conjunction, after a preposition."""
    letters = word.text
    if letters in WHOLE_CUES or letters in WHOLE_NAMES:
        return []
    conjunction = letters[:1] in ("و", "ف")
    by_spelling = name_without_clitics(written, 0, len(written))[0]
    taken = next((n for n in proclitic_lengths(letters) if n and word.starts[n] == by_spelling), 0)
    if taken:
        return [1, 2] if taken == 2 else [taken]
    if conjunction and letters[1:] in _PARTICLES:
        return [1]
    if letters.startswith(_OWN_WAW):
        return []
    lengths = [n for n in proclitic_lengths(letters) if n and len(letters) - n >= _SHORTEST_REST]
    cuts = [n for n in lengths if letters[n:] in known]
    if letters.startswith("و") and len(letters) >= _SHORTEST_REST and 1 not in cuts:
        cuts = [1, *cuts]
    return cuts


def _signs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The signs between words, each with what is joined to it."""
    at = start
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        following = at + 1
        while following < end and _joined(text, following):
            following += 1
        yield at, following
        at = following


def _joined(text: str, at: int) -> bool:
    after, before = text[at], text[at - 1]
    if unicodedata.category(after).startswith("M") or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    return after in ("\u200c", "\u200d") or (before == "\u200d" and not after.isspace())
