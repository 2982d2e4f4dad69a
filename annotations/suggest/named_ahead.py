"""Speech that only its speaker's name stands before, as headings within a text have it: المدرب سليم فلان:
سنقاتل حتى النهاية. Token indices.
"""

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.nounphrase import Phrase, is_given, is_role, read_phrase
from annotations.suggest.report import LOOSE, SPEECH, Report
from annotations.suggest.tokens import WORD

_FEWEST_WORDS = 4
_LONGEST = 14
# Fewer words to a comma are a list.
_A_COMMA = 3
_SOURCES = frozenset({"مصدر", "مصادر"})


def read_named_ahead(layout: Layout, first: int, last: int) -> Report | None:
    """The report of a paragraph's first sentence ``[first, last)`` whose words stand behind a name and a
    colon; None at the head of a text, where it is a headline or the reporter's name, and where what stands
    before the colon names nobody who can speak or a list follows.
    """
    tokens = layout.tokens
    colons = (k for k in range(first + 1, min(last, first + _LONGEST)) if tokens[k].form.text in words.COLON)
    colon = next(colons, -1)
    if first == 0 or colon < 0 or colon + _FEWEST_WORDS >= last or layout.paragraph_of(first)[0] != first:
        return None
    phrase = read_phrase(layout, first, colon)
    if phrase is None or phrase.last != colon or not _speaks(phrase):
        return None
    behind = [t.form for t in tokens[colon + 1 : last]]
    said = sum(f.kind == WORD for f in behind)
    if said < max(_FEWEST_WORDS, _A_COMMA * sum(f.text in words.COMMAS for f in behind)) or any(
        f.text in words.COLON for f in behind
    ):
        return None
    if any(f.text in "-–—/" for f in behind[:_FEWEST_WORDS]):
        return None  # a byline: خالد منصور: الرياض - …
    return Report(colon, LOOSE, None, "", colon + 1, SPEECH, first=first, noun=phrase)


def _speaks(phrase: Phrase) -> bool:
    """Whether a phrase names a person with an office or two names, a body or sources."""
    head = phrase.head
    several = phrase.last - phrase.first > 1
    if is_role(head) or head.role == "institution":
        return several or head.definite
    return head.stem.removeprefix("ال") in _SOURCES or (several and is_given(head))
