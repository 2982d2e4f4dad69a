"""Which noun phrases cannot be who speaks: objects, things without a voice, words of another gender."""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.nationalities import country_of
from annotations.suggest.nounphrase import Phrase
from annotations.suggest.person_words import stands_for_a_person
from annotations.suggest.persons import QUANTITIES
from annotations.suggest.shapes import (
    circumstance_shaped,
    ends_in_pronoun,
    masdar_shaped,
    noun_with_pronoun,
    object_like,
)
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class

# Offices called alike of men and women.
_COMMON_GENDER = frozenset({"عضو", "نايب", "وزير", "رييس", "مدير", "سفير", "قاضي", "عميد", "مقرر", "وكيل"})
_VOICELESS = word_class("voiceless")


def plausible(layout: Layout, phrase: Phrase, gender: str) -> bool:
    """Whether a noun phrase can be the subject of a verb of report in that gender: no object, no thing."""
    head = phrase.head
    if object_like(head) and phrase.name is None:
        return False
    if not head.role and not head.named and _voiceless(layout, phrase):
        return False
    if head.word == "ليل" and phrase.last - phrase.first <= 2:
        return False  # the night rather than the town
    if head.word == "الحاجه" and phrase.name is None:
        return False  # rather the need than a woman's title
    if head.role == "institution" and head.readings and any(a.enclitics == ("نا",) for a in head.readings):
        return False  # ما هو موقعنا
    if phrase.name is None and _indefinite_thing(layout, phrase):
        return False
    if head.definite and not head.role and head.word.endswith("ين") and phrase.name is None:
        return False  # a plural in the accusative is the object
    if head.bare in ("هذا", "هذه", "ذلك", "تلك", "كل", "اي", "ما", "من"):
        return phrase.name is not None or head.bare in ("كل",)
    return not (gender and _contradicts(head, phrase, gender))


def _voiceless(layout: Layout, phrase: Phrase) -> bool:
    """Whether a phrase's head, which no reading makes a speaker, is a word of time, measure or state."""
    head = phrase.head
    if head.word in words.DOCUMENTS or head.word in words.GROUPS or head.word in QUANTITIES:
        return False
    if head.word in _VOICELESS or head.word in words.THINGS or head.word in words.NOUN_OBJECTS:
        return True
    if head.definite:
        base = head.stem[2:]
        return base in words.THINGS or base in words.NOUN_OBJECTS or masdar_shaped(base)
    alone = phrase.last - phrase.first == 1
    if ends_in_pronoun(head) or (alone and circumstance_shaped(head)):
        return True
    return country_of(head.word) != ""


def _indefinite_thing(layout: Layout, phrase: Phrase) -> bool:
    """Whether a phrase without a name is indefinite and no known speaker: هدنة إنسانية، تعاطفا كبيرا."""
    head = phrase.head
    if (
        head.definite
        or head.role
        or head.word in words.GROUPS
        or head.word in words.DOCUMENTS
        or head.kind != WORD
    ):
        return False
    if phrase.first in layout.opens or head.bare in ("كل", "كلا", "كلتا") or head.word in QUANTITIES:
        return False
    if head.text.endswith(("ًا", "اً")) or noun_with_pronoun(head):
        return True
    if head.word in words.NAME_JOINTS:
        return False
    after = layout.tokens[phrase.first + 1].form if phrase.last - phrase.first > 1 else None
    if after is not None and (after.definite or after.role or phrase.first + 1 in layout.opens):
        return False  # a construct that something definite closes: أوساط الحكومة
    if head.readings or head.word.endswith("ات"):
        return True
    return after is not None and (
        after.text.endswith("ا") or (after.word.endswith("ه") and head.word.endswith("ه"))
    )


def _contradicts(head: Form, phrase: Phrase, gender: str) -> bool:
    """Whether the head's gender cannot go with the verb's: a verb in the feminine before a man's office,
    and so on.
    """
    if head.word in _COMMON_GENDER or head.word in words.HONORIFICS or stands_for_a_person(head):
        return False  # قال فضيلة الشيخ، قال سماحته: the verb agrees with the person
    known = next((a.gender for a in head.readings if a.role and a.gender), "")
    number = next((a.number for a in head.readings if a.role and a.number), "")
    if not known or number == "p" or number == "d":
        return False
    return known != gender
