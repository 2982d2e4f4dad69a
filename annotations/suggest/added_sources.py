"""What source phrases add to the reports of a sentence that has others: quotes before them, cues behind them.
Token indices.
"""

from annotations.suggest import words
from annotations.suggest.content import clause_end
from annotations.suggest.layout import Layout
from annotations.suggest.own_words import OWN_HEADS, own_words_end
from annotations.suggest.report import CLAUSE, OBJECT, PARTICIPLE, Report
from annotations.suggest.returns import reporter_returns
from annotations.suggest.sources import find_sources, read_source, source_phrases

# Fewer tokens before a report hold no source phrase with its clause.
_FEWEST_AHEAD = 8
_BUT = frozenset({"لكن", "لكنه", "لكنها", "لكنهم"})


def add_sources(layout: Layout, reports: list[Report], first: int, last: int) -> list[Report]:
    """The reports of a sentence with what source phrases add: another report where one stands in a clause
    before the first of them, and a cue (وفق تعبيره) behind the content of each.
    """
    if not reports:
        return find_sources(layout, first, last)
    tokens, inside = layout.tokens, layout.inside
    for report in reports:
        _hand_on(layout, report, last)
    for at in range(reports[0].at + 1, last):
        if tokens[at].form.bare not in OWN_HEADS or inside[at] >= 0:
            continue
        end = own_words_end(layout, at, last)
        said = [r for r in reports if r.at < at and 0 <= r.content < at - 1]
        if end and said:
            start = tokens[at].start + tokens[at].form.cut
            said[-1].cue_spans.append((start, tokens[end - 1].end))
    return _ahead(layout, reports[0], first) + reports


def _ahead(layout: Layout, report: Report, first: int) -> list[Report]:
    """The report that a source phrase makes of the clause before that of `report`: بحسب الهيئة، هطل المطر،
    وقال الوزير إن…
    """
    if report.at - first < _FEWEST_AHEAD:
        return []
    end = _clause_begins(layout, report, first)
    if end < 0:
        return []
    found = find_sources(layout, first, end)
    parted = end < report.at or _joined(layout, report)
    for source in found:
        if source.until < 0 and parted:  # it begins the sentence
            source.until = clause_end(layout, source.content, end, CLAUSE)
    return [source for source in found if source.until > source.content]


def _clause_begins(layout: Layout, report: Report, first: int) -> int:
    """The comma before which the clause ends that stands before the one of `report`; the report itself where
    it begins a clause without one; -1 where it may belong to that clause.
    """
    tokens = layout.tokens
    for at in range(report.at - 1, first, -1):
        if tokens[at].form.text not in words.COMMAS or layout.inside[at] >= 0:
            continue
        if tokens[at + 1].form.bare in source_phrases():
            break  # هطل المطر، بحسب الهيئة مشيرة إلى كذا
        opens = at + 1 == report.at and _joined(layout, report)
        if opens or reporter_returns(layout, at + 1, report.at + 1, OBJECT):
            return at
        break
    return report.at if report.starts_new else -1


def _joined(layout: Layout, report: Report) -> bool:
    """Whether a report begins a clause of its own beside the one before: وقال، مشيرا، لكنه قال."""
    if report.kind == PARTICIPLE or layout.tokens[report.at].form.conjunction:
        return True
    return layout.tokens[report.at - 1].form.bare in _BUT


def _hand_on(layout: Layout, report: Report, last: int) -> None:
    """Make a source that a clause begins with the speaker of what follows: أعلن أنه بحسب الهيئة، فإن…"""
    at = report.content + 1
    if report.how != CLAUSE or report.until >= 0 or not 0 < at < last:
        return
    for phrase in source_phrases().get(layout.tokens[at].form.bare, ()):
        if phrase.kind != "source" or layout.tokens[at].form.cut:
            continue
        inner = read_source(layout, phrase, at, at, last)
        if inner is not None and inner.content > at:
            report.content, report.noun = inner.content, inner.noun
            report.cue_spans = sorted(report.cue_spans + inner.cue_spans)
            return
