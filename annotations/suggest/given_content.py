"""The word of report that stands beside a content which a person marked: before it, after it, around it.

Token indices.
"""

from annotations.suggest import words
from annotations.suggest.heads import is_finite, is_masdar, is_participle
from annotations.suggest.layout import Layout
from annotations.suggest.morphology import Analysis
from annotations.suggest.report import (
    CLAUSE,
    LOOSE,
    MARKS,
    MASDAR,
    OBJECT,
    PARTICIPLE,
    SPEECH,
    VERB,
    Report,
    frame,
    governed,
)
from annotations.suggest.sources import find_sources

# Tokens before a content, behind it, within which its word of report stands.
_BEFORE = 25
_BEHIND = 6


def report_of(layout: Layout, content: tuple[int, int], first: int, last: int, floor: int) -> Report | None:
    """The report whose content is `content`, in the sentence ``[first, last)``; what stands before token
    `floor` belongs to other quotes.
    """
    before = _verb_before(layout, content, first, floor)
    if before is not None and before.reading is not None and not frame(before.reading).homograph:
        return before
    return (
        _verb_behind(layout, content, first, last)
        or _source(layout, content, first, last)
        or before
        or _without_cue(layout, content, first)
    )


def _verb_before(layout: Layout, content: tuple[int, int], first: int, floor: int) -> Report | None:
    tokens = layout.tokens
    around = layout.inside[content[0]] if content[0] not in layout.opens else -1
    for at in range(content[0] - 1, max(first, floor, content[0] - _BEFORE) - 1, -1):
        form = tokens[at].form
        if form.text in words.STOPS or layout.inside[at] not in (-1, around):
            return None
        head = _head(layout, at) if form.cue else None
        if head is None:
            continue
        kind, reading = head
        opener = content[0] - 1
        if tokens[opener].form.text in words.COLON:
            opener -= 1
        report = Report(at, kind, reading, reading.lemma, content[0], _how(layout, content[0]), first=first)
        start, end = tokens[at].start + form.cut, tokens[at].end
        clauses, phrases = governed(frame(reading))
        governs = opener > at and tokens[opener].form.prep in clauses | phrases
        if governs and not tokens[opener].form.conjunction and tokens[opener].form.prep:
            report.preposition = opener
        if report.preposition == at + 1:
            end = tokens[opener].end
        report.cue_spans = [(start, end)]
        if report.preposition > at + 1:
            report.cue_spans.append((tokens[opener].start, tokens[opener].end))
        report.zone = (at + 1, report.preposition if report.preposition >= 0 else content[0])
        return report
    return None


def _verb_behind(layout: Layout, content: tuple[int, int], first: int, last: int) -> Report | None:
    """The report of a verb behind its words: «…»، قال فلان."""
    tokens = layout.tokens
    end = content[1]
    while end < last and tokens[end].form.text in words.COMMAS | {"-", "–", "."}:
        end += 1
    for at in range(end, min(last, end + 2)):
        form = tokens[at].form
        reading = is_finite(form) if form.cue and not form.conjunction and layout.inside[at] < 0 else None
        if reading is not None:
            report = Report(at, VERB, reading, reading.lemma, how=MARKS, first=first)
            report.cue_spans = [(tokens[at].start + form.cut, tokens[at].end)]
            report.zone = (at + 1, min(last, at + 30))
            return report
    return None


def _source(layout: Layout, content: tuple[int, int], first: int, last: int) -> Report | None:
    """The report of a source phrase before or behind the content: بحسب الوزارة."""
    behind = [r for r in find_sources(layout, content[0], last) if r.at >= content[1]]
    before = [r for r in find_sources(layout, first, last) if r.at < content[0]]
    return next(iter(behind + before), None)


def _without_cue(layout: Layout, content: tuple[int, int], first: int) -> Report | None:
    """Words in marks that stand alone or behind a colon, of whoever is spoken of."""
    if content[0] not in layout.opens:
        return None
    return Report(max(content[0] - 1, first), LOOSE, None, "", content=content[0], how=MARKS, first=first)


def _head(layout: Layout, at: int) -> tuple[str, Analysis] | None:
    form = layout.tokens[at].form
    for kind, read in ((PARTICIPLE, is_participle), (VERB, is_finite), (MASDAR, is_masdar)):
        reading = read(form)
        if reading is not None:
            return kind, reading
    return None


def _how(layout: Layout, at: int) -> str:
    if at in layout.opens:
        return MARKS
    if layout.tokens[at].form.comp:
        return CLAUSE
    return SPEECH if layout.tokens[at - 1].form.text in words.COLON else OBJECT
