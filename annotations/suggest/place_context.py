"""Whether a name of the gazetteer is the place at a position of the text. Token indices."""

from annotations.suggest import words
from annotations.suggest.gazetteer import GazetteerEntry
from annotations.suggest.keys import without_marks, word_key
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import is_role
from annotations.suggest.place_lookup import name_starts
from annotations.suggest.tokens import MARK, WORD
from annotations.suggest.words import word_class

_SULTANS = word_class("sultans")
_CONTEXT = word_class("context")
# A country's short names: in news they are the country unless they are an adjective.
_SHORT_NAMES = frozenset({"المملكه", "السعوديه", "السلطنه", "الامارات", "سوريه", "قطر", "المتوسط"})
_CONTEXT_NAMES = word_class("context_names")
_JOINING = word_class("joining")
_AFTER_CLUB = frozenset(["يونايتد", "سيتي"])
# Heads whose names swallow the place behind them: جامعة القاهرة، اتفاق أوسلو.
ORGANISATION_HEADS = word_class("organisation_heads")


def _stands_alone(layout: Layout, at: int, last: int, offset: int, preposition: bool) -> bool:
    """Whether a name that is a word too is governed like a place and goes on with nothing: في صور، but not
    في إطار كذا.
    """
    tokens = layout.tokens
    before = tokens[at - 1].form if at else None
    folded = word_key(tokens[at].form.text[offset:])
    if folded in _SHORT_NAMES or "ا" + folded in _SHORT_NAMES:
        return not (before is not None and before.kind == WORD and before.definite and offset == 0)
    if folded in _CONTEXT_NAMES:
        return False
    if not (
        preposition or (before is not None and before.bare in _CONTEXT and offset in (0, tokens[at].form.cut))
    ):
        return False
    after = tokens[last].form if last < len(tokens) else None
    if after is None or after.kind != WORD:
        return True
    return bool(after.prep or after.conjunction or after.particle or after.comp or after.bare in words.TIMES)


def _spelt(entry: GazetteerEntry, written: str) -> bool:
    """Whether the name is written with its own ending: عنه is not عنة, حديثه not حديثة."""
    bare = without_marks(written)
    if bare[-1:] not in ("ه", "ة"):
        return True
    return any(name[-1:] == bare[-1:] for name in entry.names if word_key(name) == word_key(bare))


_GOVERNING = frozenset({"الي", "في", "من", "علي", "عن"})
_SIDES = frozenset({"شمال", "جنوب", "شرق", "غرب"})


def stands_free(layout: Layout, at: int, last: int, offset: int, entry: GazetteerEntry) -> bool:
    """Whether the words are the place here: no part of a person's or organisation's name, no other word."""
    tokens = layout.tokens
    form = tokens[at].form
    before = tokens[at - 1].form if at else None
    after = tokens[last].form if last < len(tokens) else None
    touches = before is not None and before.kind == WORD
    clitic = form.word[len(form.word) - len(form.bare) :][:1] if offset > form.cut else ""
    preposition = written = False
    if offset > 0:
        letters = word_key(form.text[:offset])
        written = letters[-1:] in ("ب", "ل", "ك")
        clitic = letters[-1:] if written else ""
        preposition = clitic == "ب"
    if offset > 0 and form.word[0] in "وف" and before is not None and before.bare in _GOVERNING:
        return False  # إلى وجدة: behind a preposition no conjunction begins a name
    if after is not None and after.word in _AFTER_CLUB:
        return False
    if last - at == 1 and len(form.text) < 6 and not _spelt(entry, form.text[offset:]):
        return False
    if needs_context(layout, at, last, offset, entry) and not (
        _in_a_list(layout, at, last)
        or (touches and before is not None and before.role in ("area", "site") and not before.definite)
        or (at < 12 and after is not None and after.text in (":", "-", "–"))
        or _stands_alone(layout, at, last, offset, preposition)
    ):
        return False
    if form.particle or (offset > 0 and form.role == "given_name"):
        return False
    if touches and before is not None and not written and not before.prep:
        if before.role == "given_name" and before.stem not in _SULTANS and not form.conjunction:
            return False
        if before.word in words.NAME_JOINTS and before.word != "ال":
            return False
    return preposition or not inside_organisation(layout, at, offset)


def needs_context(layout: Layout, at: int, last: int, offset: int, entry: GazetteerEntry) -> bool:
    """Whether the name by which the place was found is a common word or a person's name too."""
    tokens = layout.tokens
    written = layout.text[tokens[at].start + offset : tokens[last - 1].end]
    folded = word_key(" ".join(written.split()))
    return (
        folded in _CONTEXT_NAMES
        or entry.needs_context(folded)
        or (folded.startswith("ل") and entry.needs_context("ا" + folded))
    )


def _in_a_list(layout: Layout, at: int, last: int) -> bool:
    """Whether another gazetteer name is joined to this one by و."""
    tokens = layout.tokens
    if last < len(tokens) and tokens[last].form.conjunction and name_starts(tokens[last].form.text):
        return True
    return bool(tokens[at].form.conjunction and at and name_starts(tokens[at - 1].form.text))


def inside_organisation(layout: Layout, at: int, offset: int) -> bool:
    """Whether an organisation's head governs the place: جامعة القاهرة، هيئة تطوير مدينة الرياض."""
    tokens = layout.tokens
    form = tokens[at].form
    if form.conjunction and offset == form.cut:
        return False
    purpose = form.stem_at > form.cut
    for k in range(at - 1, max(-1, at - 7), -1):
        form = tokens[k].form
        if form.kind == MARK and k == at - 1 and k > 0:
            return tokens[k - 1].form.stem in ORGANISATION_HEADS  # اتفاقات "مينسك"
        if form.kind != WORD:
            return False
        if form.word == "اجل" or (form.word == "من" and tokens[k + 1].form.word == "اجل"):
            purpose = True
            continue
        if form.prep and form.word not in _SIDES:
            return False
        if form.stem in ORGANISATION_HEADS or (
            purpose and form.stem.removeprefix("ال") in ORGANISATION_HEADS
        ):
            return True
        if form.word[:1] == "ل" and not form.definite:
            purpose = True
            continue
        if purpose and form.definite:
            continue
        if form.verb is not None and form.noun is None:
            return False
        if form.definite and k == at - 1 and not is_role(form) and form.word not in _JOINING:
            return False  # a closed phrase governs nothing, unless it is an adjective in the name
        if form.conjunction and not form.definite:
            return False
        if form.comp or form.bare in words.RELATIVES or form.bare in words.TIMES:
            return False
        if is_role(form) and not form.definite:
            return False
    return False
