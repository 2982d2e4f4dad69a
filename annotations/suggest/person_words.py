"""What single words tell of persons: offices, titles, given names, and the words that end a phrase."""

from annotations.suggest import words
from annotations.suggest.tokens import WORD, Form, Token
from annotations.suggest.words import word_class

_PLAIN_VERBS = word_class("plain_verbs")
_ADVERBS = word_class("adverbs")
_SURE_JOINTS = frozenset({"بن", "آل", "أبو", "ابو", "فان", "فون", "ولد"})
# Titles that are written short, with a stop: د. خالد.
SHORT_TITLES = frozenset({"د", "م", "ا"})
PERSON_ROLES = frozenset({"title", "role"})


def is_role(form: Form) -> bool:
    """Whether a word names an office, a profession or a title, with or without the article."""
    return form.role in PERSON_ROLES


def is_title(form: Form) -> bool:
    """Whether a word may be a title that stands before a name, whatever else it is (اللواء)."""
    return form.role == "title" or any(a.role == "title" and a.exact for a in form.readings)


def stands_for_a_person(form: Form) -> bool:
    """Whether a word is a form of address with a pronoun: سموه، سعادتها."""
    return any(a.role == "title" and a.enclitics for a in form.readings)


def titles(tokens: list[Token], at: int, after: Form) -> bool:
    """Whether the word at `at` stands as a title before the word `after`: no team, no brigade."""
    if tokens[at].form.role == "title":
        return True
    governed = at > 0 and tokens[at - 1].form.kind == WORD and not tokens[at - 1].form.definite
    governed = governed and is_role(tokens[at - 1].form)
    return is_title(tokens[at].form) and not governed and not after.definite


def is_given(form: Form) -> bool:
    """Whether a word is a personal given name."""
    if form.role == "given_name":
        return form.text != "يمني"  # no يمنى
    return form.word.startswith("عبد") and form.word not in ("عبده", "عبر")


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
    if form.readings or form.named or len(form.word) < 5:
        return False
    return (form.word[0] in "يت" and form.word.endswith("ون")) or form.word.endswith("وا")


def several(form: Form) -> bool:
    """Whether a word names several people, so that no name in its phrase is theirs: المحللون في بنك فلان."""
    if any(a.role == "given_name" for a in form.readings):
        return False
    return form.kind == WORD and form.role == "role" and all(a.number == "p" for a in form.readings if a.role)


def behind_joint(before: Form) -> bool:
    """Whether what follows a word is the rest of a name, however it is spelt: بن لادن."""
    return before.text in _SURE_JOINTS


def mine(form: Form) -> bool:
    """Whether only a pronoun or the dual makes a word an office, so that it is rather a surname: صديقي."""
    return bool(form.role) and all(a.enclitics == ("ي",) or a.number == "d" for a in form.readings)
