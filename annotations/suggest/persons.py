"""Personal names inside a phrase, and what tells a name from other words. Ranges are token indices."""

from annotations.suggest import gazetteer, words
from annotations.suggest.layout import Layout
from annotations.suggest.shapes import ends_in_pronoun, masdar_like
from annotations.suggest.tokens import WORD, Form, Token
from annotations.suggest.words import word_class

# What makes one given name with the word before: عز الدين.
_SECOND_HALVES = frozenset({"الدين", "الله"})
_NAMED_AFTER = word_class("named_after")
_PLAIN_VERBS = word_class("plain_verbs")
_ADVERBS = word_class("adverbs")
QUANTITIES = word_class("quantities")
PERSON_ROLES = frozenset({"title", "role"})


def is_role(form: Form) -> bool:
    """Whether a word names an office, a profession or a title, with or without the article."""
    return form.role in PERSON_ROLES


def is_given(form: Form) -> bool:
    """Whether a word is a personal given name."""
    return form.role == "given_name" or (form.word.startswith("عبد") and form.word not in ("عبده", "عبر"))


def is_tanwin_accusative(form: Form) -> bool:
    """Whether a word is written as an indefinite accusative: an adverb or a participle."""
    text = form.text
    if text.endswith(("ًا", "اً", "ةً", "ءً")):
        return True
    return any(a.accusative and a.number != "d" and a.form.endswith("participle") for a in form.readings)


def ends_phrase(form: Form) -> bool:
    """Whether a word cannot stand inside a noun phrase."""
    if (
        form.comp
        or form.bare in words.BREAKERS
        or form.bare in words.RELATIVES
        or form.bare in words.TIMES
        or form.bare in _ADVERBS
    ):
        return True
    if form.verb is not None and form.noun is None and not form.definite:
        return True
    if form.noun is None and not form.definite and (form.word in _PLAIN_VERBS or _plural_verb(form)):
        return True
    return is_tanwin_accusative(form) and form.role != "given_name"


def _plural_verb(form: Form) -> bool:
    """Whether an unknown word is a verb in the plural: يتحدرون، غادروا."""
    if form.readings or len(form.word) < 5:
        return False
    return (form.word[0] in "يت" and form.word.endswith("ون")) or form.word.endswith("وا")


def find_name(layout: Layout, first: int, last: int) -> tuple[int, int] | None:
    """The personal name inside a phrase: behind its title or role, or the phrase itself."""
    tokens = layout.tokens
    at = first
    institution = False
    found = None
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
        if form.role == "institution" and at == first:
            institution = True
        if _begins_name(layout, first, at) and not (institution and not is_given(form)):
            end = _name_end(layout, at, last)
            at = _without_workplace(layout, at, end)
            if not institution_governs(layout, first, at):
                titled = at > first and tokens[at - 1].form.role == "title"
                if found is None or (found[0] > first and (end == last or titled)):
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
        if form.role != "title":
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
    if form.stem_at > form.cut or form.prep or (form.conjunction and not form.guessed):
        return False
    if before is not None and form.word[:1] == "ل" and not form.readings:
        return False
    if is_given(form):
        return (
            before is None
            or before.role in ("title", "role", "given_name")
            or before.definite
            or before.role == "place"
            or (not before.readings and is_role(tokens[first].form))
        )
    if before is None:
        return looks_like_name(form)
    if before.role == "title":
        return before.definite
    if form.definite:
        return before.role == "title"
    if form.word.endswith("ه") and at + 1 < len(tokens) and _foreign_pair(form, tokens[at + 1].form):
        return before.definite
    if before.role == "place" and not is_role(tokens[first].form):
        return False
    return (
        looks_like_name(form)
        and form.word not in words.BEHIND_A_CLUBS_TOWN
        and (before.definite or before.role == "place")
    )


def is_country(tokens: list[Token], at: int) -> bool:
    """Whether a country's name begins at token `at`."""
    match = gazetteer.load().longest_match([t.form.word for t in tokens[at : at + 3]], 0)
    return match is not None and match[1][0].kind == "country"


def _foreign_pair(form: Form, after: Form) -> bool:
    """Whether two words that no reading explains stand side by side, as in خوسيه ماريا."""
    plain = after.kind == WORD and not after.definite and not after.conjunction
    return not form.readings and plain and (not after.readings or is_given(after))


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


def _name_end(layout: Layout, at: int, last: int) -> int:
    tokens = layout.tokens
    end = at + 1
    given = is_given(tokens[at].form) or tokens[at].form.definite
    unknown = int(not given)
    surname = tokens[at].form.definite and not is_given(tokens[at].form)
    while end < last:
        form = tokens[end].form
        if form.kind != WORD or (not form.definite and is_country(tokens, end)):
            break
        if form.word in _SECOND_HALVES and end == at + 1:
            end += 1
            given = True
            continue
        joint = form.word in words.NAME_JOINTS or tokens[end - 1].form.word in words.NAME_JOINTS
        if not joint:
            surname_here = form.definite and form.role in ("site", "area") and is_given(tokens[end - 1].form)
            if form.role and form.role not in ("given_name", "place") and not surname_here:
                break
            if form.stem_at > form.cut or form.conjunction or form.prep:
                break
            if not is_given(form) and (masdar_like(form) or ends_phrase(form)):
                break
            if form.definite and not is_given(form):
                slave = end >= 2 and tokens[end - 2].form.word == "عبد"
                before = tokens[end - 1].form
                close = slave or joint or is_given(before) or before.word in _SECOND_HALVES
                if not (given and (close or form.word.endswith("ي"))):
                    break
                surname = True
            elif is_given(form):
                given = True
            else:
                unknown += 1
                if unknown > 2 or surname or (given and unknown > 1 and len(form.word) < 4):
                    break
        end += 1
    return end
