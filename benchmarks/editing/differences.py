"""What parts the marks of a page from the gold marks of its text, as wishes in the text's order."""

from dataclasses import dataclass, field
from typing import Any

from annotations.scheme import Document, Layer

Span = tuple[int, int]


@dataclass(frozen=True)
class Who:
    """A speaker as the gold names one, and where the text names them beside the quote."""

    name: str
    kind: str
    mention: Span | None


@dataclass(frozen=True)
class GoldQuote:
    span: Span
    kind: str
    speakers: tuple[Who, ...]
    cues: tuple[Span, ...]


@dataclass
class Gold:
    """Gold marks by their spans: whom mentions name, the lemmas of cues, (name, key, metonymy) of places."""

    quotes: dict[Span, GoldQuote] = field(default_factory=dict)
    mentions: dict[Span, tuple[str, str]] = field(default_factory=dict)
    cues: dict[Span, str] = field(default_factory=dict)
    places: dict[Span, tuple[str, str | None, bool]] = field(default_factory=dict)

    def of(self, layer: str) -> dict[Span, Any]:
        return {
            Layer.QUOTE.value: self.quotes,
            Layer.SPEAKER.value: self.mentions,
            Layer.CUE.value: self.cues,
            Layer.PLACE.value: self.places,
        }[layer]


def gold_of(document: Document) -> Gold:
    """The marks of a document, keyed by their spans."""
    names = {e.id: (e.name, e.kind.value) for e in document.entities}
    mentions = {m.id: (m.start, m.end) for m in document.speakers}
    cues = {c.id: (c.start, c.end) for c in document.cues}
    gold = Gold()
    for quote in document.quotes:
        speakers = tuple(
            Who(*names[s.entity], mentions[s.mention] if s.mention else None) for s in quote.speakers
        )
        span = (quote.start, quote.end)
        gold.quotes[span] = GoldQuote(span, quote.kind.value, speakers, tuple(cues[c] for c in quote.cues))
    gold.mentions = {(m.start, m.end): names[m.entity] for m in document.speakers}
    gold.cues = {(c.start, c.end): c.lemma for c in document.cues}
    gold.places = {(p.start, p.end): (p.name, p.gazetteer, p.metonymy) for p in document.places}
    return gold


@dataclass(frozen=True)
class Wish:
    """One thing to do: `what`, on the mark `mark` of the page where there is one, to get `gold`."""

    what: str
    layer: str
    span: Span
    mark: dict[str, Any] | None = None
    gold: Any = None
    quote: Span | None = None

    @property
    def its(self) -> dict[str, Any]:
        """The mark of the page. Raises LookupError where there is none."""
        if self.mark is None:
            raise LookupError(f"no mark for {self}")
        return self.mark


def wishes(
    marks: list[dict[str, Any]], entities: dict[int, dict[str, Any]], gold: Gold, full: bool
) -> list[Wish]:
    """What is to be done to the marks of a page, the first to be done first; none where they are the gold.

    `marks` and `entities` as the page holds them, all decided. With `full` names and kinds of speakers,
    entries of places and lemmas are wished for too, else spans, kinds of quotes and links alone.
    """
    at = {(m["layer"], m["start"], m["end"]): m for m in marks}
    twins = _twins(marks, at, gold)
    found: list[tuple[tuple[int, int], Wish]] = []

    def wish(place: int, turn: int, what: str, layer: str, span: Span, **more: Any) -> None:
        found.append(((place, turn), Wish(what, layer, span, **more)))

    for layer, start, end in at:
        if (start, end) not in gold.of(layer) and (layer, start, end) not in twins.values():
            wish(start, 0, "delete", layer, (start, end), mark=at[layer, start, end])
    for (layer, *span), former in twins.items():
        start, end = span
        wish(start, 1, "bound", layer, (start, end), mark=at[former])
    for span, quote in gold.quotes.items():
        mark = at.get(("quote", *span))
        place = span[0]
        if mark is None:
            if ("quote", *span) not in twins:
                wish(place, 1, "make", "quote", span, gold=quote)
            continue
        if mark["kind"] != quote.kind:
            wish(place, 2, "kind", "quote", span, mark=mark, gold=quote.kind)
        by_id = {m["id"]: m for m in marks}
        _speakers(wish, place, mark, quote, at, twins, by_id, entities, gold.mentions, full)
        served = {(by_id[c]["start"], by_id[c]["end"]) for c in mark["cues"]}
        for cue in quote.cues:
            if cue not in served and ("cue", *cue) not in twins:
                wish(place, 5, "make", "cue", cue, quote=span)
        for cue in served - set(quote.cues):
            if cue in gold.cues:
                wish(place, 5, "unlink", "cue", cue, mark=mark)
    if full:
        for span, lemma in gold.cues.items():
            mark = at.get(("cue", *span))
            if mark and mark["lemma"] != lemma:
                wish(span[0], 9, "lemma", "cue", span, mark=mark, gold=lemma)
    for span, place_gold in gold.places.items():
        mark = at.get(("place", *span))
        if mark is None:
            if ("place", *span) not in twins:
                wish(span[0], 7, "make", "place", span)
        elif full:
            if (mark["place_name"], mark["place"]) != place_gold[:2]:
                wish(span[0], 7, "entry", "place", span, mark=mark, gold=place_gold)
            elif mark["metonymy"] != place_gold[2]:
                wish(span[0], 8, "metonymy", "place", span, mark=mark)
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _speakers(
    wish: Any,
    place: int,
    mark: dict[str, Any],
    quote: GoldQuote,
    at: dict[tuple[str, int, int], Any],
    twins: dict[tuple[str, int, int], Any],
    by_id: dict[int, Any],
    entities: dict[int, dict[str, Any]],
    gold_mentions: dict[Span, tuple[str, str]],
    full: bool,
) -> None:
    standing = []
    for link in mark["speakers"]:
        its = by_id.get(link["mention"]) if link["mention"] else None
        entity = entities.get(link["entity"], {"name": link["name"], "kind": ""})
        standing.append((entity["name"], entity["kind"], (its["start"], its["end"]) if its else None))
    for who in quote.speakers:
        if who.mention is not None:
            if ("speaker", *who.mention) in twins:
                continue
            linked = [one for one in standing if one[2] == who.mention]
            if not linked:
                wish(place, 3, "make", "speaker", who.mention, quote=quote.span, gold=who)
            elif full and linked[0][:2] != (who.name, who.kind):
                wish(place, 4, "name", "quote", quote.span, mark=mark, gold=who)
        elif full:
            if all(one[:2] != (who.name, who.kind) for one in standing):
                wish(place, 4, "name", "quote", quote.span, mark=mark, gold=who)
        else:
            # Whoever is named elsewhere in the text: by that mention the quote is known to be theirs.
            theirs = {span: at["speaker", *span] for span in gold_mentions if ("speaker", *span) in at}
            theirs = {
                span: one for span, one in theirs.items() if gold_mentions[span] == (who.name, who.kind)
            }
            numbers = {one["id"] for one in theirs.values()} | {
                one["entity"]["id"] for one in theirs.values() if one.get("entity")
            }
            if theirs and not numbers & {
                n for link in mark["speakers"] for n in (link["mention"], link["entity"])
            }:
                near = min(theirs, key=lambda span: abs(span[0] - quote.span[0]))
                wish(place, 4, "name", "quote", quote.span, mark=mark, gold=who, quote=near)


def _twins(
    marks: list[dict[str, Any]], at: dict[tuple[str, int, int], Any], gold: Gold
) -> dict[tuple[str, int, int], tuple[str, int, int]]:
    """Gold marks that stand nowhere, with the mark whose boundaries are to be moved for each."""
    twins: dict[tuple[str, int, int], tuple[str, int, int]] = {}
    for layer in Layer:
        missing = [span for span in gold.of(layer.value) if (layer.value, *span) not in at]
        free = [
            (m["start"], m["end"])
            for m in marks
            if m["layer"] == layer.value and (m["start"], m["end"]) not in gold.of(layer.value)
        ]
        for span in missing:
            near = [one for one in free if one[0] < span[1] and span[0] < one[1]]
            if near:
                best = min(near, key=lambda one: abs(one[0] - span[0]) + abs(one[1] - span[1]))
                free.remove(best)
                twins[layer.value, *span] = (layer.value, *best)
    return twins
