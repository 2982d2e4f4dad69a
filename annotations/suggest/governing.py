"""What a verb of report governs: the clause, the preposition and the noun phrase that are its content. Token
indices.
"""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.morphology import Analysis
from annotations.suggest.nounphrase import is_role
from annotations.suggest.report import VERB, governed
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class

_ADVERBIAL_HEADS = word_class("adverbial_heads")
# What may stand before a noun phrase that is the content, besides what the lexicon tells.
_ALSO_TAKES = {
    "رأى": frozenset({""}),
    "اعتبر": frozenset({""}),
    "ذكر": frozenset({""}),
    "أرجع": frozenset({"ل", ""}),
    "عزا": frozenset({""}),
    "دعا": frozenset({"ل"}),
    "برر": frozenset({"ب"}),
    "ناشد": frozenset({"ب"}),
    "وعد": frozenset({"ب"}),
}
_SOURCES = word_class("sources")
# Words of telling, behind ما.
_RUMOURED = word_class("rumoured")
# Where someone is from: مسؤول من الوزارة.
_ORIGINS = frozenset({"institution", "place", "area", "site"})
_ACTS = word_class("acts")


def also_takes(reading: Analysis, kind: str) -> frozenset[str]:
    """What else may stand before a noun phrase that is the content; of ذكر only as a verb, not مذكرا."""
    if reading.lemma == "ذكر" and kind != VERB:
        return frozenset()
    return _ALSO_TAKES.get(reading.lemma, frozenset())


def governs(
    clauses: frozenset[str], preposition: str, form: Form, before: Form, relative: bool, adjacent: bool
) -> bool:
    """Whether the clause that `form` opens is what was said: by the preposition before it, one of `clauses`,
    and as no word of its own, of a relative clause or of a turn of time stands between.
    """
    if form.conjunction:
        return False
    if relative and before.kind == WORD and not form.text.startswith("إ"):
        return False
    if preposition:
        return preposition in clauses
    if before.bare in words.BEFORE_AN and not adjacent:
        return False
    if form.comp == "بان":
        return True
    return not before.comp


def takes_clause(layout: Layout, first: int, last: int) -> bool:
    """Whether a word of the relative clause ``[first, last)`` may be what أن behind it belongs to."""
    return any(
        a.frame is not None and a.lemma not in _ACTS and "" in governed(a.frame)[0]
        for t in layout.tokens[first:last]
        for a in t.form.readings
    ) or any(t.form.bare in words.BEFORE_AN for t in layout.tokens[first:last])


def phrase_follows(layout: Layout, at: int, begin: int, limit: int) -> bool:
    """Whether what follows the governed preposition at `at` is what was said, no clause or addressee."""
    if at + 1 >= limit:
        return False
    after = layout.tokens[at + 1].form
    if after.comp or after.bare in words.RELATIVES:
        return False
    preposition = layout.tokens[at].form.prep
    before = layout.tokens[at - 1].form
    if before.stem in _ADVERBIAL_HEADS or (
        preposition == "من" and before.bare.endswith(("اكثر", "اقل", "ازيد"))
    ):
        return False
    if preposition == "علي" and at == begin and not after.definite:
        return True
    told = layout.tokens[at - 2].form.role == "source"  # كشفت تقارير صحفية عن كذا
    if preposition in ("من", "عن", "علي") and (
        (is_role(before) and not told) or after.role in ("institution",)
    ):
        if preposition == "من":
            return after.role not in _ORIGINS and (before.definite or not after.definite)
        return before.definite
    return True


def rumoured(layout: Layout, at: int, limit: int) -> bool:
    """Whether ما begins what others told, the object of a denial: نفى النادي ما تردد عن كذا."""
    before = layout.tokens[at - 1].form
    if before.prep or before.bare in _SOURCES:
        return False  # بحسب ما ذكر
    return at + 1 < limit and layout.tokens[at + 1].form.word in _RUMOURED
