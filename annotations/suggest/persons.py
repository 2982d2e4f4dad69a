"""Personal names inside a phrase, and what tells a name from other words. Ranges are token indices."""

import re

from annotations.suggest import gazetteer, words
from annotations.suggest.foreign_names import closes_a_name, foreign_first, foreign_pair
from annotations.suggest.layout import Layout
from annotations.suggest.person_words import (
    SHORT_TITLES,
    behind_joint,
    ends_phrase,
    is_given,
    is_role,
    mine,
    several,
    titles,
)
from annotations.suggest.shapes import ends_in_pronoun, masdar_like, masdar_shaped
from annotations.suggest.tokens import WORD, Form, Token
from annotations.suggest.words import word_class

# What makes one given name with the word before: عز الدين.
_SECOND_HALVES = frozenset({"الدين", "الله", "الزهراء"})
_TRADES = word_class("surnames_of_trade")
_ORDINALS = word_class("ordinals")
# A participle in the plural, no name: جاهدين.
_STRIVING = re.compile(r"\wا[^اوي]\wين")
# What stands before God in the name of a group.
_BEFORE_GOD = frozenset({"حزب", "انصار", "جند", "رسول", "كتاب", "بيت", "سبيل", "بعون", "باذن"})
_ROYAL = word_class("royal")
_NAMED_AFTER = word_class("named_after")
QUANTITIES = word_class("quantities")


def find_name(layout: Layout, first: int, last: int) -> tuple[int, int] | None:
    """The personal name inside a phrase: behind its title or role, or the phrase itself."""
    tokens = layout.tokens
    at = first
    institution = False
    found = None
    if several(tokens[first].form):
        return None
    while at < last:
        form = tokens[at].form
        if at in layout.opens:
            quoted = _name_in_marks(layout, first, at, last)
            if quoted is not None:
                found = quoted
            if at != first or quoted is not None:
                at = layout.opens[at].close + 1
                continue
        if form.kind != WORD:
            at += 1
            continue
        lent = is_role(form) and form.definite and form.stem_at > form.cut
        if lent and at > first and found is None and not tokens[first].form.definite:
            break  # the names behind are others': موال للرئيس فلان
        if form.role == "institution" and at == first:
            institution = True
        if _begins_name(layout, first, at) and not (institution and not is_given(form)):
            end = _name_end(layout, at, last)
            at = _without_workplace(layout, at, end)
            if not institution_governs(layout, first, at):
                titled = at > first and titles(tokens, at - 1, form)
                sure = found is not None and found[1] - found[0] > 1 and is_given(tokens[found[0]].form)
                if found is None or (found[0] > first and not sure and (end == last or titled)):
                    found = at, end
            at = end
            continue
        at += 1
    return found


def _without_workplace(layout: Layout, at: int, end: int) -> int:
    """The name's begin without an unknown word with ب before its given name: بسوق كذا خالد منصور."""
    tokens = layout.tokens
    if tokens[at].form.word[:1] not in ("ب", "ل") or is_given(tokens[at].form) or end - at < 3:
        return at
    if is_given(tokens[at + 1].form):
        return at
    return next((k for k in range(at + 2, end - 1) if is_given(tokens[k].form)), at)


def _name_in_marks(layout: Layout, first: int, at: int, last: int) -> tuple[int, int] | None:
    """The personal name that the marks opening at `at` hold: الوزير «خالد منصور», or «منصور» alone."""
    pair = layout.opens[at]
    begin, end = at + 1, pair.close
    forms = [layout.tokens[k].form for k in range(begin, end)]
    if not 1 <= len(forms) <= 4 or not pair.whole or pair.close >= last or any(f.kind != WORD for f in forms):
        return None
    if is_given(forms[0]) and len(forms) > 1:
        return begin, end
    if forms[0].role == "title" and len(forms) > 2 and is_given(forms[1]):
        return begin + 1, end
    office = (
        at > first
        and is_role(layout.tokens[first].form)
        and not any(layout.tokens[k].form.role in ("institution", "source") for k in range(first, at))
    )
    if office and all(not f.readings or is_given(f) for f in forms) and layout.tokens[at - 1].form.definite:
        return begin, end
    return None


def institution_governs(layout: Layout, first: int, at: int) -> bool:
    """Whether a personal name belongs to an institution's (جامعة الملك سعود، كرسي المهندس فلان)."""
    for k in range(at - 1, max(first, at - 3) - 1, -1):
        form = layout.tokens[k].form
        if form.role in ("institution", "site") or form.stem in _NAMED_AFTER:
            return not form.definite
        if form.role != "title" and form.word not in _ROYAL:
            return False
    return False


def _begins_name(layout: Layout, first: int, at: int) -> bool:
    tokens = layout.tokens
    form = tokens[at].form
    before = None
    k = at - 1
    while k >= first:
        if tokens[k].form.kind == WORD:
            before = tokens[k].form
            break
        k -= 1
    if form.role and form.role != "given_name":
        return False
    if before is not None and before.word in SHORT_TITLES and tokens[k + 1].form.text in "./":
        return is_given(form) or form.definite or looks_like_name(form)  # د. خالد
    if form.stem_at > form.cut or form.prep or (form.conjunction and not form.guessed):
        return False
    if form.guessed and before is not None and at + 1 < len(tokens):
        after = tokens[at + 1].form
        if after.definite and after.word[-1] != "ي":
            return False  # وزارة الخارجية وشؤون الأقاليم
    if before is not None and form.word[:1] == "ل" and not form.readings:
        return False
    if behind_joint(form) and (before is None or (before.definite and is_role(tokens[first].form))):
        after = tokens[at + 1].form if at + 1 < len(tokens) else form
        return after.kind == WORD and not (after.comp or after.prep or after.particle)  # الكاتب بن منصور
    following = tokens[at + 1].form if at + 1 < len(tokens) else None
    if following is not None and following.word == "الله" and not form.readings and not form.definite:
        return form.word not in _BEFORE_GOD
    if is_given(form):
        return (
            before is None
            or titles(tokens, k, form)
            or before.role in ("role", "given_name")
            or before.definite
            or before.role == "place"
            or (not before.readings and is_role(tokens[first].form))
        )
    if before is None:
        return looks_like_name(form) or foreign_first(tokens, at)
    if titles(tokens, k, form):
        return before.definite
    if form.definite:
        return False
    if form.word.endswith("ه") and at + 1 < len(tokens) and foreign_pair(form, tokens[at + 1].form):
        return before.definite
    if before.role == "place" and not is_role(tokens[first].form):
        return False
    if before.definite and is_role(before) and foreign_first(tokens, at):
        return True
    return (
        looks_like_name(form)
        and form.word not in words.BEHIND_A_CLUBS_TOWN
        and not (before.definite and _STRIVING.fullmatch(form.word))
        and (before.definite or before.role == "place")
    )


def is_country(tokens: list[Token], at: int) -> bool:
    """Whether a country's name begins at token `at`."""
    match = gazetteer.load().longest_match([t.form.word for t in tokens[at : at + 3]], 0)
    return match is not None and match[1][0].kind == "country"


def looks_like_name(form: Form) -> bool:
    """A word that no reading makes a common word: unknown to the lexicon, or a name in it."""
    if form.named:
        return True
    if (
        len(form.word) < 2
        or form.word in words.GROUPS
        or form.word in QUANTITIES
        or form.word in words.BREAKERS
        or form.word in words.NOUN_OBJECTS
        or form.word in words.DOCUMENTS
        or form.word in words.MATTERS
        or form.definite
    ):
        return False
    if not form.readings and form.word.endswith("يا") and len(form.word) > 5:
        return False  # an adverb: عسكريا
    if not form.readings and form.word.endswith(("ها", "هم")) and ends_in_pronoun(form):
        return False
    if not form.readings:
        if masdar_like(form):
            return False
        return not form.word.endswith(("ه", "ات")) or len(form.word) > 7
    return any(a.pos == "noun_prop" for a in form.readings)


def _of_theirs(form: Form) -> bool:
    """Whether an unknown word ends in the pronoun of a thing's owners: شل توزيعاتها."""
    return form.word.endswith(("ها", "هم", "هما")) and len(form.word) > 5 and ends_in_pronoun(form)


def _before_office(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a definite unknown word behind an unknown first name is the surname of whose office follows:
    أوكاش العنسر، رئيس كذا.
    """
    if end != at + 1 or end + 2 >= len(tokens) or tokens[end].form.readings:
        return False
    return tokens[end + 1].form.text in words.COMMAS and is_role(tokens[end + 2].form)


def _name_end(layout: Layout, at: int, last: int) -> int:
    tokens = layout.tokens
    end = at + 1
    titled = at > 0 and titles(tokens, at - 1, tokens[at].form) and tokens[at - 1].form.definite
    given = is_given(tokens[at].form) or tokens[at].form.definite or titled
    unknown = int(not given)
    surname = tokens[at].form.definite and not is_given(tokens[at].form)
    while end < last:
        form = tokens[end].form
        if form.kind != WORD or form.word in QUANTITIES or (not form.definite and is_country(tokens, end)):
            break  # شهد عدد من كذا
        if form.word in _SECOND_HALVES and end == at + 1:
            end += 1
            given = True
            continue
        before = tokens[end - 1].form
        if form.word in _ORDINALS and end == at + 1 and given:
            return end + 1  # محمد السادس
        joint = form.word in words.NAME_JOINTS or before.word in words.NAME_JOINTS
        if form.word == "ابن" and before.definite and end + 1 < last and tokens[end + 1].form.definite:
            break  # خالد المنصور ابن المدينة
        if form.word in _ROYAL and not joint:
            break
        if not joint:
            surname_here = form.definite and form.role in ("site", "area") and is_given(tokens[end - 1].form)
            after = tokens[end + 1].form if end + 1 < len(tokens) else None
            trade = form.word in _TRADES and (after is None or not after.definite) and is_given(before)
            surname_here = surname_here or trade or (is_given(before) and mine(form))
            if form.role and form.role not in ("given_name", "place") and not surname_here:
                break
            if form.conjunction or form.prep or (form.stem_at > form.cut and not surname_here):
                break
            if not is_given(form) and (masdar_like(form) or ends_phrase(form) or _of_theirs(form)):
                break
            if form.definite and not is_given(form):
                if form.stem[2:] in words.MATTERS:
                    break  # بحث خالد شكري الموضوعات
                slave = end >= 2 and tokens[end - 2].form.word == "عبد"
                if not slave and end > at + 1 and masdar_shaped(form.stem[2:]) and form.word[-1] != "ي":
                    break  # خالد منصور التركيب
                close = slave or joint or is_given(before) or before.word in _SECOND_HALVES
                if not (given and (close or form.word.endswith("ي"))) and not _before_office(tokens, at, end):
                    break
                surname = True
            elif is_given(form):
                given = True
            else:
                unknown += 1
                if surname or (given and unknown > 1 and len(form.word) < 4):
                    break
                if unknown > 2 and not closes_a_name(tokens, end, last):
                    break
        end += 1
    return end
