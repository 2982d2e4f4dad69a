"""The written forms of a noun given as it is printed: plurals, feminine, accusative, and before a pronoun."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.suggest.lexicon.spelling import without_marks


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """One form. `bare` as it stands alone, `joined` before a pronoun ("" where none may follow).

    state is free, indefinite or construct as in derivation.Declined; gender m or f; number s, d or p.
    """

    bare: str
    joined: str
    state: str
    accusative: bool
    gender: str
    number: str


def joined_forms(word: str) -> list[str]:
    """How a noun is written before an attached pronoun: ة opens, ى becomes ا, a final ء takes a seat."""
    if word.endswith("ة"):
        return [word[:-1] + "ت"]
    if word.endswith("ى"):
        return [word[:-1] + "ا"]
    if word.endswith("اء"):
        return [word[:-1] + seat for seat in "ءؤئ"]
    return [word]


def _one(word: str, gender: str, number: str) -> Iterator[WrittenForm]:
    joined = joined_forms(word)
    for form in joined:
        yield WrittenForm(word, form, "free", False, gender, number)
    if without_marks(word)[-1] not in "ةاىءيأ" or word.endswith("\u0651") or len(without_marks(word)) == 3:
        yield WrittenForm(word + "ا", "", "indefinite", True, gender, number)


def _ending(stem: str, gender: str, number: str, endings: Sequence[str]) -> Iterator[WrittenForm]:
    for ending in endings:
        yield WrittenForm(stem + ending + "ن", "", "free", False, gender, number)
        yield WrittenForm(stem + ending, stem + ending, "construct", False, gender, number)


def _base(word: str) -> str:
    """The word before an ending: without ة, the last ى turned into ي."""
    if word.endswith("ة"):
        return word[:-1]
    return word[:-1] + "ي" if word.endswith("ى") else word


def plain_forms(word: str, gender: str, feminine: bool, plurals: Sequence[str]) -> Iterator[WrittenForm]:
    """Singular, dual, plurals and feminine of a noun. A plural is a word, or +ون or +ات for a sound one."""
    yield from _one(word, gender, "s")
    opened = word[:-1] + "ت" if word.endswith("ة") else _base(word)
    yield from _ending(opened, gender, "d", ("ا", "ي"))
    for plural in plurals:
        if plural == "+ون":
            yield from _ending(_base(word), "m", "p", ("و", "ي"))
        elif plural == "+ات":
            whole = _base(word) + "ات"
            yield WrittenForm(whole, whole, "free", False, "f", "p")
        else:
            yield from _one(plural, gender, "p")
    if feminine:
        base = _base(word)
        yield from plain_forms(base + "ة", "f", False, ["+ات"])


def spelt_masdar_forms(word: str) -> Iterator[WrittenForm]:
    """Forms of a verbal noun given in the lexicon as it is printed, with the plural in ات for those in ة."""
    yield from _one(word, "f" if word.endswith("ة") else "m", "s")
    if word.endswith("ة"):
        yield WrittenForm(word[:-1] + "ات", word[:-1] + "ات", "free", False, "f", "p")
