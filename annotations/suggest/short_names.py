"""Names by which a text calls again whom it has named in full: surnames, what a party or a club is called."""

from annotations.suggest.layout import Layout
from annotations.suggest.person_words import PERSON_ROLES, is_given
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class

_CALLED = word_class("called_by_their_name")
_ORDINALS = word_class("ordinals")


def is_surname(layout: Layout, at: int) -> bool:
    """Whether the word at token `at`, with the article, stands behind a given name elsewhere: الغنامي, where
    the text has راجح الغنامي.
    """
    return layout.tokens[at].form.word in _short_names(layout)[0]


def whole_name(layout: Layout, at: int) -> int:
    """The token at which the text names the body in full that the word at `at` is short for (حركة النماء for
    النماء), or -1.
    """
    return _short_names(layout)[1].get(layout.tokens[at].form.word, -1)


def _short_names(layout: Layout) -> tuple[frozenset[str], dict[str, int]]:
    """The folded surnames of the text, and the folded names of its bodies with where each stands first. Read
    once a text, linear in it.
    """
    if layout.short_names is None:
        surnames: set[str] = set()
        bodies: dict[str, int] = {}
        tokens = layout.tokens
        for at in range(1, len(tokens)):
            form, before = tokens[at].form, tokens[at - 1].form
            if form.kind != WORD or not form.definite or form.stem_at > form.cut or form.conjunction:
                continue
            if is_given(before) and form.role not in PERSON_ROLES and form.word not in _ORDINALS:
                surnames.add(form.word)
            elif not (form.role or form.readings) and _calls(before):
                bodies.setdefault(form.word, at - 1)
        layout.short_names = frozenset(surnames), bodies
    return layout.short_names


def _calls(form: Form) -> bool:
    """Whether a word stands before the name of a body that is called by that name alone: حركة، حزب، نادي."""
    return not form.definite and form.stem.removeprefix("ال") in _CALLED
