"""A quote that a person marked in, its cue and its speakers out: what the rules would give a quote of just
that span. Offsets are code points of the text, token indices where a name says so.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from annotations.scheme import EntityKind, QuoteKind, shared_part
from annotations.suggest.assemble import Finding, tidy
from annotations.suggest.collection import collection_paused
from annotations.suggest.confidence import confidence
from annotations.suggest.entities import Registry
from annotations.suggest.fullest_names import same_person
from annotations.suggest.given_content import report_of
from annotations.suggest.keys import person_key
from annotations.suggest.known import Known
from annotations.suggest.layout import Layout
from annotations.suggest.speakers import Discourse, Voice, find_speaker
from annotations.suggest.suggester import read_sentence, rule_of, said_by
from annotations.suggest.window import around, laid_out

# Letters before the quote's paragraph that are read for who was speaking.
_BEFORE = 600
# The share of both spans' letters in common from which on a quote of the rules is the one that was marked.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Heard:
    """A quote that stands already, and its speaker."""

    start: int
    end: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker of the quote: name, kind, where the words name them (None: nowhere there), the rule, and how
    sure that is, 0 to 1.
    """

    name: str
    kind: EntityKind
    span: tuple[int, int] | None
    rule: str
    sure: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """The spans of a quote's cues, their lemma, rule and how sure they are, 0 to 1; its speakers."""

    cues: list[tuple[int, int]]
    lemma: str
    rule: str
    sure: float
    speakers: list[Said]


def attribute(text: str, start: int, end: int, heard: Sequence[Heard] = ()) -> Attribution | None:
    """Who says what stands at ``[start, end)`` of `text`, by which words; None where the rules find neither.

    `heard` are the quotes that stand, in any order. Reads the paragraphs around the quote, however long the
    text is.
    """
    begin, stop = around(text, start, end)
    with collection_paused():
        reading = _Reading(laid_out(text[begin:stop]), start - begin, end - begin)
        near = [Heard(h.start - begin, h.end - begin, h.name, h.kind) for h in heard if h.start < end]
        finding = reading.find(sorted(near, key=lambda h: h.start))
    if finding is None or not (finding.cue_spans or finding.speakers):
        return None
    cues = [_moved(text, span, begin) for span in finding.cue_spans]
    speakers = [
        Said(
            known.name,
            known.kind,
            None if span is None else _moved(text, span, begin),
            rule,
            confidence("speaker", rule),
        )
        for known, span, rule in finding.speakers
    ]
    return Attribution(cues, finding.lemma, finding.rule, confidence("cue", finding.rule), speakers)


@cache
def warm_up() -> None:
    """Read the lexicon now, that no quote has to wait for it."""
    attribute("وقال الوزير إن العمل انتهى.", 12, 26)


def _moved(text: str, span: tuple[int, int], by: int) -> tuple[int, int]:
    return tidy(text, span[0] + by, span[1] + by)


class _Reading:
    """One quote of a text that is cut up, `start` and `end` its offsets there."""

    def __init__(self, layout: Layout, start: int, end: int) -> None:
        self.layout = layout
        self.start, self.end = start, end
        self.discourse = Discourse(Registry(layout))

    def find(self, heard: list[Heard]) -> Finding | None:
        """What the rules make of the quote; where they find none there, what its neighbours tell."""
        layout = self.layout
        content = self._content()
        if content is None:
            return None
        at = layout.sentence_of(content[0])
        far = layout.tokens[layout.paragraph_of(content[0])[0]].start - _BEFORE
        findings: list[Finding] = []
        for first, last in layout.sentences[:at]:
            if layout.tokens[last - 1].end < far:
                continue
            findings += read_sentence(layout, self.discourse, first, last)
            self._correct(heard, layout.tokens[first].start, layout.tokens[last - 1].end)
        first, last = layout.sentences[at]
        before = Discourse(self.discourse.registry, self.discourse.current, self.discourse.several)
        findings += read_sentence(layout, self.discourse, first, last)
        inside = [h for h in heard if layout.tokens[first].start <= h.start < self.start]
        found = max(findings, key=self._likeness, default=None)
        if found is not None and self._likeness(found) >= _ALIKE:
            return self._carried(found, inside)
        return self._given(before, first, last, content, inside)

    def _content(self) -> tuple[int, int] | None:
        """The tokens of the quote."""
        tokens = self.layout.tokens
        first = bisect_right(tokens, self.start, key=lambda token: token.end)
        last = bisect_left(tokens, self.end, key=lambda token: token.start)
        return (first, last) if first < last else None

    def _likeness(self, finding: Finding) -> float:
        """How much of the two spans they have in common, 0 to 1."""
        return shared_part(tidy(self.layout.text, *finding.span), (self.start, self.end))

    def _correct(self, heard: list[Heard], start: int, end: int) -> None:
        """Let whoever speaks last in ``[start, end)`` by the quotes that stand be the one still speaking."""
        last = [h for h in heard if start <= h.start < min(end, self.start)]
        if last:
            self.discourse.current = self._known(last[-1])

    def _known(self, heard: Heard) -> Known:
        registry = self.discourse.registry
        for known in registry.known:
            if known.name == heard.name or (
                known.kind == heard.kind == EntityKind.PERSON
                and same_person(known.name, heard.name, heard.name)
            ):
                return known
        words = frozenset(person_key(heard.name).split())
        return Known(f"heard {heard.name}", heard.name, EntityKind(heard.kind), words)

    def _carried(self, finding: Finding, inside: list[Heard]) -> Finding:
        """A speaker that is carried over within the sentence is that of the quote that stands before."""
        if inside and [rule for _, _, rule in finding.speakers] == ["same-sentence"]:
            finding.speakers = [(self._known(inside[-1]), None, "same-sentence")]
        return finding

    def _given(
        self, discourse: Discourse, first: int, last: int, content: tuple[int, int], inside: list[Heard]
    ) -> Finding | None:
        """What the words beside a quote say that the rules by themselves take for none."""
        layout = self.layout
        floor = first
        for quote in inside:
            if quote.end <= self.start:
                floor = max(floor, self._token_at(quote.end))
        report = report_of(layout, content, first, last, floor)
        if report is None:
            return None
        before = None
        if inside:
            before = Voice(self._known(inside[-1]), None, "same-sentence")
        after = self._token_at(inside[-1].start) if inside else first
        voice = find_speaker(layout, report, discourse, first, before, after)
        finding = Finding(
            (self.start, self.end),
            QuoteKind.INDIRECT,
            report.cue_spans,
            report.lemma,
            rule=rule_of(report, report.how),
        )
        finding.speakers = said_by(layout, voice)
        return finding

    def _token_at(self, offset: int) -> int:
        return bisect_right(self.layout.tokens, offset, key=lambda token: token.end)
