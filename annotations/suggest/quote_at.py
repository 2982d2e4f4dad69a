"""The quote that a person means who points at one word: a complementiser, a word of report, a sentence.

Offsets are code points of the text, token indices where a name says so.
"""

from collections.abc import Sequence

from annotations.scheme import Span, shared_part
from annotations.suggest.assemble import Finding, sound_quotes, tidy
from annotations.suggest.collection import collection_paused
from annotations.suggest.content import clause_end
from annotations.suggest.entities import Registry
from annotations.suggest.given_content import report_of
from annotations.suggest.layout import Layout
from annotations.suggest.report import CLAUSE, OBJECT
from annotations.suggest.speakers import Discourse
from annotations.suggest.suggester import read_sentence
from annotations.suggest.tokens import WORD
from annotations.suggest.window import around, laid_out
from annotations.suggest.words import COMMAS, STOPS

# The share of the letters of both in common from which on a quote is one that stands already.
_SAME = 0.5


def quote_at(text: str, at: int, standing: Sequence[Span]) -> Span | None:
    """The span of the quote that is meant at the offset `at`; None where the rules see none.

    The one that begins with the word there, else the innermost around it, else, where a word of report stands
    before it, the clause from there on, else the next of the paragraph. None of the quotes `standing` is it.
    """
    begin, stop = around(text, at, at)
    with collection_paused():
        layout = laid_out(text[begin:stop])
        found = _meant(layout, at - begin, [(a - begin, b - begin) for a, b in standing])
    return None if found is None else (found[0] + begin, found[1] + begin)


def _meant(layout: Layout, at: int, standing: list[Span]) -> Span | None:
    tokens = layout.tokens
    here = next((k for k, t in enumerate(tokens) if t.end >= at), None)
    if here is None:
        return None
    if tokens[here].form.kind != WORD and here + 1 < len(tokens) and tokens[here + 1].start == at:
        here += 1  # the word behind a mark that the caret touches
    first, last = layout.paragraph_of(here)
    spans = [
        f.span
        for f in _findings(layout, first, last)
        if not any(shared_part(f.span, s) > _SAME for s in standing)
    ]
    word = tokens[here]
    beginning = [s for s in spans if word.start <= s[0] < word.end]
    if beginning:
        return max(beginning, key=lambda s: s[1])
    holding = [s for s in spans if s[0] <= word.start and word.end <= s[1]]
    if holding:
        return min(holding, key=lambda s: s[1] - s[0])
    around_it = [s for s in standing if s[0] <= word.start and word.end <= s[1]]
    if around_it:
        inner = word.form.comp and all(s[0] < word.start for s in around_it)
        return _inside(layout, here, min(s[1] for s in around_it)) if inner else _next(spans, at)
    clause = _clause(layout, here, standing)
    # What runs into a quote is the speaker before it.
    if clause is not None and not any(s[0] < clause[1] and clause[0] < s[1] for s in spans + standing):
        return clause
    return _next(spans, at)


def _next(spans: list[Span], at: int) -> Span | None:
    return min((s for s in spans if s[0] >= at), default=None)


def _findings(layout: Layout, first: int, last: int) -> list[Finding]:
    """The quotes of a paragraph by the rules."""
    discourse = Discourse(Registry(layout))
    found: list[Finding] = []
    for begin, end in layout.sentences:
        if first <= begin < last:
            found += read_sentence(layout, discourse, begin, end)
    return sound_quotes(layout.text, found)


def _clause(layout: Layout, here: int, standing: list[Span]) -> Span | None:
    """What is told from a word on, where a word of report before it has no content by the rules."""
    tokens = layout.tokens
    if tokens[here].form.kind != WORD:
        return None
    first, last = layout.sentences[layout.sentence_of(here)]
    heard = [k for k in range(first, here) if any(a < tokens[k].end <= b for a, b in standing)]
    report = report_of(layout, (here, here + 1), first, last, max(heard, default=first))
    if report is None or not first <= report.at < here or report.content != here:
        return None
    return _until(layout, here, clause_end(layout, here, last, report.how or OBJECT))


def _inside(layout: Layout, here: int, stop: int) -> Span | None:
    """A report inside a quote that ends at the offset `stop`, from its complementiser on."""
    last = next((k for k in range(here, len(layout.tokens)) if layout.tokens[k].start >= stop), None)
    last = len(layout.tokens) if last is None else last
    return _until(layout, here, clause_end(layout, here, last, CLAUSE))


def _until(layout: Layout, here: int, end: int) -> Span | None:
    """From token `here` to before token `end`, without the stop or comma there, in one paragraph."""
    tokens = layout.tokens
    while end > here + 1 and tokens[end - 1].form.text in STOPS | COMMAS:
        end -= 1
    start, stop = tidy(layout.text, tokens[here].start, tokens[end - 1].end)
    return (start, stop) if start < stop and "\n" not in layout.text[start:stop] else None
