"""Whose words a document is: of a statement or figures the institution behind it, of a study its maker."""

from annotations.suggest.bearers import plain
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, read_phrase
from annotations.suggest.words import word_class

# What was counted or found, whoever tells it.
FINDINGS = word_class("findings")
STATEMENTS = frozenset({"بيان", "بلاغ"})
# What is made by someone and speaks for him: each is called by the others' names again.
STUDIES = frozenset({"تقرير", "دراسه", "استطلاع", "بحث", "مسح"})
_MADE_BY = word_class("made_by")


def issuer_of(layout: Layout, phrase: Phrase) -> Phrase | None:
    """The institution in whose name the document that the phrase names speaks, or None: بيان [الوزارة]، دراسة
    أعدتها [شركة كذا].
    """
    return _issuer(layout, phrase) or _maker(layout, phrase)


def _issuer(layout: Layout, phrase: Phrase) -> Phrase | None:
    told = phrase.head.stem in STATEMENTS or phrase.head.stem in FINDINGS
    if not told or phrase.last - phrase.first < 2:
        return None
    head = layout.tokens[phrase.first + 1].form
    if head.role != "institution" and not (head.definite and head.role == "area"):
        return None
    return Phrase(phrase.first + 1, phrase.last, head)


def _maker(layout: Layout, phrase: Phrase) -> Phrase | None:
    if plain(phrase.head) not in STUDIES or phrase.head.definite:
        return None
    tokens = layout.tokens
    for at in range(phrase.first + 1, min(phrase.last + 1, len(tokens) - 1)):
        if tokens[at].form.word in _MADE_BY:
            maker = read_phrase(layout, at + 1, len(tokens), nested=True)
            if maker is None or maker.head.role not in ("institution", "place") or maker.last == at + 2:
                return None  # أعده فريق
            return maker
    return None
