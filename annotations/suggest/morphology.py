"""What a word of the news can be: its lemma, form and person, its clitics, and what it takes if it reports.

The analyses come from camel-tools' Analyzer over the database of this project, and, where the user has
installed camel-tools' larger one, from that too. Offsets are code points of the word as given, which may
carry vowel marks and tatweel; they are never parted from their letter.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from annotations.suggest import camel
from annotations.suggest.frames import Frame, by_lexeme, frame_of
from annotations.suggest.keys import without_marks, word_key
from newsreader.arabic.folding import TATWEEL

__all__ = ["Analysis", "Frame", "analyse", "frame_of"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word.

    lemma: without vowel marks; lexeme: as the database has it, with them.
    pos: verb, noun, noun_prop, adj, prep, conj, part, pron, adv, aux, …
    form: perfect, imperfect, active_participle, masdar, noun, particle, or "".
    voice: active, passive or ""; gender m, f or ""; number s, d, p or ""; person 1, 2, 3 or "".
    definite: carries the article; accusative: written as an indefinite accusative (قائلا).
    proclitics: of و ف أ س ل ب ك, in order; the article is none of them. enclitics: ("ه",) or none.
    start, end: the span of the word without و ف أ ل ب ك and without an attached pronoun. It keeps the article
    (after لل it starts at the second lam) and the future س.
    word: that span folded, the article whole again after لل: what a list of names is asked for.
    role: given_name, title, role, institution, source, area, site, place or "".
    exact: spelt as the lexicon has it; False where only hamzas, ى for ي or ه for ة make it match.
    source: own or camel.
    """

    lemma: str
    lexeme: str
    pos: str
    form: str
    voice: str
    gender: str
    number: str
    person: str
    definite: bool
    accusative: bool
    proclitics: tuple[str, ...]
    enclitics: tuple[str, ...]
    start: int
    end: int
    word: str
    role: str
    frame: Frame | None
    exact: bool
    source: str


# What makes two readings one but for their spelling; the frame follows from the rest.
_SAME = attrgetter(*(f.name for f in fields(Analysis) if f.name not in ("exact", "accusative", "frame")))
_FORMS = {"p": "perfect", "i": "imperfect", "c": "imperative"}
_VOICES = {"a": "active", "p": "passive"}
_PARTS = {
    "noun_quant": "noun",
    "noun_num": "noun",
    "adj_comp": "adj",
    "adj_num": "adj",
    "adv_rel": "adv",
    "adv_interrog": "adv",
    "conj_sub": "conj",
    "verb_pseudo": "part",
    "part_neg": "part",
    "part_verb": "part",
    "pron_dem": "pron",
    "pron_rel": "pron",
    "pron_interrog": "pron",
}
_PRONOUNS = {
    "1s": "ي",
    "1p": "نا",
    "2ms": "ك",
    "2fs": "ك",
    "2d": "كما",
    "2mp": "كم",
    "2fp": "كن",
    "3ms": "ه",
    "3fs": "ها",
    "3d": "هما",
    "3mp": "هم",
    "3fp": "هن",
}
_PROCLITICS = {
    "wa": "و",
    "fa": "ف",
    "sa": "س",
    "li": "ل",
    "la": "ل",
    "bi": "ب",
    "ka": "ك",
    "a": "أ",
    ">a": "أ",
}
_PREFIX_ORDER = ("prc3", "prc2", "prc1")


@lru_cache(maxsize=50_000)
def analyse(word: str) -> tuple[Analysis, ...]:
    """All readings of one word, the exactly spelt first; empty for a word that no database knows.

    `word` is as it is written, with no white space or punctuation; vowel marks in it rule readings out.
    """
    letters, places = _letters(word)
    if not letters:
        return ()
    found: dict[tuple[Any, ...], Analysis] = {}
    for source, analyzer in (("own", camel.analyzer()), ("camel", camel.users_analyzer())):
        if analyzer is None:
            continue
        for features in analyzer.analyze(letters):
            reading = _reading(word, letters, places, features, source)
            if reading is not None:
                same = _SAME(reading)
                if same not in found or (reading.exact and not found[same].exact):
                    found[same] = reading
    return tuple(sorted(found.values(), key=lambda r: (not r.exact, r.source != "own")))


def _letters(word: str) -> tuple[str, Sequence[int]]:
    """The letters of a word without marks and tatweel, and where each starts in it."""
    if word.isalpha() and TATWEEL not in word:
        return word, range(len(word))
    letters, places = [], []
    for at, sign in enumerate(word):
        if sign != TATWEEL and not unicodedata.category(sign).startswith("M"):
            letters.append(sign)
            places.append(at)
    return "".join(letters), places


def _reading(
    word: str, letters: str, places: Sequence[int], features: dict[str, Any], source: str
) -> Analysis | None:
    spelling = without_marks(features["diac"]).replace(TATWEEL, "")
    exact = spelling == letters
    if not exact and not _near(spelling, letters):
        return None
    if len(letters) < len(word) and not _marks_agree(word, features["diac"]):
        return None
    proclitics = tuple(
        _PROCLITICS[name]
        for slot in _PREFIX_ORDER
        if (name := features.get(slot, "0").split("_")[0]) in _PROCLITICS
    )
    enclitics = _enclitics(features.get("enc0", "0"), letters)
    definite = features.get("prc0") == "Al_det"
    first = sum(1 for p in proclitics if p != "س")
    if "س" in proclitics:
        first = proclitics.index("س")
    last = len(letters) - sum(len(e) for e in enclitics)
    start = places[first]
    end = places[last] if last < len(letters) else len(word)
    name = letters[first:last]
    if definite and proclitics[-1:] == ("ل",):
        name = "ا" + name
    pos = _PARTS.get(features["pos"], features["pos"])
    lexeme = features["lex"]
    form = features.get("der") or _FORMS.get(features.get("asp", ""), "")
    frame = by_lexeme().get(("noun" if form == "noun" else "verb", lexeme))
    if frame is None and source == "camel" and pos == "verb":
        frame = frame_of(lexeme)
    return Analysis(
        lemma=without_marks(lexeme),
        lexeme=lexeme,
        pos=pos,
        form=form,
        voice=_VOICES.get(features.get("vox", ""), ""),
        gender=_known(features, "gen", "mf"),
        number=_known(features, "num", "sdp"),
        person=_known(features, "per", "123"),
        definite=definite,
        accusative=features.get("cas") == "a" and features.get("stt") == "i",
        proclitics=proclitics,
        enclitics=enclitics,
        start=start,
        end=end,
        word=word_key(name),
        role=features.get("role", ""),
        frame=frame,
        exact=exact,
        source=source,
    )


def _known(features: dict[str, Any], name: str, values: Iterable[str]) -> str:
    value = str(features.get(name, ""))
    return value if value in values else ""


def _enclitics(feature: str, letters: str) -> tuple[str, ...]:
    """The attached pronoun named by a feature such as 3ms_dobj, or none."""
    person = feature.split("_")[0]
    pronoun = _PRONOUNS.get(person)
    if pronoun is None:
        return ()
    if person == "1s" and letters.endswith("ني") and feature.endswith("dobj"):
        return ("ني",)
    return (pronoun,) if letters.endswith(pronoun) else ()


def _near(spelling: str, letters: str) -> bool:
    """Whether two spellings differ in nothing but what writers confuse: hamza on alef, final ى/ي and ة/ه.

    A pronoun ه is never taken for ة, nor a middle ي for ى: the Analyzer's own folding is wider.
    """
    if len(spelling) != len(letters):
        return False
    last = len(letters) - 1
    for at, (one, other) in enumerate(zip(spelling, letters, strict=True)):
        if one == other or (one in "اأإآٱ" and other in "اأإآٱ"):
            continue
        if at == last and (one, other) in (("ى", "ي"), ("ي", "ى"), ("ة", "ه")):
            continue
        return False
    return True


def _marks_by_letter(word: str) -> list[set[str]]:
    marks: list[set[str]] = []
    for sign in word:
        if unicodedata.category(sign).startswith("M"):
            if marks:
                marks[-1].add(sign)
        elif sign != TATWEEL:
            marks.append(set())
    return marks


_SHADDA, _SUKUN, _DAGGER = "\u0651", "\u0652", "\u0670"


def _marks_agree(word: str, spelling: str) -> bool:
    """Whether the vowel marks that the writer gave agree with a reading's, the last letter's apart."""
    given, ours = _marks_by_letter(word), _marks_by_letter(spelling)
    if len(given) != len(ours) or not any(ours) or not any(given):
        return True
    for at, (one, other) in enumerate(zip(given, ours, strict=True)):
        if _SHADDA in one and _SHADDA not in other:
            return False
        if at == len(given) - 1:
            break
        written = one - {_SHADDA, _SUKUN, _DAGGER}
        vowels = other - {_SHADDA, _SUKUN, _DAGGER}
        if written and vowels and written != vowels:
            return False
        if _SUKUN in one and vowels:
            return False
        # A writer who marks this letter's vowel and not its shadda says that there is none.
        if written and _SHADDA in other and _SHADDA not in one:
            return False
    return True
