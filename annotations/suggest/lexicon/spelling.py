"""From sounds to Arabic spelling with all vowel marks: seats of hamza, long vowels, doubled letters.

The sounds are written with the Arabic consonants and with Latin letters for what script hides:
``a i u`` short vowels, ``A I U`` long ones, ``E`` a long a that stands as ى at the end of a word,
``T`` the ta marbuta, ``X`` the silent alef after a plural waw, ``F`` the ending -an of the accusative.
A vowel at the very start takes a joining alef (ا); a hamza there is written as ء.
"""

import re
import unicodedata

VOWELS = "aiuAIUEF"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"

_FATHATAN, _FATHA, _DAMMA, _KASRA, _SHADDA, _SUKUN = "\u064b\u064e\u064f\u0650\u0651\u0652"
_SHORT = {"a": _FATHA, "i": _KASRA, "u": _DAMMA}
_LONG = {"A": _FATHA + "ا", "I": _KASRA + "ي", "U": _DAMMA + "و"}
_CLASS = {"a": "a", "A": "a", "E": "a", "F": "a", "i": "i", "I": "i", "u": "u", "U": "u"}

_CONSONANT = "[^aiuAIUEFTX]"
_DROPPING_MARKS = re.compile(f"[{MARKS}]")


def without_marks(text: str) -> str:
    """The text without vowel marks, shadda and sukun."""
    return _DROPPING_MARKS.sub("", text)


def _smooth(sounds: str) -> str:
    """The sound laws that hold everywhere: uw, iy, iw, uy before a consonant, and two hamzas that meet."""
    sounds = re.sub(r"ءaء(?=[^aiuAIUEFTX])", "ءA", sounds)
    sounds = re.sub(r"ءuء(?=[^aiuAIUEFTX])", "ءU", sounds)
    sounds = re.sub(r"ءiء(?=[^aiuAIUEFTX])", "ءI", sounds)
    sounds = re.sub(r"u[وي](?=[^aiuAIUEFTXوي]|$)", "U", sounds)
    return re.sub(r"i[وي](?=[^aiuAIUEFTXوي]|$)", "I", sounds)


def _hamza(before: str, after: str, last: bool) -> str:
    """The letter that carries a hamza between the sounds `before` and `after` (each "" at an edge)."""
    previous, following = _CLASS.get(before, ""), _CLASS.get(after, "")
    if not before:
        return "إ" if following == "i" else "أ"
    if last:
        return "ء" if before not in "aiu" else {"a": "أ", "i": "ئ", "u": "ؤ"}[before]
    if before in "Iي" or "i" in (previous, following):
        return "ئ"
    if before in "AEUو":
        return "ؤ" if following == "u" else "ء"
    if "u" in (previous, following):
        return "ؤ"
    return "أ"


def spell(sounds: str) -> str:
    """The vowelled spelling, in NFC, of a word given as sounds (see the module's docstring).

    >>> spell("ءaضAفa")
    'أَضَافَ'
    """
    sounds = _smooth(sounds)
    out: list[str] = []
    i, n = 0, len(sounds)
    if sounds[0] in VOWELS:
        out.append("ا")
    while i < n:
        sound = sounds[i]
        following = sounds[i + 1] if i + 1 < n else ""
        if sound in _SHORT:
            out.append(_SHORT[sound])
        elif sound in _LONG:
            out.append(_LONG[sound])
        elif sound == "E":
            out.append(_FATHA + ("ى" if i + 1 == n and sounds[i - 1] != "ي" else "ا"))
        elif sound == "F":
            bare = (out and out[-1] in ("أ", "ة")) or (out[-1:] == ["ء"] and sounds[i - 2] == "A")
            out.append(_FATHATAN if bare else _FATHATAN + "ا")
        elif sound == "X":
            out.append("ا")
        elif sound == "T":
            out.append("ة" if i + 1 == n or following == "F" else "ت")
        elif sound == "ء":
            # A final i is a weak radical's (مرتئٍ); other final vowels leave the seat alone.
            last = i + 1 == n or (i + 2 == n and following in "auF")
            seat = _hamza(sounds[i - 1] if i else "", following, last)
            if (following == "A" and seat == "أ") or (following == "E" and seat == "أ" and i + 2 < n):
                out.append("آ")
                i += 1
            else:
                out.append(seat)
                if not following or following not in VOWELS:
                    out.append(_SUKUN if following else "")
        else:
            out.append(sound)
            if following == sound:
                out.append(_SHADDA)
                i += 1
                following = sounds[i + 1] if i + 1 < n else ""
            if following and following not in VOWELS and following not in "XT":
                out.append(_SUKUN)
        i += 1
    return unicodedata.normalize("NFC", "".join(out))
