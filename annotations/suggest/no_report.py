"""Words of report that report nothing where they stand: the reporter's own formulas, what was not said, what
things show. Token indices.
"""

from functools import cache

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.morphology import Analysis
from annotations.suggest.phrases import phrases
from annotations.suggest.tokens import Form
from annotations.suggest.words import word_class

_OWN_NAME = frozenset({"اسمه", "اسمها", "اسمهم", "اسمايهم", "هويته", "هويتها", "هويتهم"})
_NOT_DONE = frozenset({"دون", "بدون", "غير"})
_SECRECY = word_class("secrecy")
_NAME_WITHIN = 6


_THIS = frozenset({"هذا", "هذه", "ذلك", "تلك"})


@cache
def _editorial() -> tuple[tuple[str, ...], ...]:
    return tuple(p.words for p in phrases() if p.kind == "editorial")


def is_editorial(layout: Layout, at: int, first: int) -> bool:
    """Whether the word at `at` belongs to a formula of the reporter's own: يذكر أن، تجدر الإشارة إلى أن."""
    tokens = layout.tokens
    for formula in _editorial():
        for begin in range(max(first, at - len(formula) + 1), at + 1):
            piece = tokens[begin : begin + len(formula)]
            if len(piece) < len(formula):
                continue
            if piece[0].form.bare != formula[0] and piece[0].form.word != formula[0]:
                continue
            if all(
                t.form.word == w or (t.form.comp and w == "ان")
                for t, w in zip(piece[1:], formula[1:], strict=True)
            ):
                return True
    return False


def never_done(layout: Layout, at: int, first: int) -> bool:
    """Whether a verb stands behind what says that it was not done: من دون أن يكشف."""
    tokens = layout.tokens
    return at - 2 >= first and tokens[at - 1].form.bare == "ان" and tokens[at - 2].form.bare in _NOT_DONE


def things_before(before: Form, reading: Analysis) -> bool:
    """Whether a verb in the feminine follows a plural of things (العوامل تشير إلى), which say nothing."""
    if reading.gender != "f" or reading.number != "s" or not before.definite or before.conjunction:
        return False
    if before.role or before.word in words.GROUPS or before.word.endswith(("ه", "ات", "ا", "ي")):
        return False
    return reading.form == "imperfect" and before.word[2:] in words.THINGS


def shown_by_this(before: Form, demonstrative: Form, reading: Analysis) -> bool:
    """Whether a verb follows this or that thing (هذا الأمر يؤكد), which says nothing."""
    if reading.form != "imperfect" or demonstrative.bare not in _THIS or not before.definite:
        return False
    return not (before.readings or before.word in words.GROUPS or before.word in words.DOCUMENTS)


def keeps_name_secret(layout: Layout, at: int, last: int) -> bool:
    """Whether a source asks not to be named (طلب عدم كشف اسمه), which is told of it."""
    if at >= last or layout.tokens[at].form.word != "عدم":
        return False
    return any(t.form.word in _OWN_NAME for t in layout.tokens[at + 1 : min(at + 5, last)])


def asks_for_secrecy(layout: Layout, at: int) -> bool:
    """Whether the verb at `at` tells that a source keeps its name back (مصدر رفض الكشف عن هويته): no part of
    how the source is called.
    """
    if layout.tokens[at].form.word not in _SECRECY:
        return False
    return any(t.form.word in _OWN_NAME for t in layout.tokens[at + 1 : at + _NAME_WITHIN])
