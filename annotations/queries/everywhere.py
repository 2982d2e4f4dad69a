"""Where else an article says a name or a place, and what marking each of those hits would mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Prefetch

from annotations.models import AnnotationSet, Entity, Mark, QuoteSpeaker
from annotations.queries.working import working_on
from annotations.scheme import Layer, parts_a_letter
from newsreader.arabic.folding import fold_name
from newsreader.arabic.occurrences import Strictness, occurrences
from newsreader.articles.models import TextVersion

_AROUND = 36


class State(StrEnum):
    """What stands at a hit: nothing, a suggestion, a rejected one, a mark already, a mark that it would
    cross or, for a mention, no quote that it could serve."""

    NEW = "new"
    SUGGESTED = "suggested"
    REJECTED = "rejected"
    MARKED = "marked"
    CROSSES = "crosses"
    NO_QUOTE = "no-quote"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place of the text that says the same: its span in code points, its words with those around
    them, what stands there and, for a mention, the quote that it would serve."""

    start: int
    end: int
    text: str
    before: str
    after: str
    state: State
    quote: Mark | None = None
    own: bool = False

    @property
    def open(self) -> bool:
        """Whether it can be marked at all."""
        return self.state in (State.NEW, State.SUGGESTED, State.REJECTED)

    @property
    def chosen(self) -> bool:
        """Whether it is marked unless an editor strikes it out: what was rejected once is not."""
        return self.open and self.state != State.REJECTED


def hits_in(
    version: TextVersion,
    user: Any,
    layer: str,
    start: int,
    end: int,
    how: Strictness,
    entity: Entity | None = None,
) -> list[Hit]:
    """The hits of ``text[start:end]`` in the order of the text, among the marks that `user` works on; for a
    mention, of `entity`.

    The span that was asked about is `own`. Where no letter may be parted there is no hit.
    """
    text = version.text
    spans = [
        (a, b)
        for a, b in occurrences(text, start, end, how)
        if not parts_a_letter(text, a) and not parts_a_letter(text, b)
    ]
    beside = working_on(user, version)
    marks = list(Mark.objects.filter(set__in=beside.sets, layer=layer))
    quotes = _quotes(beside.sets) if layer == Layer.SPEAKER else []
    states = [_state(marks, beside.marked, a, b) for a, b in spans]
    wanting = [
        span for span, state in zip(spans, states, strict=True) if state in (State.NEW, State.REJECTED)
    ]
    served = _served(quotes, text, wanting, entity)
    hits = []
    for (a, b), found in zip(spans, states, strict=True):
        quote = served.get((a, b))
        lost = layer == Layer.SPEAKER and (a, b) in wanting and quote is None
        state = State.NO_QUOTE if lost else found
        before = text[max(0, a - _AROUND) : a].rpartition("\n")[2]
        after = text[b : b + _AROUND].partition("\n")[0]
        hits.append(Hit(a, b, text[a:b], before, after, state, quote, (a, b) == (start, end)))
    return hits


def _state(marks: Iterable[Mark], marked: AnnotationSet | None, start: int, end: int) -> State:
    """What stands there: a mark before a suggestion, whatever crosses before what lies there alone."""
    found = State.NEW
    for mark in marks:
        if mark.start >= end or mark.end <= start:
            continue
        same = (mark.start, mark.end) == (start, end)
        if marked is not None and mark.set_id == marked.pk:
            return State.MARKED if same else State.CROSSES
        if same and mark.status == Mark.Status.UNDECIDED:
            found = State.SUGGESTED
        elif same and mark.status == Mark.Status.REJECTED:
            found = State.REJECTED
    return found


def _quotes(sets: list[AnnotationSet]) -> list[Mark]:
    """The quotes that stand and the undecided ones, with their speakers."""
    live = Mark.objects.filter(set__in=sets, layer=Layer.QUOTE).exclude(
        status__in=[Mark.Status.REJECTED, Mark.Status.ACCEPTED]
    )
    speakers = QuoteSpeaker.objects.select_related("entity")
    return list(live.prefetch_related(Prefetch("quote_speakers", queryset=speakers)))


def _served(
    quotes: Iterable[Mark], text: str, spans: Iterable[tuple[int, int]], entity: Entity | None
) -> dict[tuple[int, int], Mark]:
    """By span the quote that a mention there would serve: of its paragraph, said by the entity without a
    mention or by nobody yet. The nearest pairs come first, and a quote has one mention; who is named within
    what is said does not say it."""
    name = fold_name(entity.name) if entity else ""
    open_quotes = [quote for quote in quotes if _wants(quote, name)]
    pairs = []
    for start, end in spans:
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        for quote in open_quotes:
            here = quote.end > first and (last < 0 or quote.start < last)
            if here and not (quote.start <= start and end <= quote.end):
                gap = max(quote.start - end, start - quote.end, 0)
                pairs.append((gap, quote.start < start, start, quote.pk, (start, end), quote))
    served: dict[tuple[int, int], Mark] = {}
    taken: set[int] = set()
    for *_nearness, span, quote in sorted(pairs, key=lambda pair: pair[:4]):
        if span not in served and quote.pk not in taken:
            served[span] = quote
            taken.add(quote.pk)
    return served


def _wants(quote: Mark, name: str) -> bool:
    links = list(quote.quote_speakers.all())
    unnamed = (link for link in links if link.mention_id is None)
    return not links or any(fold_name(link.entity.name) == name for link in unnamed)
