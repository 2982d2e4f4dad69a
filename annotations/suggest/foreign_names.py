"""Foreign names that are spelt like an Arabic word (روته، فان), settled for the whole text by where they
stand.
"""

from collections import Counter
from functools import cache

from annotations.suggest import words
from annotations.suggest.person_words import PERSON_ROLES, is_given
from annotations.suggest.tokens import WORD, Form, Token


def settle_names(tokens: list[Token]) -> None:
    """Put forms without any other reading in place of the tokens that the text shows to be names. Linear."""
    names = _subjects(tokens)
    for at, token in enumerate(tokens):
        form = token.form
        # Most words carry no clitic, and are soon told to be none of these.
        clitic = form.conjunction != "" or form.stem_at > form.cut
        if (
            form.word in names
            or _like_a_place(form)
            or (
                clitic
                and (
                    _ends_a_name(tokens, at)
                    or _before_an_office(tokens, at)
                    or (form.text == "فان" and _joins_a_name(tokens, at))
                )
            )
        ):
            token.form = _plain_name(form.text)
        elif form.role in PERSON_ROLES and (
            _given_before_given(tokens, at) or _given_behind_title(tokens, at)
        ):
            token.form = _given_name(form.text)


@cache
def _plain_name(text: str) -> Form:
    form = Form(text)
    form.readings = form.cue = ()
    form.noun = form.verb = None
    form.role = form.comp = form.conjunction = form.prep = ""
    form.particle = form.definite = False
    form.bare = form.stem = form.word
    form.cut = form.stem_at = 0
    form.named = True
    return form


@cache
def _given_name(text: str) -> Form:
    """The form of an office's word that is a given name here, with no other reading."""
    form = Form(text)
    form.readings = tuple(a for a in form.readings if a.role == "given_name")
    form.noun, form.verb, form.cue, form.role = form.readings[0], None, (), "given_name"
    return form


def _given_before_given(tokens: list[Token], at: int) -> bool:
    """Whether a word that is an office and a given name stands right before a given name: قال أمين خالد."""
    form = tokens[at].form
    if form.definite or form.conjunction or at + 1 >= len(tokens) or tokens[at + 1].form.role != "given_name":
        return False
    if form.stem_at > form.cut or tokens[at + 1].form.stem_at > tokens[at + 1].form.cut:
        return False
    return any(a.role == "given_name" and a.exact for a in form.readings)


def _given_behind_title(tokens: list[Token], at: int) -> bool:
    """Whether a word that is an office and a given name stands between a title and a surname: الدكتور رائد
    الشمالي.
    """
    form = tokens[at].form
    if at == 0 or form.definite or form.conjunction or at + 1 >= len(tokens) or form.stem_at > form.cut:
        return False
    before, after = tokens[at - 1].form, tokens[at + 1].form
    if before.role != "title" or not before.definite or after.kind != WORD:
        return False
    surname = after.definite and after.role not in PERSON_ROLES and after.stem_at == after.cut
    return surname and any(a.role == "given_name" and a.exact for a in form.readings)


def _like_a_place(form: Form) -> bool:
    """Whether a word is spelt like ك and a town, which nobody compares anything to: كادري."""
    return form.role == "place" and form.stem_at > form.cut and form.bare[:1] == "ك" and not form.definite


def _subjects(tokens: list[Token]) -> set[str]:
    """The words that stand as a subject right after a verb of speech, twice or before its content."""
    counts: Counter[str] = Counter()
    for at in range(1, len(tokens) - 1):
        if not tokens[at - 1].form.cue:
            continue
        form = tokens[at].form
        if not _could_be_a_name(form) or not _speaks(tokens[at - 1].form):
            continue
        after = tokens[at + 1].form
        opens = after.comp or after.text in words.COLON or after.kind == "mark" or after.prep
        counts[form.word] += 2 if opens else 1
    return {word for word, count in counts.items() if count >= 2}


def _speaks(form: Form) -> bool:
    return any(
        a.pos == "verb"
        and a.form in ("perfect", "imperfect")
        and a.frame is not None
        and a.frame.kind == "report"
        and a.frame.direct
        and not a.frame.homograph
        for a in form.cue
    )


def _could_be_a_name(form: Form) -> bool:
    if form.kind != WORD or form.definite or form.prep or form.particle or form.comp:
        return False
    if form.guessed and form.conjunction == "و":
        return len(form.word) >= 5  # ويلموت
    if form.conjunction:
        return False
    if form.role or form.noun is not None or form.word in words.NOUN_OBJECTS or len(form.word) < 4:
        return False
    if form.readings:
        return any(a.pos == "verb" and a.enclitics for a in form.readings)
    if form.word.endswith("وا"):
        return True  # دوبوا
    return form.word.endswith("ه") and form.word[:-1] not in words.NOUN_OBJECTS


def _before_an_office(tokens: list[Token], at: int) -> bool:
    """Whether what is spelt like a clitic and a word is the surname behind a first name, as its bearer's
    office comes next: قال بيتر فام، مدير كذا.
    """
    form = tokens[at].form
    if at < 2 or at + 2 >= len(tokens) or form.definite or form.particle or form.comp or form.prep:
        return False
    clitic = form.conjunction if form.conjunction else form.bare[:1] if form.stem_at > form.cut else ""
    if clitic not in ("و", "ف", "ك") or form.role not in ("", "place", "area") or form.guessed:
        return False
    before, verb = tokens[at - 1].form, tokens[at - 2].form
    name = before.role == "given_name" or (before.kind == WORD and not before.readings)
    if not name or before.definite or before.conjunction or not (verb.cue or verb.role == "given_name"):
        return False
    office = tokens[at + 2].form if tokens[at + 1].form.text in words.COMMAS else tokens[at + 1].form
    return office.role == "role" and office.stem_at == office.cut and not office.conjunction


def _ends_a_name(tokens: list[Token], at: int) -> bool:
    """Whether what is spelt like ف and a verb is the surname behind a first name: قال هاينز فيشر."""
    form = tokens[at].form
    if at < 2 or form.conjunction != "ف" or not form.cue or form.noun is not None:
        return False
    before, verb = tokens[at - 1].form, tokens[at - 2].form
    unknown = before.kind == WORD and not before.readings and not before.definite and not before.conjunction
    return unknown and bool(verb.cue) and _speaks(verb)


def _joins_a_name(tokens: list[Token], at: int) -> bool:
    """Whether فان stands between two parts of a foreign name: it is van there, not فإن."""
    if not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1].form, tokens[at + 1].form
    foreign = before.kind == WORD and (
        not before.readings or before.role == "given_name" or before.text == "بن"
    )
    return (
        foreign and not before.definite and after.kind == WORD and not after.definite and not after.readings
    )


def foreign_pair(form: Form, after: Form) -> bool:
    """Whether two words that no reading explains stand side by side, as in خوسيه ماريا."""
    plain = after.kind == WORD and not after.definite and not after.conjunction
    if form.text.endswith("ة") and after.text.endswith(("ة", "أخرى")):
        return False  # أمثلة أخرى
    return not form.readings and plain and (not after.readings or is_given(after))


def foreign_first(tokens: list[Token], at: int) -> bool:
    """Whether an unknown word that ends as an adverb or a plural does is a first name, another unknown one
    being next: باتريسيا فولانسكي، دانات برغمان.
    """
    form = tokens[at].form
    if form.readings or form.definite or form.conjunction or not form.word.endswith(("يا", "ات")):
        return False
    after = tokens[at + 1].form if at + 1 < len(tokens) else form
    plain = after.kind == WORD and not (after.readings or after.definite or after.prep or after.conjunction)
    return plain and not after.word.endswith(("ا", "ه", "ات"))


def closes_a_name(tokens: list[Token], at: int, last: int) -> bool:
    """Whether a third word that no reading explains is the last of a foreign name, as what follows can stand
    behind a name: هيروشي تاناكا ياماموتو إن.
    """
    form = tokens[at].form
    if (
        form.readings
        or form.definite
        or len(form.word) < 4
        or form.text.endswith("ى")
        or (form.word.endswith(("ا", "ه", "ات")) and last > at + 1)
    ):
        return False
    after = tokens[at + 1].form if at + 1 < len(tokens) else None
    return (
        after is None or after.kind != WORD or bool(after.comp or after.prep or after.role or after.definite)
    )
