"""Places joined to one another in a list, which speak for one another. Token indices."""

from annotations.suggest.keys import word_key
from annotations.suggest.layout import Layout
from annotations.suggest.place_lookup import longest_name
from annotations.suggest.place_words import CONTEXT_NAMES, needs_context
from annotations.suggest.tokens import WORD


def in_a_list(layout: Layout, at: int, last: int) -> bool:
    """Whether a gazetteer name that is no common word is joined to this one by و."""
    tokens = layout.tokens
    if last < len(tokens) and tokens[last].form.conjunction and _sure_name(layout, last):
        return True
    if last < len(tokens) and tokens[last].form.word == "و" and _begins_name(layout, last + 1):
        return True
    if not (tokens[at].form.conjunction and at):
        return False
    return _sure_name(layout, at - 1) or _ends_name(layout, at)


def _begins_name(layout: Layout, at: int) -> bool:
    """Whether a name that is no common word begins at token `at`, which a lone و joins on."""
    hit = longest_name(layout, at) if at < len(layout.tokens) else None
    return hit is not None and hit.offset == 0 and not needs_context(layout, at, hit.last, 0, hit.entries[0])


def _ends_name(layout: Layout, last: int) -> bool:
    """Whether a name of two or three words ends before token `last`: الجزيرة العربية والشام."""
    for at in range(max(0, last - 3), last - 1):
        hit = longest_name(layout, at)
        if hit is not None and hit.last == last and hit.offset <= layout.tokens[at].form.stem_at:
            return True
    return False


def _sure_name(layout: Layout, at: int) -> bool:
    """Whether a token is in whole the name of a place, and no word that never is one without a reason."""
    form = layout.tokens[at].form
    if form.kind != WORD or form.particle or (form.verb is not None and form.noun is None):
        return False
    hit = longest_name(layout, at)
    return (
        hit is not None
        and hit.offset <= form.stem_at
        and word_key(form.text[hit.offset :]) not in (CONTEXT_NAMES)
    )
