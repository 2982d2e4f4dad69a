"""What a content that may begin here has further on in its sentence. Token indices."""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.marks import word_count
from annotations.suggest.tokens import Form

# Tokens within which the content that a comma opens is looked for.
_ASIDE = 25


def asked_within(layout: Layout, at: int, limit: int) -> bool:
    """Whether أن at token `at` belongs to a verb before it, and what is said comes behind a comma: أكد، ردا
    على سؤال عما إذا كان يحق له أن يخفض الرواتب، أن…
    """
    tokens = layout.tokens
    if tokens[at].form.text[:1] == "إ" or at + 1 >= limit or not _imperfect(tokens[at + 1].form):
        return False
    for k in range(at + 2, min(at + _ASIDE, limit - 1)):
        after = tokens[k + 1].form
        if tokens[k].form.text in words.COMMAS and after.comp and not after.conjunction:
            return True
    return False


def _imperfect(form: Form) -> bool:
    if form.verb is not None:
        return form.verb.form == "imperfect"
    return not form.readings and len(form.word) > 3 and form.word[0] in "يت"


def goes_to(layout: Layout, at: int, limit: int) -> bool:
    """Whether a noun behind إلى follows soon."""
    for k in range(at, min(at + 16, limit - 1)):
        if layout.tokens[k].form.prep == "الي" and not layout.tokens[k + 1].form.comp:
            return True
    return False


def content_later(layout: Layout, at: int, limit: int) -> bool:
    """Whether a colon, a clause or a longer piece in marks follows soon."""
    tokens = layout.tokens
    steps = 0
    while at < limit and steps < 25:
        form = tokens[at].form
        if form.text in words.COLON:
            return True
        if form.comp and tokens[at - 1].form.bare not in words.BEFORE_AN:
            return True
        if at in layout.opens:
            pair = layout.opens[at]
            if word_count(tokens, pair.open, pair.close) >= 5:
                return True
            at = pair.close
        at += 1
        steps += 1
    return False
