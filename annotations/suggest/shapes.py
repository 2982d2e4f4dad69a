"""What the shape of a word tells: masdars by their patterns, nouns with a pronoun, the preposition written
on it.
"""

import re
from functools import lru_cache

from annotations.suggest import words
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class

# How or where something was said, with ب: بسرعة، بمناسبة.
_HOW = word_class("with_ba_how")

_MASDAR = re.compile(r"ت..ي.ه?|است..?ا.ه?|ان..ا.|ا.ت.ا.ه?|م.ا..ه|ت.ا..|اطلاق|اعاده|اقامه|اداره|اتاحه|اضافه")
_CIRCUMSTANCE = re.compile(r"\wا\w[^ي]ا|م[^اوي]\w{2,3}ا")
# A masdar of four letters behind ب: بترجمة، بهيكلة.
_OF_FOUR = re.compile(r"[^اوي][^اوي][^اويه][^اوي]ه|[^اوي]ي[^اوي][^اوي]ه|[^اوي]و[^اوي][^اوي]ه")
# Behind ب, of the fifth form: بتورط، بتلقي.
_OF_THE_FIFTH = re.compile(r"ت[^اوي]\w[^اي]|ت\w\wي")
# Plain masdars behind ب: بسداد، بسرقة، بخيانة، ببطلان.
_PLAIN = re.compile(r"[^اوي][^اوي]ا[^اوي]ه?|[^اوي]{3}ه|[^اوي]{3}ان")
# Of the fifth form with a pronoun, and no feminine noun: ترشحه.
_OWN_FIFTH = re.compile(r"ت[^اوي]{3}(?:ه|ها|هم)")
_WITH_PRONOUN = re.compile(r"(?!ال)(?!.*(?:يه|اه)$)\w{3,}(?:ه|ها|هم|هما|هن|نا)")


@lru_cache(maxsize=100_000)
def _masdar_pattern(word: str, text: str) -> bool:
    if word in words.NOUN_OBJECTS:
        return True
    if _MASDAR.fullmatch(word):
        return True
    return text.lstrip("بلوف").startswith("إ") and re.fullmatch(r"ا..ا.ه?|ا.ا.ه", word) is not None


def masdar_shaped(word: str) -> bool:
    """Whether a folded word without clitics and article has the pattern of a masdar of a derived form."""
    return _MASDAR.fullmatch(word) is not None


def fifth_form_shaped(word: str) -> bool:
    """Whether a folded word without clitics and article has the pattern of a masdar of the fifth form."""
    return _OF_THE_FIFTH.fullmatch(word) is not None


def plain_masdar_shaped(word: str) -> bool:
    """Whether a folded word without clitics and article has the pattern of رجوع and دخول."""
    return len(word) == 4 and word[2] == "و" and "ا" not in word


def masdar_like(form: Form) -> bool:
    """Whether an indefinite word looks like a masdar or abstract noun that a report takes as its object."""
    if form.kind != WORD or form.definite:
        return False
    if form.role or form.comp or form.prep or form.particle:
        return False
    if any(a.form == "masdar" for a in form.readings):
        return True
    return _masdar_pattern(form.stem, form.text[form.stem_at :])


def three_letter_masdar(form: Form, after: Form | None) -> bool:
    """Whether an unknown word of three strong letters is a masdar that of what follows: خفض الأسعار."""
    if form.kind != WORD or form.readings or form.conjunction or after is None or after.kind != WORD:
        return False
    strong = len(form.word) == 3 and not any(c in "اويه" for c in form.word)
    return strong and (after.definite or ends_in_pronoun(after))


def ends_in_pronoun(form: Form) -> bool:
    """Whether an unknown word is written with an attached pronoun of the third person: جارتها، أسعاره."""
    if form.kind != WORD or form.readings or form.definite or form.particle:
        return False
    return len(form.text) > 3 and form.text.endswith(("ه", "ها", "هم", "هما", "هن"))


def circumstance_shaped(form: Form) -> bool:
    """Whether an unknown word has the shape of a participle in the accusative: غاضبا، مبتسما."""
    if form.kind != WORD or form.readings or form.definite or form.conjunction:
        return False
    return _CIRCUMSTANCE.fullmatch(form.word) is not None


def noun_with_pronoun(form: Form) -> bool:
    """Whether the word is a noun with the speaker's pronoun: رفضها، اهتمامه."""
    if form.kind != WORD or form.definite or form.particle or form.role:
        return False
    for a in form.readings:
        if a.enclitics:
            return a.pos == "noun"
    for ending in ("هما", "ها", "هم", "ه"):
        if form.stem.endswith(ending):
            base = form.stem[: -len(ending)]
            if (
                base in words.NOUN_OBJECTS
                or base.rstrip("ت") + "ه" in words.NOUN_OBJECTS
                or _MASDAR.fullmatch(base)
                or (base.endswith("ت") and _MASDAR.fullmatch(base[:-1] + "ه"))
            ):
                return True
    return False


def masdar_with_pronoun(word: str) -> bool:
    """Whether a folded word is a masdar with a pronoun: مساعدتهما."""
    for ending in ("هما", "ها", "هم", "هن", "نا", "ه"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            base = word[: -len(ending)]
            whole = base[:-1] + "ه" if base.endswith("ت") else base
            return whole in words.NOUN_OBJECTS or _MASDAR.fullmatch(whole) is not None
    return False


def prefixed_masdar(form: Form) -> bool:
    """Whether an unknown word is a masdar behind ب or ل: بانخراط."""
    if form.kind != WORD or form.readings or form.stem_at > form.cut or form.bare[:1] not in ("ب", "ل"):
        return False
    rest = form.bare[1:]
    if form.bare[:1] == "ب" and (_OF_FOUR.fullmatch(rest) or _OF_THE_FIFTH.fullmatch(rest)):
        return True
    if rest.endswith("ات") and _MASDAR.fullmatch(rest[:-2]):
        return True  # بتعويضات
    return len(form.bare) > 4 and _masdar_pattern(form.bare[1:], form.text[form.cut + 1 :])


def own_deed(form: Form, before: Form) -> bool:
    """Whether an unknown word behind one with the article is a masdar with a pronoun, no verb: أعلن الحمدان
    ترشحه.
    """
    if form.kind != WORD or form.readings or not before.definite or form.text.endswith("ة"):
        return False
    return _OWN_FIFTH.fullmatch(form.word) is not None


def asked_with_ba(form: Form, after: Form | None) -> bool:
    """Whether an unknown word is ب with a plain masdar that what follows completes: بسداد الديون."""
    if form.kind != WORD or form.readings or form.bare[:1] != "ب" or after is None or after.kind != WORD:
        return False
    if after.prep or after.comp or after.conjunction or after.bare in words.RELATIVES or form.word in _HOW:
        return False
    return _PLAIN.fullmatch(form.bare[1:]) is not None


def object_like(form: Form) -> bool:
    """Whether the word may begin the noun phrase that tells what was said."""
    if form.conjunction and form.word in words.NOUN_OBJECTS:
        return True  # وجود, which holds a name behind و
    return (
        not form.conjunction and form.stem_at == form.cut and (masdar_like(form) or noun_with_pronoun(form))
    )


def written_preposition(form: Form) -> str:
    """The preposition (ب، ل، ك) that the word carries, or nothing."""
    if form.particle:
        return ""
    if form.stem_at > form.cut:
        return form.bare[0]
    if form.kind == WORD and form.bare[:1] in ("ب", "ل") and len(form.bare) > 2:
        rest = form.bare[1:]
        if len(rest) == 2 and rest not in words.NOUN_OBJECTS:
            return ""
        if (
            rest in words.NOUN_OBJECTS
            or masdar_with_pronoun(rest)
            or _MASDAR.fullmatch(rest)
            or rest.startswith("ان")
        ):
            return form.bare[0] if not form.readings else ""
        if not form.readings and (len(rest) == 3 or prefixed_masdar(form)):
            return form.bare[0]
    return ""
