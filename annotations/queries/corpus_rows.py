"""The rows of sets of marks as the corpus needs them, in a constant number of queries however many sets.

Plain tuples and not the models: a corpus is read by thousands of articles, and of each mark only this is
told.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import F, Q, TextField
from django.db.models.functions import Cast, Coalesce

from annotations.models import AnnotationSet, Decision, Entity, Mark, Pseudonym, QuoteCue, QuoteSpeaker
from annotations.models.decision import BROUGHT_SUGGESTIONS
from annotations.scheme import Layer


class SetRow(NamedTuple):
    """A set of marks with what a document tells of its text and article; `outlet` is the source's name."""

    pk: int
    version_id: int
    reviewed_at: datetime | None
    text: str
    number: int
    article_id: int
    title: str
    url: str | None
    published_at: datetime | None
    licence: str
    rights: str
    external_id: str
    outlet: str | None
    kept_for_people: bool | None


# What of a SetRow is the article's, under the same names.
_OF_ARTICLE = ("title", "url", "published_at", "licence", "rights", "external_id")
# Where each column of a SetRow stands, from a set.
SET_COLUMNS = (
    "id", "version_id", "reviewed_at", "version__text", "version__number", "version__article_id",
    *(f"version__article__{name}" for name in _OF_ARTICLE), "version__article__source__name",
    "version__article__corpus_part__without_suggestions",
)  # fmt: skip


def set_row(of: AnnotationSet) -> SetRow:
    """The row of a set that was read with `version`, its article and source."""
    version, article = of.version, of.version.article
    return SetRow(
        pk=of.pk,
        version_id=of.version_id,
        reviewed_at=of.reviewed_at,
        text=version.text,
        number=version.number,
        article_id=article.pk,
        outlet=article.source.name if article.source else None,
        kept_for_people=getattr(article, "corpus_part", None) and article.corpus_part.without_suggestions,
        **{name: getattr(article, name) for name in _OF_ARTICLE},
    )


class MarkRow(NamedTuple):
    """A mark, as the model has it; `place_key` is its place's key."""

    pk: int
    set_id: int
    layer: str
    start: int
    end: int
    kind: str | None
    entity_id: int | None
    lemma: str
    place_id: int | None
    place_key: str | None
    place_name: str
    metonymy: bool
    rule: str
    evidence: str
    confidence: float | None
    status: str
    origin_id: int | None
    decided_by_id: int | None
    decided_at: datetime | None


class EntityRow(NamedTuple):
    """An entity; `corpus_speaker` is the number of its speaker of the corpus, a merge followed."""

    pk: int
    set_id: int
    name: str
    kind: str
    speaker_id: int | None
    corpus_speaker: int | None


class SpeakerRow(NamedTuple):
    """One speaker of a quote."""

    quote_id: int
    entity_id: int
    mention_id: int | None


@dataclass(slots=True)
class Rows:
    """The rows of some sets, by what they belong to."""

    marks: dict[int, list[MarkRow]] = field(default_factory=lambda: defaultdict(list))
    entities: dict[int, list[EntityRow]] = field(default_factory=lambda: defaultdict(list))
    speakers: dict[int, list[SpeakerRow]] = field(default_factory=lambda: defaultdict(list))
    cues: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[int, MarkRow] = field(default_factory=dict)
    entity: dict[int, EntityRow] = field(default_factory=dict)
    pseudonyms: dict[int, str] = field(default_factory=dict)
    reviewers: dict[int, int | None] = field(default_factory=dict)
    suggested: set[int] = field(default_factory=set)
    imported: set[int] = field(default_factory=set)


def read_rows(sets: Sequence[SetRow | AnnotationSet], *, rejected: bool = False) -> Rows:
    """All rows of some sets; with `rejected` also what was rejected of suggestions."""
    rows = Rows()
    of_sets = Q(set__among=[of.pk for of in sets])
    marks = _marks(of_sets if rejected else of_sets & ~Q(status=Mark.Status.REJECTED))
    for mark in marks:
        rows.marks[mark.set_id].append(mark)
    origins = [mark.origin_id for mark in marks if mark.origin_id is not None]
    suggested = _marks(Q(pk__among=origins)) if origins else []
    rows.by_id = {mark.pk: mark for mark in [*marks, *suggested]}
    quotes = Q(quote__among=[mark.pk for mark in rows.by_id.values() if mark.layer == Layer.QUOTE])
    speakers = QuoteSpeaker.objects.filter(quotes).order_by("position", "id")
    for values in speakers.values_list("quote_id", "entity_id", "mention_id"):
        rows.speakers[values[0]].append(SpeakerRow(*values))
    cues = QuoteCue.objects.filter(quotes).order_by("cue__start", "cue_id")
    for quote, cue in cues.values_list("quote_id", "cue_id"):
        rows.cues[quote].append(cue)
    of_versions = Q(set__version__among=[of.version_id for of in sets])
    entities = Entity.objects.filter(of_versions).order_by("id")
    followed = Coalesce("speaker__merged_into_id", "speaker_id")
    for values in entities.values_list("id", "set_id", "name", "kind", "speaker_id", followed):
        entity = EntityRow(*values)
        rows.entities[entity.set_id].append(entity)
        rows.entity[entity.pk] = entity
    looked_for = [Decision.Action.REVIEW, Decision.Action.IMPORT]
    decisions = Decision.objects.filter(of_sets, action__in=looked_for).order_by("revision")
    for of_set, action, actor in decisions.values_list("set_id", "action", "actor_id"):
        if action == Decision.Action.REVIEW:
            rows.reviewers[of_set] = actor
        else:
            rows.imported.add(of_set)
    # Also where every suggestion was withdrawn since: annotators saw some.
    runs = Decision.objects.filter(BROUGHT_SUGGESTIONS, of_versions)
    rows.suggested = set(runs.order_by().values_list("set__version", flat=True))
    people = {mark.decided_by_id for mark in marks} | set(rows.reviewers.values())
    rows.pseudonyms = dict(Pseudonym.objects.filter(user__in=people - {None}).values_list("user_id", "name"))
    return rows


def _marks(which: Q) -> list[MarkRow]:
    """The marks in the order of the text."""
    found = Mark.objects.filter(which).annotate(
        place_key=F("place__key"),
        # As text: many marks are of one decision, and each time is read once.
        decided_at_text=Cast("decided_at", TextField()),
    )
    columns = [{"pk": "id", "decided_at": "decided_at_text"}.get(name, name) for name in MarkRow._fields]
    return [MarkRow._make((*row[:-1], _moment(row[-1]))) for row in found.values_list(*columns)]


@lru_cache(maxsize=1024)
def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
