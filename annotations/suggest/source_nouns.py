"""Whose words a source phrase tells of: the noun behind بحسب، وفقا لـ. Token indices."""

from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, is_role, read_phrase
from annotations.suggest.own_words import sets_off
from annotations.suggest.subjects import called_short, can_speak
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class

# Nouns of what is counted, foreseen or told, behind بحسب.
_TELLING = word_class("telling")
# What something goes by or accords with, behind وفق.
_MEASURES = word_class("measures")


def source_noun(layout: Layout, at: int, last: int, prefixed: bool) -> Phrase | None:
    """Whose words they are, where it is someone or something that can speak."""
    tokens = layout.tokens
    form = tokens[at].form
    if form.word in ("ل", "ب") and at + 1 < last:
        return source_noun(layout, at + 1, last, False)
    if prefixed:
        rest = read_phrase(layout, at + 1, last, nested=True)
        tells = form.stem.removeprefix("ال") in _TELLING
        end = rest.last if rest is not None and (form.role or tells) else at + 1
        outside = (k for k in range(at + 1, end) if layout.inside[k] < 0)
        end = next((k for k in outside if starts_clause(tokens[k].form)), end)
        noun: Phrase | None = Phrase(at, end, form, rest.name if rest is not None and is_role(form) else None)
    else:
        noun = read_phrase(layout, at, last)
    speaks = noun is not None and (can_speak(noun) or at in layout.opens or called_short(layout, noun))
    if noun is None or not (speaks or _tells(layout, noun)):
        return None
    return noun


def _tells(layout: Layout, noun: Phrase) -> bool:
    """Whether a noun behind بحسب is of those that tell: a count, a forecast, people, an unknown name between
    commas.
    """
    tokens = layout.tokens
    word = noun.head.stem.removeprefix("ال")
    if word in _TELLING or (word.startswith("م") and word.endswith("ين") and len(word) > 4):
        return True
    if noun.head.readings or noun.head.definite or noun.last >= len(tokens):
        return False
    before = noun.first - 2
    return before >= 0 and sets_off(tokens[before].form) and sets_off(tokens[noun.last].form)


def measures(form: Form) -> bool:
    """Whether a word behind وفق is what something goes by, not whose words it is: وفق خطط مدروسة."""
    stem = form.stem[2:] if form.definite else form.stem
    return stem in _MEASURES


def starts_clause(form: Form) -> bool:
    """Whether a word is a verb, as the lexicon or its shape says: سيكون، يهدف."""
    if form.kind != WORD or form.role or form.prep or form.definite:
        return False
    if form.verb is not None:
        return True
    return not form.readings and len(form.word) > 3 and form.word.startswith(("ي", "سي", "ست"))
