"""Quotation marks paired over a text: four kinds, reversed, nested, unbalanced, running over paragraphs.

Works on tokens; a pair is two token indices. Linear in the number of tokens.
"""

from dataclasses import dataclass

from annotations.suggest import words
from annotations.suggest.tokens import MARK, NUMBER, WORD, Form, Token

_DOUBLE = frozenset('"“”„‟″')
_SINGLE = frozenset("'‘’")
_ANGLE = frozenset("«»")
_SMALL_ANGLE = frozenset("‹›")
_DEEPEST = 3
_PROCLITICS = frozenset("ولفبكـ")


@dataclass(frozen=True, slots=True)
class Pair:
    """Marks that belong together: token indices of opener and closer; `whole` is False where the closer is
    missing.

    Where it is missing, `close` is the last token before the sentence's stop.
    """

    open: int
    close: int
    whole: bool = True


def _family(mark: str) -> frozenset[str]:
    for family in (_ANGLE, _DOUBLE, _SINGLE, _SMALL_ANGLE):
        if mark in family:
            return family
    return _DOUBLE


def _role(text: str, tokens: list[Token], at: int) -> str:
    """What the surroundings of a mark say it does: open, close, none (inside a word) or "" (they do not
    say).
    """
    token = tokens[at]
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    if token.form.text in _SINGLE and before.isalnum() and after.isalnum():
        return "none"
    loose_before = before.isspace() or before in "([{:،,؛;-–—/." or before == "ـ"
    loose_after = after.isspace() or after in ")]}:،,؛;.!?؟-–—/…"
    if before.isspace() and not after.isspace():
        if after in ",،.؛;:)]" and tokens[at].form.text not in words.QUOTES_OPEN:
            return "close"
        return "open"
    if after.isspace() and not before.isspace():
        return "close" if before != ":" else ""
    if loose_before and not loose_after:
        return "open"
    if loose_after and not loose_before:
        return "close"
    if not loose_before and not loose_after and at and tokens[at - 1].form.word in _PROCLITICS:
        return "open"
    return ""


def pair_marks(text: str, tokens: list[Token], paragraphs: list[tuple[int, int]]) -> list[Pair]:
    """All pairs in order of their openers. `paragraphs` holds token ranges ``[first, last)``."""
    pairs: list[Pair] = []
    left_open: list[int] = []
    for first, last in paragraphs:
        stack: list[int] = []
        for at in range(first, last):
            if tokens[at].form.kind != MARK:
                continue
            mark = tokens[at].form.text
            role = _role(text, tokens, at)
            if role == "none":
                continue
            family = _family(mark)
            match = next(
                (k for k in reversed(range(len(stack))) if tokens[stack[k]].form.text in family), None
            )
            if _opens(mark, role, match is not None) and len(stack) < _DEEPEST:
                stack.append(at)
            elif match is not None:
                del stack[match + 1 :]
                opener = stack.pop()
                if at > opener + 1:
                    pairs.append(Pair(opener, at))
            elif stack and role == "close" and mark not in _SINGLE:
                # The opener's own kind never comes: "…» is one quote all the same.
                opener = stack.pop()
                if at > opener + 1:
                    pairs.append(Pair(opener, at))
            elif left_open and role != "open":
                before = left_open.pop()
                if tokens[before].form.text in family and not any(p.open > before for p in pairs[-1:]):
                    pairs.append(Pair(before, at))
        left_open = []
        for opener in stack:
            if stop := _until_stop(tokens, opener, last):
                if not (pairs and pairs[-1].open > opener):
                    left_open = [opener]
                pairs.append(Pair(opener, stop, whole=False))
    return _without_doubles(pairs)


def _opens(mark: str, role: str, waits: bool) -> bool:
    """Whether a mark opens: its shape and its surroundings weighed, a waiting opener in mind."""
    if mark in words.QUOTES_EVEN:
        return role == "open" or (role == "" and not waits)
    if mark in words.QUOTES_OPEN:
        return not (role == "close" and waits)
    if mark in "”’":
        return (role == "open" and not waits) or (role == "open" and mark == "”" and not waits)
    return role == "open" and not waits


def _until_stop(tokens: list[Token], opener: int, last: int) -> int:
    """The last token before the stop that ends the sentence an unclosed mark opens, or 0."""
    for at in range(opener + 1, last):
        form = tokens[at].form
        if (
            form.text in words.COMMAS
            and at + 1 < last
            and at > opener + 3
            and _reports_on(tokens[at + 1].form)
        ):
            return at - 1  # «… بحتة، موضحا أن: what is reported next is not within the marks
        if form.text in words.STOPS and (at + 1 >= last or tokens[at + 1].start > tokens[at].end):
            return at - 1 if at - 1 > opener else 0
    return last - 1 if last - 1 > opener else 0


def _reports_on(form: Form) -> bool:
    """Whether a word is a participle of report in the accusative: موضحا، مضيفة."""
    return any(a.form == "active_participle" and a.accusative and a.frame is not None for a in form.cue)


def _without_doubles(pairs: list[Pair]) -> list[Pair]:
    """One pair an opener (one that a later paragraph closes replaces its makeshift end), none crossing."""
    best: dict[int, Pair] = {}
    for pair in pairs:
        old = best.get(pair.open)
        if old is None or pair.whole > old.whole:
            best[pair.open] = pair
    kept: list[Pair] = []
    around: list[Pair] = []
    for pair in sorted(best.values(), key=lambda p: (p.open, -p.close)):
        while around and around[-1].close < pair.open:
            around.pop()
        if around and pair.close > around[-1].close:
            if pair.whole:
                continue
            pair = Pair(pair.open, around[-1].close - 1, whole=False)
            if pair.close <= pair.open:
                continue
        kept.append(pair)
        around.append(pair)
    return kept


def word_count(tokens: list[Token], first: int, last: int) -> int:
    """How many words stand between two tokens, both excluded."""
    return sum(tokens[at].form.kind in (WORD, NUMBER) for at in range(first + 1, last))
