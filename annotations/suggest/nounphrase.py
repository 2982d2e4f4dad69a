"""The noun phrase that begins at a token: a person with title and apposition, an institution, a source.

Ranges are token indices ``[first, last)``. A phrase holds no relative clause, no adverbial and no addressee.
"""

from dataclasses import dataclass

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.marks import word_count
from annotations.suggest.persons import (
    QUANTITIES,
    ends_phrase,
    find_name,
    institution_governs,
    is_given,
    is_role,
    looks_like_name,
)
from annotations.suggest.shapes import prefixed_masdar
from annotations.suggest.tokens import NUMBER, WORD, Form
from annotations.suggest.words import word_class

_LONGEST = 34
_ADDRESSEES = word_class("addressees")
_OVERSEERS = word_class("overseers")
_OCCASIONS = frozenset(
    {"تصريح", "تصريحات", "بيان", "كلمه", "حديث", "موتمر", "ختام", "وقت", "حوار", "مقابله", "اتصال"}
)
_SIDES = frozenset({"شمال", "جنوب", "شرق", "غرب", "وسط"})
_DAYTIMES = word_class("daytimes")
_QUANTIFIERS = word_class("quantifiers")


@dataclass(slots=True)
class Phrase:
    """A noun phrase. `name` is the token range of the personal name in it, `more` the phrase joined by و,
    if any.
    """

    first: int
    last: int
    head: Form
    name: tuple[int, int] | None = None
    more: "Phrase | None" = None


def read_phrase(layout: Layout, first: int, limit: int, nested: bool = False) -> Phrase | None:
    """The noun phrase that begins at token `first` and ends before `limit`, or None where none begins
    there.
    """
    tokens = layout.tokens
    limit = min(limit, first + _LONGEST)
    at = first
    named = False
    prepared = False
    while at < limit:
        form = tokens[at].form
        if at in layout.opens:
            pair = layout.opens[at]
            if not pair.whole or pair.close >= limit or word_count(tokens, at, pair.close) > 6:
                break
            at = pair.close + 1
            prepared = False
            continue
        if at in layout.parens:
            after = layout.parens[at] + 1
            if at == first or after >= limit or not _continues(tokens[after].form):
                break
            at = after
            continue
        if form.kind == NUMBER and at > first:
            at += 1
            continue
        if form.kind != WORD:
            break
        if form.prep and not (at > first and form.word in _SIDES and _awaits_genitive(tokens[at - 1].form)):
            if at == first or not _preposition_inside(layout, at, limit, first, named):
                break
            at += 1
            prepared = True
            continue
        if ends_phrase(form) and not (at > first and form.role == "given_name"):
            break
        if prefixed_masdar(form):
            break
        if at > first and tokens[at - 1].form.definite and _stranger(form):
            break
        if form.bare in _DAYTIMES and at + 1 < len(tokens) and tokens[at + 1].form.word in words.WEEKDAYS:
            break
        if form.particle and not is_given(form) and form.word not in _QUANTIFIERS:
            break
        if form.conjunction and at > first:
            if form.guessed and not named and is_role(tokens[first].form) and tokens[at - 1].form.definite:
                at += 1
                named = True
                continue
            if form.conjunction == "و" and not named and _joins(layout, first, at):
                at += 1
                continue
            break
        if form.conjunction and at == first and form.conjunction != "":
            break
        if at > first and form.stem_at > form.cut and not _clitic_inside(form, named, tokens[at - 1].form):
            break
        if at == first and form.stem_at > form.cut:
            break
        prepared = False
        if at > first and not named and not form.readings and not form.definite and _finished_verb(form):
            break
        if at == first and looks_like_name(form):
            named = True
        if (
            is_given(form) or (at > first and tokens[at - 1].form.role == "title")
        ) and not institution_governs(layout, first, at):
            named = True
        at += 1
    if prepared:
        at -= 1
    if at <= first:
        return None
    head = next((tokens[k].form for k in range(first, at) if tokens[k].form.kind == WORD), None)
    if head is None:
        return None
    name = find_name(layout, first, at)
    if name is not None and name[1] < at and not _office_follows(layout, name[1], at):
        at = name[1]
    phrase = Phrase(first, at, head, name)
    if not nested:
        _append_apposition(layout, phrase, limit)
        _append_second(layout, phrase, limit)
    return phrase


def _joins(layout: Layout, first: int, at: int) -> bool:
    """Whether و joins a part of the phrase: a further adjective or noun, or the bearer's second office."""
    form, before = layout.tokens[at].form, layout.tokens[at - 1].form
    if form.definite and before.definite:
        return True
    return is_role(form) and is_role(layout.tokens[first].form) and not form.definite


def _office_follows(layout: Layout, at: int, last: int) -> bool:
    """Whether behind a name stands what it still belongs to: an office, a nationality, a bracketed piece."""
    form = layout.tokens[at].form
    return is_role(form) or form.kind != WORD or (form.definite and form.word.endswith(("ي", "يه")))


def _finished_verb(form: Form) -> bool:
    """Whether an unknown word ends as a verb in the feminine does (بلاغ توصلت به)."""
    return form.word.endswith("ت") and not form.word.endswith(("ات", "يت", "وت")) and len(form.word) >= 5


def _stranger(form: Form) -> bool:
    """Whether an indefinite word can be no part of a phrase whose last word is definite, as it is no name."""
    if (
        form.definite
        or form.role
        or form.prep
        or form.conjunction
        or form.readings
        or form.stem_at > form.cut
    ):
        return False
    return form.word.endswith("ات") and not is_given(form)


def _awaits_genitive(form: Form) -> bool:
    """Whether a noun without the article stands before a further one that makes it definite: حلف شمال
    الأطلسي.
    """
    return form.kind == WORD and not form.definite and not form.prep and form.role == "institution"


def _continues(form: Form) -> bool:
    return form.kind == WORD and not ends_phrase(form) and not form.prep


def _preposition_inside(layout: Layout, at: int, limit: int, first: int, named: bool) -> bool:
    """Whether the preposition at `at` goes on with the title or the institution's name before it."""
    if at + 1 >= limit:
        return False
    tokens = layout.tokens
    preposition, before, after = tokens[at].form.bare, tokens[at - 1].form, tokens[at + 1].form
    if preposition == "باسم":
        return True
    if preposition == "علي":
        return before.stem in _OVERSEERS
    if preposition == "لدي":
        return not named
    if preposition == "من":
        return tokens[first].form.word in QUANTITIES and (
            after.definite or is_role(after) or after.role == "source"
        )
    if (
        preposition == "في"
        and at == first + 1
        and not before.definite
        and (is_role(before) or before.role == "source")
    ):
        return after.kind == WORD and after.bare not in words.TIMES and after.word not in _OCCASIONS
    if (
        preposition == "في"
        and not named
        and is_role(tokens[first].form)
        and _workplace(layout, at + 1, limit)
    ):
        return True
    if preposition in ("في", "عن"):
        institution = after.role == "institution" or at + 1 in layout.opens
        if preposition == "عن":
            return False
        return (
            institution
            and (not named or is_role(before))
            and (is_role(before) or not named or before.definite)
        )
    return False


def _workplace(layout: Layout, at: int, limit: int) -> bool:
    """Whether what follows في is where an office is borne: an indefinite office's, or one whose bearer
    comes next.
    """
    tokens = layout.tokens
    form = tokens[at].form
    if form.bare in words.TIMES or form.kind != WORD or form.bare in _OCCASIONS:
        return False
    if form.role in ("site", "area", "institution"):
        return True
    after = tokens[at + 1].form if at + 1 < limit else None
    return form.definite and after is not None and (is_given(after) or after.role == "title")


def _clitic_inside(form: Form, named: bool, before: Form) -> bool:
    """Whether a word with ل or ب written onto it belongs to the phrase (الناطق بوزارة…), not to an
    addressee.
    """
    letter = form.word[len(form.word) - len(form.bare)]
    if form.stem in _ADDRESSEES and letter == "ل":
        return is_role(before) and not named
    if letter == "ل":
        return not named or is_role(before)
    if letter == "ب":
        fits = form.role in ("institution", "area", "place", "site") or (
            form.definite and form.role != "title"
        )
        return fits and (not named or is_role(before) or before.definite)
    return False


def _append_apposition(layout: Layout, phrase: Phrase, limit: int) -> None:
    """Take in what a comma adds: a name's office (فلان، وزير كذا) or an office's bearer (المدير، خالد
    فلان).
    """
    tokens = layout.tokens
    at = phrase.last
    if at + 1 >= limit or tokens[at].form.text not in words.COMMAS:
        return
    form = tokens[at + 1].form
    if form.conjunction or form.kind != WORD:
        return
    bears = is_role(form) and form.stem_at == form.cut
    names = phrase.name is None and is_role(phrase.head) and (form.role in ("given_name", "title"))
    if phrase.name is None and is_role(phrase.head) and form.definite and not form.readings:
        names = True
    if (
        phrase.name is None
        and is_role(phrase.head)
        and at + 2 < limit
        and not form.readings
        and not form.definite
    ):
        second = tokens[at + 2].form
        names = names or (second.kind == WORD and not second.readings and not second.conjunction)
    if not (bears or names or (phrase.name is None and is_role(phrase.head) and looks_like_name(form))):
        return
    more = read_phrase(layout, at + 1, limit, nested=True)
    if more is None or (phrase.name is not None and more.name is not None and more.head.role != "role"):
        return
    if phrase.name is not None and more.name is not None:
        return
    phrase.last = more.last
    if phrase.name is None:
        phrase.name = more.name


def _append_second(layout: Layout, phrase: Phrase, limit: int) -> None:
    """Read the second of two speakers named together: فلان وفلان."""
    tokens = layout.tokens
    at = phrase.last
    if at >= limit or phrase.name is None:
        return
    form = tokens[at].form
    if form.conjunction != "و" or form.definite:
        return
    if not (is_role(form) or form.role == "given_name" or _looks_like_name_after_and(form)):
        return
    second = _read_after_and(layout, at, limit)
    if second is not None and second.name is not None:
        phrase.more = second


def _looks_like_name_after_and(form: Form) -> bool:
    return any(a.pos == "noun_prop" for a in form.readings)


def _read_after_and(layout: Layout, at: int, limit: int) -> Phrase | None:
    """The phrase whose first word carries و: the word after it read first, then this one put before it."""
    rest = read_phrase(layout, at + 1, limit, nested=True)
    last = rest.last if rest is not None else at + 1
    return Phrase(at, last, layout.tokens[at].form, rest.name if rest and rest.name else (at, last))
