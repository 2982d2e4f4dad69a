"""A share of some who were asked, as a subject: 64 % من الشركات، 40 في المئة من السكان. Token indices."""

from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, is_role, read_phrase
from annotations.suggest.tokens import NUMBER, WORD

_SIGNS = frozenset({"%", "٪"})
_HUNDRED = frozenset({"المييه", "الميه", "المايه", "بالمييه", "بالميه", "بالمايه"})
_ABOUT = frozenset({"نحو", "حوالي", "قرابه", "زهاء"})
_OF_THEM = frozenset({"منهم", "منهن"})
_ONLY = frozenset({"فقط", "تقريبا"})


def read_share(layout: Layout, first: int, limit: int) -> Phrase | None:
    """The phrase of a share that begins at token `first` with its number, or with a word like about before
    it; None where none begins there.
    """
    tokens = layout.tokens
    number = first + (tokens[first].form.bare in _ABOUT)
    if number + 2 >= len(tokens) or tokens[number].form.kind != NUMBER:
        return None
    at = number + 1
    if tokens[at].form.text in _SIGNS or tokens[at].form.word in _HUNDRED:
        at += 1
    elif tokens[at].form.bare == "في" and tokens[at + 1].form.word in _HUNDRED:
        at += 2
    else:
        return None
    if at < limit and tokens[at].form.word in _ONLY:
        at += 1
    if at < limit and tokens[at].form.word in _OF_THEM:
        return Phrase(first, at + 1, tokens[number].form)
    if at < len(tokens) and tokens[at].form.comp:
        return Phrase(first, at, tokens[number].form)  # ويقول 57 في المئة إنهم
    if at + 1 >= limit or tokens[at].form.bare != "من":
        return None
    if tokens[at + 1].form.bare in ("هذه", "هذا", "هولاء"):
        at += 1
    whole = read_phrase(layout, at + 1, limit, nested=True)
    if whole is None:
        return None
    last = whole.last
    if last < limit and tokens[last].form.definite and not tokens[last - 1].form.definite:
        last += 1  # من مستخدمي الموقع
    if last + 1 < limit and tokens[last].form.kind == WORD and is_role(tokens[last].form):
        more = read_phrase(layout, last, limit, nested=True)  # من البالغين أصحاب الحسابات
        last = more.last if more is not None else last
    return Phrase(first, last, tokens[number].form)
