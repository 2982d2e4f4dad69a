"""An unnamed source that a text brings in without speech, and then calls by the plain word: ووصل مصدر أمني.
وقال المصدر إن… Token indices.
"""

from annotations.suggest.layout import Layout
from annotations.suggest.no_report import asks_for_secrecy
from annotations.suggest.nounphrase import Phrase, read_phrase
from annotations.suggest.tokens import WORD, Form
from annotations.suggest.words import word_class

_SAME_SPEAKER = word_class("same_speaker")
# Behind مصدر these tell where someone is at work.
_PLACED = frozenset({"في", "من", "ب", "داخل", "لدي", "علي"})
_ADJECTIVES = word_class("adjectives_of_sources")


def brought_in(layout: Layout, phrase: Phrase, positions: list[int]) -> Phrase | None:
    """The source that the plain word with the article means, the last one brought in before it; None where
    the phrase is no such word or none was. `positions` are the tokens of the word without the article.
    """
    if not calls_again(phrase):
        return None
    for at in reversed(positions):
        if at >= phrase.first or layout.inside[at] >= 0 or not _is_someone(layout, at):
            continue
        found = read_phrase(layout, at, layout.paragraph_of(at)[1], nested=True)
        if found is not None:
            whole = _adjective(layout.tokens[at + 1].form)  # نقل مصدر أمني الجرحى
            over = whole and at + 2 < found.last and layout.tokens[at + 2].form.definite
            return Phrase(at, at + 2, found.head) if over else found
    return None


def calls_again(phrase: Phrase) -> bool:
    """Whether a phrase is a plain word for a source, with the article: المصدر، المصادر."""
    head = phrase.head
    return (
        head.definite
        and (head.role == "source" or head.word in _SAME_SPEAKER)
        and phrase.last - phrase.first <= 2
    )


def _is_someone(layout: Layout, at: int) -> bool:
    """Whether an indefinite word for a source means someone who speaks (مصدر أمني), not a thing's origin."""
    form = layout.tokens[at].form
    if form.definite or at + 1 >= len(layout.tokens):
        return False
    after = layout.tokens[at + 1].form
    if after.kind != WORD or after.definite:
        return False
    if after.bare in _PLACED or asks_for_secrecy(layout, at + 1):
        return True
    return _adjective(after)


def _adjective(form: Form) -> bool:
    if form.prep:
        return False
    return form.word.endswith(("ي", "يه")) or form.word in _ADJECTIVES
