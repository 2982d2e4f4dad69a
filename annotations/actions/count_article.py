"""What a reviewed article adds to the numbers of the corpus. docs/numbers.md defines each of them.

A number's name is what it counts and, after a point, of which layer, kind or measure.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotations.models import AnnotationSet, Mark
from annotations.queries.as_imported import as_imported
from annotations.queries.corpus import differing, document_from
from annotations.queries.corpus_rows import MarkRow, Rows, read_rows, set_row
from annotations.scheme import Layer
from annotations.scoring import Counts, score
from annotations.scoring.measures import (
    QUOTE_EXACT,
    QUOTE_HALF,
    WHO_SAID_WHAT,
    WHO_SAID_WHAT_EXACT,
)

# Raised with every change of what is counted: all articles are then counted anew.
WAY = 3
# What the suggester is measured in: the measure of half of the span and that of the exact one.
MEASURED = {
    "quote": (QUOTE_HALF, QUOTE_EXACT),
    "who": (WHO_SAID_WHAT, WHO_SAID_WHAT_EXACT),
    "speaker": ("speaker mention, half of the span", "speaker mention, exact span"),
    "cue": ("cue, half of the span", "cue, exact span"),
    "place": ("place, half of the span", "place, exact span"),
}


@dataclass(frozen=True, slots=True)
class ArticleNumbers:
    """The numbers of one set by name, and how many quotes each speaker of the corpus has in it."""

    set: AnnotationSet
    numbers: Counter[str]
    speakers: Counter[int]


def count_articles(sets: list[AnnotationSet]) -> Iterator[ArticleNumbers]:
    """Count the marks of shared sets, read with `version`, its article and source; a constant number of
    queries for all."""
    versions = [of.version_id for of in sets]
    machine = {
        of.version_id: of
        for of in AnnotationSet.objects.filter(version__in=versions, kind=AnnotationSet.Kind.SUGGESTIONS)
    }
    for of in sets:
        if of.version_id in machine:
            machine[of.version_id].version = of.version
    rows = read_rows([*sets, *machine.values()], rejected=True)
    came = as_imported(of.pk for of in sets)
    for of in sets:
        yield _count(of, machine.get(of.version_id), rows, came.get(of.pk, Rows()))


def _count(of: AnnotationSet, machine: AnnotationSet | None, rows: Rows, came: Rows) -> ArticleNumbers:
    marks = rows.marks[of.pk]
    suggested = rows.marks[machine.pk] if machine is not None else []
    numbers: Counter[str] = Counter({"reviewed": 1, "words": len(of.version.text.split())})
    for mark in marks:
        numbers[f"marks.{mark.layer}"] += 1
        if mark.kind:
            numbers[f"kind.{mark.kind}"] += 1
    stands_for = _stands_for(marks, suggested)
    numbers.update(_received(suggested, stands_for, rows))
    taken = {mark.pk for mark in stands_for.values()}
    numbers.update(_others((mark for mark in marks if mark.pk not in taken), rows, came))
    # A suggester that looked and found nothing has missed all there is; none that looked is not measured.
    if machine is not None and (machine.suggester_version or suggested):
        numbers["measured"] = 1
        pair = (document_from(set_row(of), rows), document_from(set_row(machine), rows))
        numbers.update(_measures(score([pair])))
    else:
        numbers["unaided"] = 1
    return ArticleNumbers(of, +numbers, Counter(_speakers(marks, rows)))


def _stands_for(marks: Iterable[MarkRow], suggested: Iterable[MarkRow]) -> dict[int, MarkRow]:
    """By suggestion the mark that it became: the one accepted from it, else the one that stood at its span
    already when it was accepted."""
    marks = list(marks)
    by_origin = {mark.origin_id: mark for mark in marks if mark.origin_id is not None}
    by_span = {(mark.layer, mark.start, mark.end): mark for mark in marks if mark.origin_id is None}
    found = {}
    for suggestion in suggested:
        mark = by_origin.get(suggestion.pk)
        if mark is None and suggestion.status == Mark.Status.ACCEPTED:
            mark = by_span.get((suggestion.layer, suggestion.start, suggestion.end))
        if mark is not None:
            found[suggestion.pk] = mark
    return found


def _received(suggested: Iterable[MarkRow], stands_for: dict[int, MarkRow], rows: Rows) -> Counter[str]:
    """What became of each suggestion, and in what the changed ones differ."""
    counted: Counter[str] = Counter()
    for suggestion in suggested:
        mark = stands_for.get(suggestion.pk)
        if mark is None:
            if suggestion.status != Mark.Status.UNDECIDED:
                counted[f"rejected.{suggestion.layer}"] += 1
            continue
        parts = differing(mark, suggestion, rows)
        counted[f"{'changed' if parts else 'as-suggested'}.{suggestion.layer}"] += 1
        counted.update(f"differs.{suggestion.layer}.{part}" for part in parts)
    return counted


def _others(marks: Iterable[MarkRow], rows: Rows, came: Rows) -> Iterator[str]:
    """Where the marks come from that no suggestion became: who changes an imported one has not added it."""
    # Who was there before the import is in no decision of it, and is as now.
    came.entity = rows.entity | came.entity
    for mark in marks:
        former = came.by_id.get(mark.pk)
        yield f"{'added' if former is None else 'imported'}.{mark.layer}"
        if former is not None and differing(mark, former, rows, came):
            yield f"imported-changed.{mark.layer}"


def _measures(table: dict[str, Counts]) -> dict[str, int]:
    found = {}
    for name, (half, exact) in MEASURED.items():
        found[f"right-half.{name}"] = table[half].right
        found[f"right-exact.{name}"] = table[exact].right
        found[f"suggested.{name}"] = table[half].suggested
        found[f"there.{name}"] = table[half].gold
    return found


def _speakers(marks: Iterable[MarkRow], rows: Rows) -> Iterator[int]:
    for mark in marks:
        if mark.layer == Layer.QUOTE:
            named = {rows.entity[link.entity_id].speaker_id for link in rows.speakers.get(mark.pk, ())}
            yield from (speaker for speaker in named if speaker is not None)
