"""What joins a noun phrase from behind: an office after a comma, a second speaker after و. Token indices."""

from collections.abc import Callable
from dataclasses import dataclass

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.person_words import behind_joint, is_role, several
from annotations.suggest.persons import looks_like_name
from annotations.suggest.tokens import WORD, Form


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


# Before a name: is called.
_CALLED = frozenset({"تدعي", "يدعي", "اسمه", "اسمها", "يسمي", "تسمي"})
# Tokens behind a phrase within which its bearer's name is told.
_CALLED_WITHIN = 5
# The reader of a phrase without appositions: layout, first token, limit.
Read = Callable[[Layout, int, int], Phrase | None]


def append_apposition(layout: Layout, phrase: Phrase, limit: int, read: Read) -> None:
    """Take in what a comma adds: a name's office (فلان، وزير كذا) or an office's bearer (المدير، خالد
    فلان).
    """
    tokens = layout.tokens
    at = phrase.last
    if at + 1 >= limit or tokens[at].form.text not in words.COMMAS:
        return
    form = tokens[at + 1].form
    if (
        form.conjunction
        or form.kind != WORD
        or (form.word[:1] == "ي" and not form.readings and several(phrase.head))
    ):
        return
    bears = is_role(form) and form.stem_at == form.cut
    names = phrase.name is None and is_role(phrase.head) and (form.role in ("given_name", "title"))
    names = names or (phrase.name is None and is_role(phrase.head) and behind_joint(form))
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
        bare = second.stem_at == second.cut and not second.prep  # unlike تشبث بالحوار
        names = names or (second.kind == WORD and not second.readings and not second.conjunction and bare)
    if not (bears or names or (phrase.name is None and is_role(phrase.head) and looks_like_name(form))):
        return
    more = read(layout, at + 1, limit)
    if more is None or (phrase.name is not None and more.name is not None and more.head.role != "role"):
        return
    if phrase.name is not None and more.name is not None:
        return
    phrase.last = more.last
    if phrase.name is None:
        phrase.name = more.name


def append_called(layout: Layout, phrase: Phrase, limit: int, read: Read) -> None:
    """Take in the name by which someone is called behind a plain word for him: امرأة من البلدة تدعى سارة."""
    tokens = layout.tokens
    if phrase.name is not None or phrase.head.definite or phrase.head.kind != WORD:
        return
    for at in range(phrase.last, min(limit - 1, phrase.last + _CALLED_WITHIN)):
        form = tokens[at].form
        if form.text in words.COMMAS or form.comp or form.text in words.COLON or at in layout.opens:
            return
        if form.word in _CALLED:
            name = read(layout, at + 1, limit)
            if name is not None and name.name is not None and name.name[0] == at + 1:
                phrase.last, phrase.name = name.last, name.name
            return


def append_second(layout: Layout, phrase: Phrase, limit: int, read: Read) -> None:
    """Read the second of two speakers named together: فلان وفلان."""
    tokens = layout.tokens
    at = phrase.last
    if at >= limit:
        return
    form = tokens[at].form
    if form.conjunction == "و" and phrase.name is None and phrase.head.role in ("place", "institution"):
        phrase.more = _second_body(layout, phrase, limit, read)
        return
    if form.conjunction != "و" or form.definite or phrase.name is None or form.word in words.NOUN_OBJECTS:
        return  # نفى خالد منصور وجود أزمة
    alone = form.guessed and at + 1 < limit and layout.tokens[at + 1].form.comp
    if not (is_role(form) or form.role == "given_name" or alone or _looks_like_name_after_and(form)):
        return
    second = _read_after_and(layout, at, limit, read)
    if second is not None and second.name is not None:
        phrase.more = second


def _second_body(layout: Layout, phrase: Phrase, limit: int, read: Read) -> Phrase | None:
    """The second of two countries, or of two institutions, named together: قالت وزارة الصحة ومنظمة العمل."""
    at = phrase.last
    form = layout.tokens[at].form
    if form.role != phrase.head.role or form.guessed:
        return None
    if form.role == "place" and phrase.last - phrase.first > 2:
        return None
    second = (
        _read_after_and(layout, at, limit, read) if form.role == "institution" else Phrase(at, at + 1, form)
    )
    if second is None:
        return None
    second.name = None
    after = layout.tokens[second.last].form if second.last < limit else None
    return None if after is not None and after.conjunction == "و" else second


def _looks_like_name_after_and(form: Form) -> bool:
    return any(a.pos == "noun_prop" for a in form.readings)


def _read_after_and(layout: Layout, at: int, limit: int, read: Read) -> Phrase | None:
    """The phrase whose first word carries و: the word after it read first, then this one put before it."""
    rest = read(layout, at + 1, limit)
    last = rest.last if rest is not None else at + 1
    return Phrase(at, last, layout.tokens[at].form, rest.name if rest and rest.name else (at, last))


def without_called_on(layout: Layout, phrase: Phrase) -> Phrase:
    """The phrase up to those who are called on: أهابت الوزارة [بالجميع]."""
    for at in range(phrase.first + 1, phrase.last):
        form = layout.tokens[at].form
        if form.bare[:1] == "ب" and form.stem_at > form.cut:
            return Phrase(phrase.first, at, phrase.head, None)
    return phrase
