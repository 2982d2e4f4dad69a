"""Names of places that are common words or persons' names too. Token indices."""

from annotations.suggest.gazetteer import GazetteerEntry
from annotations.suggest.keys import word_key
from annotations.suggest.layout import Layout
from annotations.suggest.words import word_class

# A country's short names: in news they are the country unless they are an adjective.
SHORT_NAMES = frozenset({"المملكه", "السعوديه", "السلطنه", "الامارات", "سوريه", "قطر", "المغرب", "المتوسط"})
# Arab countries and neighbours, whose towns bear names that are Arabic words.
_NEAR_COUNTRIES = frozenset(
    "AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN TR YE".split()  # noqa: SIM905 - a list would take a line a code
)
CONTEXT_NAMES = word_class("context_names")


def needs_context(layout: Layout, at: int, last: int, offset: int, entry: GazetteerEntry) -> bool:
    """Whether the name by which the place was found is a common word or a person's name too."""
    tokens = layout.tokens
    written = layout.text[tokens[at].start + offset : tokens[last - 1].end]
    folded = word_key(" ".join(written.split()))
    return (
        folded in CONTEXT_NAMES
        or entry.needs_context(folded)
        or (folded.startswith("ل") and entry.needs_context("ا" + folded))
    )


def seldom_a_word(entry: GazetteerEntry, folded: str) -> bool:
    """Whether a name that is a word too mostly is the place where a preposition governs it: a country's (قطر،
    المملكة), a capital's (الرياض), or one of a far country that is a club's too (مانشستر).
    """
    if folded in CONTEXT_NAMES:
        return False
    short = folded in SHORT_NAMES or "ا" + folded in SHORT_NAMES
    return short or entry.kind == "capital" or bool(entry.country and entry.country not in _NEAR_COUNTRIES)
