"""What each rule of the scheme says to a person: the rule in words, and the place in the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.labels import LAYER_LABELS
from annotations.scheme import Layer, Rule
from newsreader.arabic.shorten import shorten_middle

RULES = {
    Rule.EMPTY: gettext_lazy("Nothing is selected."),
    Rule.OUTSIDE_TEXT: gettext_lazy("The selection lies outside the text of the article."),
    Rule.WHITE_SPACE_EDGE: gettext_lazy("A mark does not begin or end with white space."),
    Rule.PARTED_LETTER: gettext_lazy("A mark does not part a letter from its vowel marks."),
    Rule.OVER_PARAGRAPHS: gettext_lazy(
        "Only a direct or mixed quote may run over several paragraphs; this mark must stay within one."
    ),
    Rule.KIND: gettext_lazy("A quote is direct, indirect or mixed, and nothing else has such a kind."),
    Rule.DIRECT_WITHOUT_MARKS: gettext_lazy(
        "A direct quote begins with its quotation mark; without marks the quote is indirect."
    ),
    Rule.MIXED_WITHOUT_MARKS: gettext_lazy(
        "A mixed quote has some words in quotation marks; without any the quote is indirect."
    ),
    Rule.IDENTICAL: gettext_lazy("The same words are marked so already."),
    Rule.OVERLAP: gettext_lazy("Two marks of this layer may not overlap."),
    Rule.CROSSING: gettext_lazy("A quote may stand inside another, but two quotes may not cross."),
    Rule.UNKNOWN_REFERENCE: gettext_lazy("It names a speaker, quote or cue that this article does not have."),
    Rule.USELESS_MENTION: gettext_lazy(
        "A speaker mention belongs to a quote, and none is near; mark the quote first."
    ),
    Rule.USELESS_CUE: gettext_lazy("A cue belongs to a quote, and none is near; mark the quote first."),
    Rule.MENTION_OF_ANOTHER: gettext_lazy(
        "A mention names the speaker of its quotes, and this one names another."
    ),
    Rule.SPEAKER_TWICE: gettext_lazy(
        "A quote names each of its speakers once, and this one names the same speaker twice."
    ),
}

_LONGEST_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that a mark breaks: the mark's span and, where two marks break it together, the other's."""

    rule: Rule
    layer: Layer
    start: int
    end: int
    other: tuple[int, int] | None = None


def sentences(broken: Sequence[BrokenRule], text: str) -> str:
    """One sentence a broken rule, each naming the words of `text` that it is about."""
    return " ".join(dict.fromkeys(_sentence(one, text) for one in broken))


def excerpt(text: str, start: int, end: int) -> str:
    """The words of the span ``[start, end)`` as a sentence quotes them, without the middle of a long one."""
    return shorten_middle(text[max(start, 0) : max(end, 0)], _LONGEST_EXCERPT)


def _sentence(broken: BrokenRule, text: str) -> str:
    rule = str(RULES[broken.rule])
    words = excerpt(text, broken.start, broken.end)
    if not words:
        return rule
    layer = str(LAYER_LABELS[broken.layer])
    if broken.other is None:
        return _("%(rule)s (%(layer)s: “%(words)s”)") % {"rule": rule, "layer": layer, "words": words}
    other = excerpt(text, *broken.other)
    return _("%(rule)s (%(layer)s: “%(words)s” and “%(other)s”)") % {
        "rule": rule,
        "layer": layer,
        "words": words,
        "other": other,
    }
