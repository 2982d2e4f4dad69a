"""Findings turned into a Document that keeps the rules of the scheme, with a reason on every mark."""

from dataclasses import dataclass, field

from annotations.scheme import (
    QUOTATION_MARKS,
    Cue,
    Document,
    Entity,
    Layer,
    Place,
    Quote,
    QuoteKind,
    QuoteSpeaker,
    Rule,
    SpeakerMention,
    Why,
    parts_a_letter,
    span_rules,
)
from annotations.suggest.confidence import confidence
from annotations.suggest.found import Found
from annotations.suggest.known import Known
from annotations.suggest.layout import Layout


@dataclass(slots=True)
class Finding:
    """One quote as the rules found it; spans are offsets of the text."""

    span: tuple[int, int]
    kind: QuoteKind
    cue_spans: list[tuple[int, int]]
    lemma: str
    speakers: list[tuple[Known, tuple[int, int] | None, str]] = field(default_factory=list)
    rule: str = ""


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its edges and without cutting a letter from its marks; maybe empty."""
    start, end = max(0, start), min(len(text), end)
    while start < end and (text[start].isspace() or parts_a_letter(text, start)):
        start += 1
    while end > start and parts_a_letter(text, end):
        end += 1
    while start < end and (text[end - 1].isspace() or parts_a_letter(text, end)):
        end -= 1
    return start, end


def assemble(layout: Layout, findings: list[Finding], places: list[Found]) -> Document:
    """The document of all findings; what would break a rule of the scheme is left out."""
    document = Document(id="", text=layout.text)
    mentions = _Spans(layout.text, Layer.SPEAKER)
    cues = _Spans(layout.text, Layer.CUE)
    entities: dict[str, Entity] = {}
    kept = sound_quotes(layout.text, findings)
    for finding in kept:
        quote = Quote(f"q{len(document.quotes) + 1}", *finding.span, finding.kind)
        evidence = " ".join(layout.text[a:b] for a, b in finding.cue_spans)
        quote.why = Why(finding.rule, confidence("quote", finding.rule), evidence)
        for known, span, rule in finding.speakers:
            if any(s.entity == known.id for s in quote.speakers):
                continue
            entities.setdefault(known.id, Entity(known.id, known.name, known.kind))
            mention = None
            if span is not None:
                mention = _mention(document, mentions, layout.text, span, known.id, rule)
            quote.speakers.append(QuoteSpeaker(known.id, mention))
        for span in finding.cue_spans:
            cue = _cue(document, cues, layout.text, span, finding)
            if cue is not None and cue not in quote.cues:
                quote.cues.append(cue)
        document.quotes.append(quote)
    document.entities = list(entities.values())
    spoken = {(m.start, m.end) for m in document.speakers}
    seen = _Spans(layout.text, Layer.PLACE)
    for found in places:
        place_span = seen.take(found.start, found.end)
        if place_span is None:
            continue
        metonymy = place_span in spoken
        sure = round(confidence("place", found.rule) * found.share, 3)
        why = Why(found.rule, sure, layout.text[slice(*place_span)])
        document.places.append(
            Place(f"p{len(document.places) + 1}", *place_span, found.name, found.key, metonymy, why)
        )
    return document


class _Spans:
    """The spans of one layer taken so far: answers whether another may stand beside them."""

    def __init__(self, text: str, layer: Layer) -> None:
        self.text, self.layer = text, layer
        self.ids: dict[tuple[int, int], str] = {}
        self.covered: set[int] = set()

    def take(self, start: int, end: int) -> tuple[int, int] | None:
        """The tidied span where it is sound and free, else None."""
        start, end = tidy(self.text, start, end)
        if start >= end or end - start > 2000 or span_rules(self.text, self.layer, start, end):
            return None
        if any(p in self.covered for p in range(start, end)):
            return None
        self.covered.update(range(start, end))
        return start, end


def _mention(
    document: Document, spans: _Spans, text: str, span: tuple[int, int], entity: str, rule: str
) -> str | None:
    tidied = tidy(text, *span)
    if tidied in spans.ids:
        old = spans.ids[tidied]
        return old if any(m.id == old and m.entity == entity for m in document.speakers[-20:]) else None
    taken = spans.take(*span)
    if taken is None:
        return None
    spans.ids[taken] = name = f"s{len(document.speakers) + 1}"
    why = Why(rule, confidence("speaker", rule), text[slice(*taken)])
    document.speakers.append(SpeakerMention(name, *taken, entity, why))
    return name


def _cue(document: Document, spans: _Spans, text: str, span: tuple[int, int], finding: Finding) -> str | None:
    tidied = tidy(text, *span)
    if tidied in spans.ids:
        return spans.ids[tidied]
    taken = spans.take(*span)
    if taken is None:
        return None
    spans.ids[taken] = name = f"c{len(document.cues) + 1}"
    why = Why(finding.rule, confidence("cue", finding.rule), text[slice(*taken)])
    document.cues.append(Cue(name, *taken, finding.lemma, why))
    return name


def sound_quotes(text: str, findings: list[Finding]) -> list[Finding]:
    """The findings whose spans keep the rules, in the order of the text; of two that clash the earlier
    stays.
    """
    kept: list[Finding] = []
    still_open: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.span[0], -f.span[1])):
        start, end = tidy(text, *finding.span)
        if start < end and finding.kind == QuoteKind.INDIRECT and "\n" in text[start:end]:
            start, end = tidy(text, start, text.index("\n", start))
        if start >= end:
            continue
        kind = finding.kind
        if kind == QuoteKind.DIRECT and text[start] not in QUOTATION_MARKS:
            kind = QuoteKind.MIXED
        finding.span, finding.kind = (start, end), kind
        broken = [r for r in span_rules(text, Layer.QUOTE, start, end, kind) if r != Rule.KIND]
        if broken:
            continue
        still_open = [f for f in still_open if f.span[1] > start]
        if any(f.span == finding.span or f.span[1] < end for f in still_open):
            continue
        kept.append(finding)
        still_open.append(finding)
    return kept
