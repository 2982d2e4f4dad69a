"""Conjugates an Arabic verb from its root, form and vowels: every person of perfect and imperfect.

The sounds are those of spelling.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.suggest.lexicon.verb import WEAK, Verb


@dataclass(frozen=True, slots=True)
class Inflected:
    """One inflected form. `sounds` as it stands alone, `joined` as it stands before an attached pronoun.

    aspect is perfect or imperfect; mood is indicative, subjunctive or jussive ("" elsewhere);
    voice active or passive; person 1, 2, 3; gender m, f or "" where one form serves both; number s, d, p.
    """

    sounds: str
    joined: str
    aspect: str
    mood: str
    voice: str
    person: str
    gender: str
    number: str


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem before vowels, before consonants, and the vowel class of a weak end ("" in a strong verb)."""

    before_vowel: str
    before_consonant: str
    end: str = ""


PERFECT = (
    ("3", "m", "s", "a"),
    ("3", "f", "s", "at"),
    ("3", "m", "d", "A"),
    ("3", "f", "d", "atA"),
    ("3", "m", "p", "UX"),
    ("3", "f", "p", "نa"),
    ("2", "m", "s", "تa"),
    ("2", "f", "s", "تi"),
    ("2", "", "d", "تuمA"),
    ("2", "m", "p", "تuم"),
    ("2", "f", "p", "تuننa"),
    ("1", "", "s", "تu"),
    ("1", "", "p", "نA"),
)
# person, gender, number, prefix, then the ending: indicative, subjunctive, jussive.
IMPERFECT = (
    ("3", "m", "s", "ي", "u", "a", ""),
    ("3", "f", "s", "ت", "u", "a", ""),
    ("3", "m", "d", "ي", "Aنi", "A", "A"),
    ("3", "f", "d", "ت", "Aنi", "A", "A"),
    ("3", "m", "p", "ي", "Uنa", "UX", "UX"),
    ("3", "f", "p", "ي", "نa", "نa", "نa"),
    ("2", "m", "s", "ت", "u", "a", ""),
    ("2", "f", "s", "ت", "Iنa", "I", "I"),
    ("2", "", "d", "ت", "Aنi", "A", "A"),
    ("2", "m", "p", "ت", "Uنa", "UX", "UX"),
    ("2", "f", "p", "ت", "نa", "نa", "نa"),
    ("1", "", "s", "ء", "u", "a", ""),
    ("1", "", "p", "ن", "u", "a", ""),
)
MOODS = ("indicative", "subjunctive", "jussive")


def _with_t(first: str) -> str:
    """First radical and infixed t of form VIII: اتهم, ادعى, اصطدم, ازداد, اطلع."""
    if first in WEAK:
        return "تت"
    if first in "دذز":
        return {"د": "دد", "ذ": "ذذ", "ز": "زد"}[first]
    if first in "صضط":
        return first + "ط"
    if first == "ظ":
        return "ظظ"
    return first + "ت"


def opening(verb: Verb, vowel: str) -> str:
    """What stands before the last two radicals in forms VII, VIII, X; `vowel` after the opening."""
    if verb.form == "VII":
        return "ن" + verb.root[0] + vowel
    if verb.form == "VIII":
        return _with_t(verb.root[0]) + vowel
    return "ست" + vowel + verb.root[0]


def _perfect_stem(verb: Verb, passive: bool) -> Stem:
    a, middle, last = ("u", "i", "i") if passive else ("a", "a", "a")
    root, form = verb.root, verb.form
    r1, r2, r3 = root[0], root[1], root[2]
    if form == "QI":
        return Stem(*(r1 + a + r2 + r3 + last + root[3],) * 2)
    if form in ("II", "V"):
        start = ("ت" + a if form == "V" else "") + r1 + a + r2 + r2
        return _ended(start, last, r3, last if verb.defective else "")
    if form in ("III", "VI"):
        start = ("ت" + a if form == "VI" else "") + r1 + ("U" if passive else "A")
        if verb.doubled:
            return Stem(start + r2 + r2, start + r2 + last + r2)
        return _ended(start + r2, last, r3, last if verb.defective else "")
    if form == "I":
        vowel = "i" if passive else verb.vowels[0]
        if verb.hollow:
            short = "i" if passive or verb.vowels[2] != "u" else "u"
            return Stem(r1 + ("I" if passive else "A") + r3, r1 + short + r3)
        if verb.doubled:
            return Stem(r1 + a + r2 + r2, r1 + a + r2 + vowel + r2)
        return _ended(r1 + a + r2, vowel, r3, vowel if verb.defective else "")
    if form == "IV":
        start = "ء" + a + r1
        if verb.hollow:
            return Stem(start + ("I" if passive else "A") + r3, start + middle + r3)
        if verb.doubled:
            return Stem(start + middle + r2 + r2, start + r2 + middle + r2)
        return _ended(start + r2, last, r3, last if verb.defective else "")
    link = "u" if passive else "i"
    start = link + opening(verb, a)
    if verb.hollow:
        if form == "X":
            return Stem(start + ("I" if passive else "A") + r3, start + middle + r3)
        return Stem(start[:-1] + ("I" if passive else "A") + r3, start[:-1] + middle + r3)
    if verb.doubled:
        if form == "X":
            return Stem(start + middle + r2 + r2, start + r2 + middle + r2)
        return Stem(start + r2 + r2, start + r2 + middle + r2)
    return _ended(start + r2, last, r3, last if verb.defective else "")


def imperfect_stem(verb: Verb, vowel: str, *, passive: bool = False) -> Stem:
    """The stem after the person's prefix and its vowel; `vowel` is the one before the last radical.

    Active participles of the derived forms are built on it too, with i.
    """
    root, form = verb.root, verb.form
    r1, r2, r3 = root[0], root[1], root[2]
    if form == "QI":
        return Stem(*(r1 + "a" + r2 + r3 + vowel + root[3],) * 2)
    if form in ("II", "V"):
        start = ("تa" if form == "V" else "") + r1 + "a" + r2 + r2
    elif form in ("III", "VI"):
        start = ("تa" if form == "VI" else "") + r1 + "A" + r2
        if verb.doubled:
            return Stem(start + r2, start + vowel + r2)
    elif form in ("I", "IV"):
        start = r1 + r2
        if verb.sees:
            start = r1
        elif verb.drops_first and not passive:
            start = r2
        elif verb.hollow:
            return Stem(r1 + vowel.upper() + r3, r1 + vowel + r3)
        elif verb.doubled:
            return Stem(r1 + vowel + r2 + r2, r1 + r2 + vowel + r2)
    else:
        start = opening(verb, "a")
        if verb.hollow:
            if form == "X":
                return Stem(start + vowel.upper() + r3, start + vowel + r3)
            return Stem(start[:-1] + "A" + r3, start[:-1] + "a" + r3)
        if verb.doubled:
            if form == "X":
                return Stem(start + vowel + r2 + r2, start + r2 + vowel + r2)
            return Stem(start + r2 + r2, start + r2 + vowel + r2)
        start += r2
    return _ended(start, vowel, r3, vowel if verb.defective else "")


def _ended(start: str, vowel: str, last: str, end: str) -> Stem:
    """A stem that ends in a strong radical, or, where `end` names a vowel class, before its weak one."""
    return Stem(start, start, end) if end else Stem(start + vowel + last, start + vowel + last)


def _weak_perfect(verb: Verb, stem: Stem, passive: bool) -> Iterator[tuple[str, str]]:
    """Sounds and joined sounds of the perfect of a verb with a weak last radical, in the order of PERFECT."""
    base = stem.before_vowel
    waw = verb.form == "I" and verb.root[2] == "و" and not passive
    glide = "و" if waw else "ي"
    for person, gender, number, ending in PERFECT:
        if stem.end == "i":
            sounds = base + {"UX": "UX"}.get(ending, ("iي" if ending[0] in "aAU" else "I") + ending)
        elif (person, gender, number) == ("3", "m", "s"):
            sounds = base + ("A" if waw else "E")
        elif ending in ("at", "atA"):
            sounds = base + ending
        elif ending == "UX":
            sounds = base + "aوX"
        else:
            sounds = base + "a" + glide + ending
        yield sounds.replace("t", "ت"), _joined(sounds)


def _joined(sounds: str) -> str:
    """The sounds before an attached pronoun: no silent alef, and -tum takes its u back."""
    sounds = sounds.replace("t", "ت").replace("X", "")
    return sounds + "U" if sounds.endswith("تuم") else sounds


def _perfect(verb: Verb, passive: bool) -> Iterator[Inflected]:
    stem = _perfect_stem(verb, passive)
    voice = "passive" if passive else "active"
    if verb.defective:
        forms = list(_weak_perfect(verb, stem, passive))
    else:
        forms = []
        for *_, ending in PERFECT:
            sounds = (stem.before_vowel if ending[0] in "aAU" else stem.before_consonant) + ending
            forms.append((sounds.replace("t", "ت"), _joined(sounds)))
    for (person, gender, number, _), (sounds, joined) in zip(PERFECT, forms, strict=True):
        yield Inflected(sounds, joined, "perfect", "", voice, person, gender, number)


def _weak_ending(end: str, ending: str, jussive: bool) -> str:
    """The ending of a weak imperfect of vowel class `end` (u يدعو, i ينفي, a يبقى) for a strong `ending`."""
    if ending in ("u", "a", ""):
        if jussive:
            return end
        if end == "a":
            return "E"
        return end.upper() if ending == "u" else end + {"u": "و", "i": "ي"}[end] + "a"
    if ending.startswith("A"):
        return end + ("و" if end == "u" else "ي") + ending
    if ending.startswith("U"):
        return "aو" + ending[1:] if end == "a" else ending
    if ending.startswith("I"):
        return "aي" + ending[1:] if end == "a" else ending
    return ("aي" if end == "a" else end.upper()) + ending


def _imperfect(verb: Verb, passive: bool) -> Iterator[Inflected]:
    vowel = "a" if passive or verb.form in ("V", "VI") else "i"
    if verb.form == "I" and not passive:
        vowel = verb.vowels[2]
    stem = imperfect_stem(verb, vowel, passive=passive)
    voice = "passive" if passive else "active"
    high = passive or verb.form in ("II", "III", "IV", "QI")
    for person, gender, number, prefix, *endings in IMPERFECT:
        for mood, ending in zip(MOODS, endings, strict=True):
            start = prefix + ("u" if high else "a")
            if verb.defective:
                sounds = start + stem.before_vowel + _weak_ending(stem.end, ending, mood == "jussive")
            elif ending[:1] in ("u", "a", "A", "U", "I") or (not ending and verb.doubled):
                # The jussive of a doubled verb takes a helping vowel and stays doubled: لم يردَّ.
                sounds = start + stem.before_vowel + (ending or "a")
            else:
                sounds = start + stem.before_consonant + ending
            yield Inflected(sounds, _joined(sounds), "imperfect", mood, voice, person, gender, number)


def conjugate(verb: Verb) -> list[Inflected]:
    """Every inflected form of the verb, both voices; 13 persons a tense, three moods in the imperfect."""
    return [
        *_perfect(verb, passive=False),
        *_imperfect(verb, passive=False),
        *_perfect(verb, passive=True),
        *_imperfect(verb, passive=True),
    ]
