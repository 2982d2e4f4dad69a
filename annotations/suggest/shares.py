"""A share of some who were asked, as a subject: 64 % من الشركات، 40 في المئة من السكان. Token indices."""

from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, read_phrase
from annotations.suggest.tokens import NUMBER

_SIGNS = frozenset({"%", "٪"})
_HUNDRED = frozenset({"المييه", "الميه", "المايه", "بالمييه", "بالميه", "بالمايه"})
_ONLY = frozenset({"فقط", "تقريبا"})


def read_share(layout: Layout, first: int, limit: int) -> Phrase | None:
    """The phrase of a share that begins with its number at token `first`, or None where none begins there."""
    tokens = layout.tokens
    if first + 3 >= limit or tokens[first].form.kind != NUMBER:
        return None
    at = first + 1
    if tokens[at].form.text in _SIGNS or tokens[at].form.word in _HUNDRED:
        at += 1
    elif tokens[at].form.bare == "في" and tokens[at + 1].form.word in _HUNDRED:
        at += 2
    else:
        return None
    if at < limit and tokens[at].form.word in _ONLY:
        at += 1
    if at + 1 >= limit or tokens[at].form.bare != "من":
        return None
    if tokens[at + 1].form.bare in ("هذه", "هذا", "هولاء"):
        at += 1
    whole = read_phrase(layout, at + 1, limit, nested=True)
    return Phrase(first, whole.last, tokens[first].form) if whole is not None else None
