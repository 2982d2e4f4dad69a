"""The marks that annotators made of one text independently, side by side; a constant number of queries."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from annotations.agreement import Comparison, Difference, Said, compare
from annotations.models import AnnotationSet, Decision, Entity, IndependentWork, Mark, QuoteCue, QuoteSpeaker
from annotations.queries.steps import Log
from annotations.scheme import Layer
from newsreader.arabic.folding import fold_name
from newsreader.articles.models import TextVersion

# The difference under which the log has that what all have alike was merged.
AGREED = "agreed"


@dataclass(slots=True)
class Sides:
    """The sets of those who are done, in the order in which the article was given, and what they hold.

    `marks` are by number; `speakers` and `cues` are by quote: pairs of an entity and a mention's number or
    None, and numbers of cues.
    """

    version: TextVersion
    works: list[IndependentWork]
    marks: dict[int, Mark] = field(default_factory=dict)
    speakers: dict[int, list[tuple[Entity, int | None]]] = field(default_factory=dict)
    cues: dict[int, list[int]] = field(default_factory=dict)

    def of(self, set_id: int) -> list[Mark]:
        """The marks of one annotator."""
        return [mark for mark in self.marks.values() if mark.set_id == set_id]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the sets."""
        return [work.set_id for work in self.works]

    def quotes_of(self, mark_id: int) -> list[Mark]:
        """The quotes that a cue or a mention serves in its own set."""
        served = [q for q, cues in self.cues.items() if mark_id in cues]
        served += [q for q, said in self.speakers.items() if any(m == mark_id for _, m in said)]
        return [self.marks[number] for number in served]


class Compared:
    """Sides with what all have alike and where they differ."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides

    @cached_property
    def comparison(self) -> Comparison:
        return compare([[_said(self.sides, m) for m in self.sides.of(n)] for n in self.sides.numbers])

    @cached_property
    def difference_of(self) -> dict[int, Difference]:
        """By mark the difference that it is in."""
        return {m.id: d for d in self.comparison.differences for side in d.sides for m in side}

    def called(self, key: str) -> Difference | None:
        """The difference of this key."""
        return next((d for d in self.comparison.differences if d.key == key), None)

    def side(self, difference: Difference, set_id: int) -> list[Mark]:
        """The marks that one annotator has there."""
        place = self.sides.numbers.index(set_id)
        return [self.sides.marks[said.id] for said in difference.sides[place]]


def works_of(version: TextVersion) -> list[IndependentWork]:
    """All that was given of a text, with sets and people, in the order in which it was: one query."""
    works = IndependentWork.objects.filter(set__version=version)
    return list(works.select_related("set__annotator", "given_by").order_by("pk"))


def is_done(work: IndependentWork) -> bool:
    """Whether the annotator has said to be done, and has changed nothing since."""
    return work.set.state == AnnotationSet.State.REVIEWED


def sides_of(version: TextVersion, works: list[IndependentWork]) -> Sides:
    """What those of `works` marked that are done: three queries, however many they are."""
    done = [work for work in works if is_done(work)]
    sides = Sides(version, done)
    sets = sides.numbers
    marks = Mark.objects.filter(set__in=sets).select_related("entity", "place")
    sides.marks = {mark.pk: mark for mark in marks}
    links = QuoteSpeaker.objects.filter(quote__set__in=sets).select_related("entity")
    for link in links.order_by("position", "id"):
        sides.speakers.setdefault(link.quote_id, []).append((link.entity, link.mention_id))
    for cue in QuoteCue.objects.filter(quote__set__in=sets).order_by("id"):
        sides.cues.setdefault(cue.quote_id, []).append(cue.cue_id)
    return sides


@dataclass(frozen=True, slots=True)
class Settled:
    """How a difference was settled: the set whose side was taken (None: no mark), by whom."""

    choice: int | None
    decision: Decision


def settled_in(shared: AnnotationSet | None) -> dict[str, Settled]:
    """By key how the differences of a text are settled in its shared set, as the log of decisions has it that
    stand; under AGREED that what all have alike is merged. Two queries."""
    if shared is None:
        return {}
    decisions = Decision.objects.filter(set=shared, action=Decision.Action.SETTLE).select_related("actor")
    rows = list(decisions.order_by("revision"))
    standing = Log(shared.pk).standing if rows else set()
    return {
        change["difference"]: Settled(change["choice"], row)
        for row in rows
        if row.pk in standing
        for change in row.changes
        if change["what"] == "settled"
    }


def _said(sides: Sides, mark: Mark) -> Said:
    """What a mark says, in terms that the marks of all annotators have in common. A cue's base form is not
    asked: one who accepts a suggestion has it, and one who marks the same words has none."""
    says: Any = None
    if mark.layer == Layer.QUOTE:
        names = frozenset(_name(entity) for entity, _ in sides.speakers.get(mark.pk, ()))
        says = (mark.kind, names)
    elif mark.layer == Layer.SPEAKER and mark.entity is not None:
        says = _name(mark.entity)
    elif mark.layer == Layer.PLACE:
        says = (mark.place_id or fold_name(mark.place_name), mark.metonymy)
    return Said(mark.pk, mark.layer, mark.start, mark.end, says)


def _name(entity: Entity) -> str:
    return fold_name(entity.name) or entity.name
