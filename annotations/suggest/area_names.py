"""Names that the gazetteer lacks, told by the generic word before them: قرية بني حسن، حي السلام، مقاطعة كذا.

Token indices.
"""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.tokens import NUMBER, WORD, Form
from annotations.suggest.words import word_class
from newsreader.arabic.clitics import proclitic_lengths

_AREAS_FOR_UNKNOWN = word_class("areas_for_unknown")
# Small settlements and quarters: what stands behind them is their name, were it a common noun: حي السلام.
_SETTLEMENTS = word_class("settlements")
# Duals and plurals, which name several: بلدتي كذا وكذا، قرى كذا وكذا.
SEVERAL = word_class("areas_several")
# Generic words that have other meanings: مقاطعة is a boycott, ولاية a term.
_OFTEN_WORDS = word_class("areas_often_words")
GOVERNORS = _AREAS_FOR_UNKNOWN | _SETTLEMENTS | SEVERAL
_OPENERS = word_class("place_name_openers")


def generic_word(form: Form, known: frozenset[str]) -> str:
    """The word of `known` that the form is behind its clitics, or "" where it is definite or none of them."""
    if form.kind != WORD or form.definite:
        return ""
    return next((form.word[n:] for n in proclitic_lengths(form.word) if form.word[n:] in known), "")


def area_head(form: Form) -> str:
    """The generic word before the name of an area that the form is behind its clitics, or ""."""
    if form.area_head is None:
        form.area_head = generic_word(form, GOVERNORS)
    return form.area_head


def unknown_name(layout: Layout, at: int) -> int:
    """The end of the name that a generic word before token `at` makes of the tokens from `at` on, or 0."""
    tokens = layout.tokens
    if at == 0 or layout.text[tokens[at - 1].end : tokens[at].start] != " ":
        return 0
    if at > 1 and tokens[at - 2].form.kind == NUMBER:
        return 0
    head = area_head(tokens[at - 1].form)
    return name_end(layout, at, head) if head else 0


def name_end(layout: Layout, at: int, head: str) -> int:
    """The end of a name at `at` that the generic word `head` governs, or 0 where the words are none."""
    tokens = layout.tokens
    form = tokens[at].form
    if form.kind != WORD or form.conjunction or form.word in words.NEVER_PLACE_NAMES:
        return 0
    if end := compound_end(layout, at):
        return end
    settles = head in _SETTLEMENTS
    if head in SEVERAL and not _goes_on(layout, at + 1):
        return 0
    if bare_unknown(form):
        if form.definite and form.word.endswith("ي") and not settles:
            return 0
        # Behind some a name must look like no Arabic word: منطقة حظر, مقاطعة منتج, but منطقة كاسكي.
        if head in _OFTEN_WORDS and not looks_foreign(form):
            return 0
        return at + 1
    if settles and form.definite and form.stem_at == form.cut and not form.particle:
        return at + 1
    return 0


def compound_end(layout: Layout, at: int) -> int:
    """The end of a name of two words whose first opens names: سيدي كذا، بني كذا، أولاد كذا; or 0."""
    tokens = layout.tokens
    if tokens[at].form.word not in _OPENERS or at + 1 >= len(tokens):
        return 0
    second = tokens[at + 1].form
    if second.kind != WORD or second.conjunction or second.prep or second.comp or second.particle:
        return 0
    if second.word in words.NEVER_PLACE_NAMES or second.bare in words.RELATIVES or second.bare in words.TIMES:
        return 0
    return at + 2


def bare_unknown(form: Form) -> bool:
    """Whether no reading makes the word a common one, and its ending does not look like an adjective's."""
    if (
        form.kind != WORD
        or form.readings
        or form.conjunction
        or form.stem_at > form.cut
        or len(form.word) < 3
    ):
        return False
    return not form.word.endswith(("ه", "ات", "ين", "ون")) and not form.prep


def _goes_on(layout: Layout, at: int) -> bool:
    """Whether a second name is joined on: بلدتي كذا وكذا."""
    return at < len(layout.tokens) and (layout.tokens[at].form.word[:1] == "و")


def looks_foreign(form: Form) -> bool:
    """Whether a word without readings has no ending or beginning of Arabic's."""
    return (
        len(form.word) >= 5
        and not form.definite
        and not form.word.endswith(("ها", "هم"))
        and not form.word.startswith(("ال", "است"))
    )
