"""Active participles and verbal nouns of a verb, with their genders, numbers and written cases.

The sounds are those of spelling.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.suggest.lexicon.conjugation import imperfect_stem, opening
from annotations.suggest.lexicon.verb import Verb


@dataclass(frozen=True, slots=True)
class Declined:
    """One form of a noun. `sounds` as it stands alone; `joined` before a pronoun, "" where none may follow.

    state: "free" takes the article or none, "indefinite" (the accusative in -an, داعٍ) never the article,
    "construct" a dual or plural that has lost its nun (مسؤولو). gender m or f, number s, d or p.
    """

    sounds: str
    joined: str
    state: str
    accusative: bool
    gender: str
    number: str


def active_participle(verb: Verb) -> str:
    """The sounds of the masculine singular before its endings; a weak last radical is left off (داعٍ: داع)."""
    r1, r2, r3 = verb.root[0], verb.root[1], verb.root[2]
    if verb.form == "I":
        if verb.hollow:
            return r1 + "Aءi" + r3
        if verb.doubled:
            return r1 + "A" + r2 + r2
        return r1 + "A" + r2 + ("" if verb.defective else "i" + r3)
    return "مu" + imperfect_stem(verb, "i").before_vowel


def masdar(verb: Verb) -> str:
    """The sounds of the regular verbal noun of a derived form. Form I has none: ValueError."""
    root, form = verb.root, verb.form
    r1, r2, r3 = root[0], root[1], root[2]
    if form == "II":
        if verb.defective or r3 == "ء":
            return "تa" + r1 + r2 + "i" + r3 + "aT"
        return "تa" + r1 + r2 + "I" + r3
    if form == "III":
        return "مu" + r1 + "A" + r2 + ("AT" if verb.defective else "a" + r3 + "aT")
    if form in ("V", "VI"):
        middle = r1 + "a" + r2 + r2 if form == "V" else r1 + "A" + r2
        return "تa" + middle + ("I" if verb.defective else "u" + r3)
    if form == "QI":
        return r1 + "a" + r2 + r3 + "a" + root[3] + "aT"
    last = "ء" if verb.defective else r3
    if form == "IV":
        return "ءi" + (r1 + "A" + r3 + "aT" if verb.hollow else r1 + r2 + "A" + last)
    if form == "X":
        return "iستi" + (r1 + "A" + r3 + "aT" if verb.hollow else r1 + r2 + "A" + last)
    if form in ("VII", "VIII"):
        start = "i" + opening(verb, "i")
        return start + ("ي" if verb.hollow else r2) + "A" + last
    raise ValueError(f"form {form} has no regular verbal noun")


def _sound_plurals(base: str, feminine: str) -> Iterator[Declined]:
    """Duals and sound plurals of a masculine `base` whose feminine without its ta is `feminine`."""
    for gender, number, stem, nominative, oblique, nun in (
        ("m", "d", base, "A", "aي", "نi"),
        ("m", "p", base, "U", "I", "نa"),
        ("f", "d", feminine + "ت", "A", "aي", "نi"),
    ):
        for ending in (nominative, oblique):
            yield Declined(stem + ending + nun, "", "free", False, gender, number)
            # A dual in the construct would make every قائلا two speakers; nobody writes it of who reports.
            if number == "p":
                yield Declined(stem + ending, stem + ending, "construct", False, gender, number)
    yield Declined(feminine[:-1] + "Aت", feminine[:-1] + "Aتu", "free", False, "f", "p")


def participle_forms(base: str, *, weak: bool) -> list[Declined]:
    """All forms of an active participle. `weak`: a weak last radical was left off (داعٍ, متمنٍّ)."""
    if weak:
        glide = base + "iي"
        plural = base
        forms = [
            Declined(base + "i", "", "indefinite", False, "m", "s"),
            Declined(base + "I", base + "I", "free", False, "m", "s"),
        ]
    else:
        glide = plural = base
        forms = [Declined(base, base + "u", "free", False, "m", "s")]
    forms += [
        Declined(glide + "F", "", "indefinite", True, "m", "s"),
        Declined(glide + "aT", glide + "aTu", "free", False, "f", "s"),
    ]
    for form in _sound_plurals(glide, glide + "a"):
        if weak and form.gender == "m" and form.number == "p":
            forms.append(
                Declined(
                    plural + form.sounds.removeprefix(glide),
                    plural + form.joined.removeprefix(glide) if form.joined else "",
                    form.state,
                    form.accusative,
                    form.gender,
                    form.number,
                )
            )
        else:
            forms.append(form)
    return forms


def masdar_forms(sounds: str) -> list[Declined]:
    """Singular, accusative and the plural in -at of a verbal noun or another thing's name."""
    gender = "f" if sounds.endswith("T") else "m"
    base = sounds[:-2] if sounds.endswith("aT") else sounds
    plural = (sounds[:-1] + "وAت" if sounds.endswith("AT") else base + "Aت").replace("IAت", "iيAت")
    forms = [Declined(sounds, sounds + ("" if sounds[-1] in "IE" else "u"), "free", False, gender, "s")]
    if sounds.endswith("ء"):
        forms.append(Declined(sounds, sounds + "i", "free", False, gender, "s"))
        forms.append(Declined(sounds, sounds + "a", "free", False, gender, "s"))
    if gender == "m":
        accusative = sounds[:-1] + "iيF" if sounds.endswith("I") else sounds + "F"
        forms.append(Declined(accusative, "", "indefinite", True, gender, "s"))
    forms.append(Declined(plural, plural + "u", "free", False, "f", "p"))
    return forms
