"""How far a spelling in a text is from a name's own spelling, where one folded key serves several names."""

import unicodedata

from newsreader.arabic.folding import TATWEEL

SHADDA = "\u0651"
_SUKUN = "\u0652"
_VOWELS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650" + _SUKUN)
# Letters that newsrooms write for others; the left says less than the right.
_LESS = {"ا": "أإآٱ", "ه": "ة", "ي": "ىئ", "ى": "يئ", "و": "ؤ"}


def distance(written: str, name: str) -> int:
    """How much `written` says that `name` does not: 0 where it may well be that name.

    Both have one folded key, or one begins with the other: it counts as far as both go. A shadda or another
    letter weighs 3, a vowel mark other than the name's 2, one that the name leaves open 1. A mark that
    `written` leaves out says nothing, nor does the vowel of the last letter.
    """
    told, own = _letters(written), _letters(name)
    far = 0
    for at, ((letter, marks), (of_name, name_marks)) in enumerate(zip(told, own, strict=False)):
        if letter != of_name and of_name not in _LESS.get(letter, ""):
            far += 3
        if SHADDA in marks and SHADDA not in name_marks:
            far += 3
        vowels = marks & _VOWELS
        if vowels and at + 1 < len(told):
            own_vowels = name_marks & _VOWELS
            far += 0 if vowels == own_vowels else 2 if own_vowels else 1
    return far


def _letters(text: str) -> list[tuple[str, frozenset[str]]]:
    letters: list[tuple[str, frozenset[str]]] = []
    for letter in unicodedata.normalize("NFC", text):
        if unicodedata.combining(letter):
            if letters:
                letters[-1] = (letters[-1][0], letters[-1][1] | {letter})
        elif letter != TATWEEL and unicodedata.category(letter) != "Cf":
            letters.append((letter, frozenset()))
    return letters
