"""Who bears an office anywhere in the text, spoken of or speaking: what الوزير or مدير الهيئة then names."""

from dataclasses import dataclass

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, is_given, is_role, read_phrase
from annotations.suggest.shapes import masdar_like
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class

_GENERIC = word_class("generic_bodies")
# Offices that one and the same person is called by.
_SAME_OFFICES = (
    word_class("leaders"),
    frozenset({"ناطق", "متحدث"}),
    frozenset({"لاعب", "نجم", "مهاجم", "مدافع", "حارس", "قايد"}),
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A personal name at a token range, the folded words that stand around it in its phrase, its offices."""

    name: tuple[int, int]
    words: frozenset[str]
    offices: frozenset[str]


def find_bearers(layout: Layout) -> list[Bearer]:
    """Every phrase of the text that joins a personal name to an office, in order. Linear in the text."""
    tokens = layout.tokens
    found: list[Bearer] = []
    at = 0
    while at < len(tokens):
        form = tokens[at].form
        # Most words are soon told to be neither: only عبد makes a given name of a word without a role.
        if not form.role and form.word[:1] != "ع":
            at += 1
            continue
        if form.kind != WORD or form.stem_at > form.cut or not (is_role(form) or is_given(form)):
            at += 1
            continue
        phrase = _phrase(layout, at)
        if phrase is None:
            at += 1
            continue
        bearer = _bearer(layout, phrase)
        if bearer is not None:
            found.append(bearer)
        at = max(phrase.last, at + 1)
    return found


def _phrase(layout: Layout, at: int) -> Phrase | None:
    form = layout.tokens[at].form
    if not form.conjunction:
        return read_phrase(layout, at, len(layout.tokens))
    # The word after و is read, and this one put before it: ووزير الصحة فلان.
    rest = read_phrase(layout, at + 1, len(layout.tokens)) if at + 1 < len(layout.tokens) else None
    return Phrase(at, rest.last, form, rest.name) if rest is not None and is_role(form) else None


def _bearer(layout: Layout, phrase: Phrase) -> Bearer | None:
    if phrase.name is None:
        return None
    forms = [layout.tokens[k].form for k in range(phrase.first, phrase.last)]
    behind = phrase.name[1] - phrase.first
    offices = frozenset(plain(f) for k, f in enumerate(forms) if is_role(f) and borne(forms, k, behind))
    if not offices or not _certain(layout, phrase.name):
        return None
    return Bearer(phrase.name, words_around(layout, phrase), offices)


def words_around(layout: Layout, phrase: Phrase) -> frozenset[str]:
    """The folded words of a phrase without proclitics and article, its prepositions left out."""
    forms = (layout.tokens[at].form for at in range(phrase.first, phrase.last))
    return frozenset(plain(form) for form in forms if form.kind == WORD and not form.prep)


def borne(forms: list[Form], at: int, behind_name: int = -1) -> bool:
    """Whether the office at `at` is the bearer's own, not one that another governs: نائب [الرئيس].

    `behind_name` is where the words after the personal name begin, if there is one.
    """
    if at in (0, behind_name):
        return True
    before = forms[at - 1]
    return before.definite or before.kind != WORD or is_given(before) or bool(forms[at].conjunction)


def _certain(layout: Layout, name: tuple[int, int]) -> bool:
    """Whether a range is a personal name beyond doubt: a given name is in it, or words unknown to the
    lexicon.
    """
    forms = [layout.tokens[k].form for k in range(*name)]
    if is_given(forms[0]) or forms[-1].word in words.NAME_JOINTS:
        return len(forms) > 1 or not masdar_like(forms[0])
    return len(forms) > 1 and not any(f.readings or f.word.endswith(("ات", "هم", "ها")) for f in forms)


def plain(form: Form) -> str:
    """The folded word without proclitics and article."""
    word = form.stem
    return word[2:] if form.definite else word


def bears(bearer: Bearer, office: str, wanted: frozenset[str]) -> bool:
    """Whether the phrase `wanted` (its folded words, the office's among them) can name the bearer."""
    offices = next((same for same in _SAME_OFFICES if office in same), frozenset({office}))
    if not offices & bearer.offices:
        return False
    rest = wanted - words.PREPOSITIONS - offices
    if rest <= bearer.words:
        return True
    # The kind of body may be called otherwise: باسم منظمة الإغاثة after باسم اللجنة الدولية للإغاثة.
    return len(rest - _GENERIC) > 0 and rest - _GENERIC <= bearer.words


def roles_of(layout: Layout, phrase: Phrase) -> set[str]:
    """The folded words of a phrase by which it may be called again, without the article."""
    found = set()
    forms = [layout.tokens[at].form for at in range(phrase.first, phrase.last)]
    behind = phrase.name[1] - phrase.first if phrase.name is not None else -1
    for at, form in enumerate(forms):
        spoken = phrase.name is None and form.role in ("institution", "source")
        if spoken or (is_role(form) and borne(forms, at, behind)):
            found.add(plain(form))
    if phrase.name is None:
        found.add(plain(phrase.head))
    return found
