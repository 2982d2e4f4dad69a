"""Where the tokens of a text stand: paragraphs, sentences outside quotation marks, pairs of marks,
parentheses.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from annotations.suggest import words
from annotations.suggest.foreign_names import settle_names
from annotations.suggest.marks import Pair, pair_marks
from annotations.suggest.tokens import WORD, Token, tokenise


@dataclass(slots=True)
class Layout:
    """A text cut up. All numbers but the tokens' own offsets are token indices; ranges are ``[first,
    last)``.
    """

    text: str
    tokens: list[Token]
    paragraphs: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    opens: dict[int, Pair]
    closes: dict[int, Pair]
    # For every token the opener of the innermost pair around it, -1 outside of all; a mark belongs to its
    # own pair.
    inside: list[int]
    # Opening parenthesis to its closing one.
    parens: dict[int, int] = field(default_factory=dict)
    # What short_names.py has read of the text, once it was asked.
    short_names: tuple[frozenset[str], dict[str, int]] | None = None

    def paragraph_of(self, at: int) -> tuple[int, int]:
        """The paragraph of token `at`."""
        return self.paragraphs[_holding(self.paragraphs, at)]

    def sentence_of(self, at: int) -> int:
        """Which sentence, counted from 0, token `at` is in."""
        return _holding(self.sentences, at)


def _holding(ranges: list[tuple[int, int]], at: int) -> int:
    return bisect_right(ranges, at, key=lambda one: one[1])


def lay_out(text: str) -> Layout:
    """Cut `text` up; linear in its length."""
    tokens = tokenise(text)
    settle_names(tokens)
    paragraphs = _paragraphs(text, tokens)
    pairs = pair_marks(text, tokens, paragraphs)
    inside = [-1] * len(tokens)
    stack: list[Pair] = []
    upcoming = iter(pairs)
    following = next(upcoming, None)
    for at in range(len(tokens)):
        while stack and stack[-1].close < at:
            stack.pop()
        if following is not None and following.open == at:
            stack.append(following)
            following = next(upcoming, None)
        inside[at] = stack[-1].open if stack else -1
    sentences = _sentences(tokens, paragraphs, inside)
    return Layout(
        text,
        tokens,
        paragraphs,
        sentences,
        {p.open: p for p in pairs},
        {p.close: p for p in pairs if p.whole},
        inside,
        _parentheses(tokens, sentences),
    )


def _paragraphs(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    ranges = []
    first = 0
    for at in range(1, len(tokens)):
        if text.find("\n", tokens[at - 1].end, tokens[at].start) >= 0:
            ranges.append((first, at))
            first = at
    if tokens:
        ranges.append((first, len(tokens)))
    return ranges


def _sentences(
    tokens: list[Token], paragraphs: list[tuple[int, int]], inside: list[int]
) -> list[tuple[int, int]]:
    """Ranges between stops outside marks; a paragraph ends a sentence unless a quote runs over it."""
    found = []
    begin = 0
    for first, last in paragraphs:
        for at in range(first, last):
            form = tokens[at].form
            stop = form.text in words.STOPS and inside[at] < 0 and not _within_word(tokens, at, first, last)
            # The stop may stand before the closing mark.
            closes = (
                inside[at] >= 0
                and (at + 1 >= last or inside[at + 1] < 0)
                and form.kind != WORD
                and tokens[at - 1].form.text in words.STOPS
                and at + 1 < last
                and tokens[at + 1].form.kind == WORD
            )
            if stop or closes:
                if at + 1 < last and tokens[at + 1].form.text in words.STOPS and inside[at + 1] < 0:
                    continue
                if _dots_go_on(tokens, at, first, last):
                    continue
                if at + 1 > begin:
                    found.append((begin, at + 1))
                begin = at + 1
        if begin < last and (last >= len(tokens) or inside[last - 1] < 0 or inside[last] != inside[last - 1]):
            found.append((begin, last))
            begin = last
    if begin < len(tokens):
        found.append((begin, len(tokens)))
    return found


def _dots_go_on(tokens: list[Token], at: int, first: int, last: int) -> bool:
    """Whether the stop at `at` is the second of two in a sentence that goes on: المرشحين .. في هذا الباب."""
    if at <= first or at + 1 >= last or tokens[at].form.text != "." or tokens[at - 1].form.text != ".":
        return False
    return bool(tokens[at + 1].form.prep) and not tokens[at + 1].form.conjunction


def _within_word(tokens: list[Token], at: int, first: int, last: int) -> bool:
    """Whether the stop at `at` is one of 3.5, of د. خالد or of example.com."""
    if tokens[at].form.text != ".":
        return False
    touches = at + 1 < last and tokens[at + 1].start == tokens[at].end
    if touches and tokens[at + 1].form.kind in (WORD, "number"):
        before = tokens[at - 1].form if at > first else None
        return before is not None and (
            not before.word.isalpha() or before.word.isascii() or len(before.word) == 1
        )
    return at > first and len(tokens[at - 1].form.word) == 1 and tokens[at - 1].form.word.isalpha()


def _parentheses(tokens: list[Token], sentences: list[tuple[int, int]]) -> dict[int, int]:
    found = {}
    for first, last in sentences:
        stack = []
        for at in range(first, last):
            piece = tokens[at].form.text
            if piece in words.OPEN_PARENS:
                stack.append(at)
            elif piece in words.CLOSE_PARENS and stack:
                found[stack.pop()] = at
    return found
