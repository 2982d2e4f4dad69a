"""The bearer's name that stands behind what an office is for. Token indices."""

from annotations.suggest import words
from annotations.suggest.appositions import Read
from annotations.suggest.layout import Layout
from annotations.suggest.person_words import ends_phrase, is_given
from annotations.suggest.phrase_bounds import OCCASIONS
from annotations.suggest.shapes import prefixed_masdar
from annotations.suggest.tokens import WORD

# How far behind an office its bearer's name may stand.
_TO_BEARER = 9


def bearer_ahead(layout: Layout, first: int, at: int, limit: int, read: Read) -> int:
    """The end of an office's phrase with the bearer's name that follows what the office is for, or `at`:
    القيادي في الحرس فلان، المشرف على برامج وفعاليات القرية فلان.
    """
    tokens, whole_at = layout.tokens, at
    if at in layout.parens:
        at = layout.parens[at] + 1
    if at >= limit or tokens[at].form.kind != WORD or tokens[at].form.bare in words.TIMES:
        return whole_at
    purpose = _purpose_of_body(layout, first, at)
    if not (tokens[at].form.prep or tokens[at].form.conjunction or purpose):
        return whole_at
    for k in range(at, min(limit, at + _TO_BEARER)):
        form = tokens[k].form
        if purpose and form.text in words.COMMAS and k + 1 < limit and is_given(tokens[k + 1].form):
            return k  # whose name comes as an apposition
        if form.kind != WORD or (ends_phrase(form) and not is_given(form)) or form.bare in OCCASIONS:
            return whole_at
        if form.bare in words.TIMES or form.stem in words.ADDRESSEES:
            return whole_at
        given = is_given(form) or (form.role == "title" and form.definite)
        whole = tokens[k - 1].form.definite or tokens[k - 1].form.role == "place"
        if k > at + 1 and given and whole and form.stem_at == form.cut:
            rest = read(layout, k, limit)
            if rest is None or rest.name is None or (purpose and not _speaks_next(layout, rest.last)):
                return whole_at
            return rest.last
    return whole_at


def _purpose_of_body(layout: Layout, first: int, at: int) -> bool:
    """Whether ل with a masdar at `at` ends the name of an office's body: عضو اللجنة الوطنية [لمكافحة]."""
    form = layout.tokens[at].form
    if not prefixed_masdar(form) or form.bare[:1] != "ل" or not layout.tokens[at - 1].form.definite:
        return False
    return any(layout.tokens[k].form.role == "institution" for k in range(first + 1, at))


def _speaks_next(layout: Layout, at: int) -> bool:
    """Whether what is said, and nothing that is done to someone, follows the phrase that ends at `at`."""
    if at >= len(layout.tokens):
        return False
    form = layout.tokens[at].form
    return bool(form.comp or form.prep) or at in layout.opens or form.text in words.COLON | words.COMMAS
