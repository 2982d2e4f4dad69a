"""What lends a clause to the one spoken of, with no noun of his own: على حد قوله، بحسب تصريحاته، بحسبه."""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.tokens import Form
from annotations.suggest.words import word_class

_OWN_WORDS = word_class("own_words")
# Of the one spoken of: أدى بحسبه إلى كذا.
BY_HIM = frozenset({"بحسبه", "بحسبها", "حسبه", "حسبها", "وفقه", "برايه", "برايها", "برايهم"})
OWN_HEADS = BY_HIM | {"علي", "حسب", "بحسب", "وفق", "في"}
_OWN_VIEWS = frozenset({("في", "رايه"), ("في", "رايها"), ("في", "نظره"), ("في", "نظرها")})


def own_words_end(layout: Layout, at: int, last: int) -> int:
    """The token behind على حد قوله, وفق تعبيره or بحسبه that begins at `at`; 0 where none does."""
    tokens = layout.tokens
    form = tokens[at].form
    if form.bare in BY_HIM:
        opinion = form.bare.startswith("برا")
        return at + 1 if not opinion or (at and sets_off(tokens[at - 1].form)) else 0
    if at + 1 < last and (form.bare, tokens[at + 1].form.word) in _OWN_VIEWS:
        return at + 2
    begin = at
    if form.bare == "علي" and at + 2 < last and tokens[at + 1].form.word == "حد":
        begin = at + 1
    elif form.bare not in ("حسب", "بحسب", "وفق"):
        return 0
    return begin + 2 if begin + 1 < last and tokens[begin + 1].form.word in _OWN_WORDS else 0


def sets_off(form: Form) -> bool:
    """Whether a sign sets off an aside: a comma or a dash."""
    return form.text in words.COMMAS or form.text in ("-", "–", "—")
