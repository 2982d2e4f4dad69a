"""Speech in marks that no word of report opens: behind a colon, alone in its sentence, or pointed back to
(«…»، بهذه العبارة ودع فلان الحاضرين). Token indices.
"""

from collections import deque

from annotations.suggest import words
from annotations.suggest.layout import Layout
from annotations.suggest.marks import Pair, word_count
from annotations.suggest.nounphrase import is_given, is_role, read_phrase
from annotations.suggest.report import LOOSE, MARKS, Report
from annotations.suggest.tokens import WORD
from annotations.suggest.words import word_class

_FEWEST_BEHIND_COLON = 4
_FEWEST_ALONE = 6
# Before the colon these announce a name or a list.
_ANNOUNCING = word_class("announcing")
_POINTING = frozenset({"بهذه", "بهذا", "بتلك", "هكذا"})
_JOINING = frozenset({"لكن", "بل", "ثم", "و"})
# Tokens behind بهذه العبارة within which its verb and subject stand.
_POINTED = 5


def find_loose(layout: Layout, first: int, last: int, spoken: list[tuple[int, int]]) -> list[Report]:
    """The pieces in marks of the sentence ``[first, last)`` that are speech by where they stand, as reports
    without a cue; `spoken` are the ranges of what words of report already lend to someone.
    """
    found: list[Report] = []
    if all(layout.inside[k] < 0 for k in range(first, last)):
        return found  # no marks at all
    at = first
    ahead = deque(sorted(spoken))
    # Where what is lent ends, of all that begins before the piece's end.
    heard = first
    while at < last:
        pair = layout.opens.get(at)
        if pair is None:
            at += 1
            continue
        while ahead and ahead[0][0] < pair.close:
            heard = max(heard, ahead.popleft()[1])
        if heard <= at:
            report = (
                _behind_colon(layout, pair, first)
                or _alone(layout, pair, first, last)
                or _pointed_to(layout, pair, first, last)
            )
            if report is not None:
                found.append(report)
        at = max(pair.close, at) + 1
    return found


def _report(pair: Pair, at: int, first: int) -> Report:
    return Report(at, LOOSE, None, "", content=pair.open, how=MARKS, first=first)


def _behind_colon(layout: Layout, pair: Pair, first: int) -> Report | None:
    """Of a piece behind a colon: وحملنا وصية: «…», but not بعنوان: «…»."""
    tokens = layout.tokens
    colon = pair.open - 1
    if colon <= first or tokens[colon].form.text not in words.COLON:
        return None
    before = tokens[colon - 1].form
    if before.kind != WORD or before.bare in _ANNOUNCING or before.stem in _ANNOUNCING:
        return None
    if word_count(layout.tokens, pair.open, pair.close) < _FEWEST_BEHIND_COLON:
        return None
    return _report(pair, colon, first)


def _alone(layout: Layout, pair: Pair, first: int, last: int) -> Report | None:
    """Of a piece that is all of its sentence, but for what joins it to the one before: لكن «…»."""
    tokens = layout.tokens
    begin = first + (tokens[first].form.word in _JOINING)
    if first == 0 or pair.open != begin or not pair.whole:
        return None
    if any(t.form.kind == WORD for t in tokens[pair.close + 1 : last]):
        return None
    return _report(pair, first, first) if word_count(tokens, pair.open, pair.close) >= _FEWEST_ALONE else None


def _pointed_to(layout: Layout, pair: Pair, first: int, last: int) -> Report | None:
    """Of a piece that begins its sentence and is pointed back to: «…»، هكذا ودع المدير العاملين."""
    tokens = layout.tokens
    if pair.open != first or not pair.whole or word_count(tokens, first, pair.close) < _FEWEST_ALONE:
        return None
    at = pair.close + 1
    if at < last and tokens[at].form.text in words.COMMAS:
        at += 1
    if at >= last or tokens[at].form.bare not in _POINTING:
        return None
    noun = tokens[at].form.bare != "هكذا"  # العبارة of بهذه العبارة
    for begin in range(at + 1 + noun, min(at + _POINTED, last)):
        phrase = read_phrase(layout, begin, last)
        if phrase is not None and (is_given(phrase.head) or is_role(phrase.head)):
            report = _report(pair, at, first)
            report.noun = phrase
            report.cue_spans = [(tokens[at].start, tokens[begin - 1].end)]
            return report
    return None
