"""What was said as a noun phrase: the object of a verb of report, plain or with ب or ل. Token indices."""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import is_role
from annotations.suggest.shapes import (
    fifth_form_shaped,
    masdar_shaped,
    masdar_with_pronoun,
    noun_with_pronoun,
    object_like,
    plain_masdar_shaped,
    prefixed_masdar,
)
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class

_ADVERBS = word_class("adverbs_of_manner")
_DEFINITE_OBJECTS = word_class("definite_objects")


def is_stated(form: Form, after: Form | None) -> bool:
    """Whether a word with the article is of those that are stated, not stating: أكدت الحاجة إلى كذا."""
    return form.word in _DEFINITE_OBJECTS and after is not None and bool(after.prep or after.bare[:1] in "بل")


def named_thing(form: Form) -> bool:
    """Whether a word can be the object that a participle takes at once: معتبرا الدمج ضرورة."""
    return (
        form.kind == WORD
        and form.definite
        and not form.prep
        and form.stem_at == form.cut
        and not is_role(form)
    )


def is_thing(form: Form, layout: Layout, at: int) -> bool:
    """Whether a word with ب or ل is what was asked or promised (بوضع خطة), not a place or an institution."""
    if form.comp or form.bare in words.TIMES:
        return False  # صرح بدوره
    stem = form.stem[2:] if form.definite else form.stem
    if stem in words.NOUN_OBJECTS:
        return True
    owned = stem.endswith("ت") and masdar_shaped(stem[:-1] + "ه")
    if form.bare[:1] == "ل" and (owned or masdar_with_pronoun(stem)):
        return True  # لمساعدتهما
    if form.role == "institution" and not form.definite and masdar_shaped(form.stem):
        return True  # طالب بتنظيم
    if form.role:
        return False
    if form.stem_at > form.cut and form.definite and "الإ" in form.text:
        return True  # بالإهمال
    if (
        form.stem_at > form.cut
        and form.bare[:1] == "ب"
        and (fifth_form_shaped(stem) or plain_masdar_shaped(stem))
    ):
        return True  # بالتورط، بالرجوع
    if form.stem_at == form.cut and form.bare[:1] == "ل":
        return True
    if object_like(form) or noun_with_pronoun(form):
        return True
    base = form.stem[2:] if form.definite else form.stem
    if form.stem_at == form.cut:
        base = form.bare[1:]
    if not form.readings and form.stem_at == form.cut and len(form.bare) == 4:
        return True  # بـ or لـ on a masdar of three letters
    if prefixed_masdar(form):
        return True
    if form.definite and form.stem_at > form.cut and len(base) == 3 and base not in words.TIMES:
        return True  # بالعمل على
    return any(a.form == "masdar" for a in form.readings) or base in words.NOUN_OBJECTS or masdar_shaped(base)


def after_subject(before: Form, adjacent: bool, ahead: Form | None = None) -> bool:
    """Whether the word before can end a subject, so that an object may begin after it; `ahead` stands before
    that word.
    """
    if adjacent or before.bare in _ADVERBS:
        return True
    if ahead is not None and ahead.role == "source" and not before.definite and before.kind == WORD:
        return not before.prep  # نفى مصدر مسؤول كذا
    if is_role(before) and (
        before.word.endswith("ون") or any(a.role and a.enclitics for a in before.readings)
    ):
        return True  # رجح محللون تراجع الأسعار، أكد الوزير ونظيره ضرورة كذا: no construct ends so
    if before.prep:
        return False
    if before.definite or before.kind != WORD or before.bare in words.TIMES:
        return True
    return not before.role or before.role in ("given_name", "place")
