"""The agreement of those who annotated texts independently: by pair of people and by layer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.db.models import Count, Q, QuerySet

from annotations.agreement import Agreement, Tally, TextMarks, alpha_of_all
from annotations.models import AnnotationSet, Mark
from annotations.permissions import may_edit
from annotations.queries.working import articles_alone
from annotations.scheme import Layer
from newsreader.articles.models import TextVersion

_DONE = Q(annotation_sets__kind="individual", annotation_sets__state="reviewed")
# Of so many of the newest texts the numbers of a page are; a file has them of all.
MOST_TEXTS = 100
_TOGETHER = 50

Span = tuple[int, int]


@dataclass(slots=True)
class MarkedText:
    """One text and what each of those who are done marked in it: by the person's name and by layer."""

    article: int
    version: int
    text: str
    people: dict[str, dict[str, list[Span]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people and their agreement, by layer."""

    one: str
    other: str
    layers: dict[Layer, Agreement]


def compared_texts(user: Any) -> QuerySet[TextVersion]:
    """The texts that two or more have annotated independently and are done with, the newest first; none that
    `user` annotates."""
    texts = TextVersion.objects.annotate(done=Count("annotation_sets", filter=_DONE)).filter(done__gte=2)
    if may_edit(user):
        texts = texts.exclude(article__in=articles_alone(user))
    return texts.order_by("-pk")


def marked_texts(versions: Sequence[int]) -> Iterator[MarkedText]:
    """The texts of these numbers, some at a time: three queries for each fifty."""
    for at in range(0, len(versions), _TOGETHER):
        yield from _marked(versions[at : at + _TOGETHER])


def _marked(versions: Sequence[int]) -> Iterator[MarkedText]:
    sets = AnnotationSet.objects.filter(version__in=versions, kind="individual", state="reviewed")
    names = {of.pk: of.annotator.get_username() for of in sets.select_related("annotator") if of.annotator}
    of_version = {of.pk: of.version_id for of in sets}
    rows = TextVersion.objects.filter(pk__in=versions).order_by("-pk").values_list("article", "pk", "text")
    texts = {number: MarkedText(article, number, text) for article, number, text in rows}
    for number in sorted(names):
        texts[of_version[number]].people[names[number]] = {str(layer): [] for layer in Layer}
    marks = Mark.objects.filter(set__in=names).order_by("set", "start", "-end")
    for number, layer, start, end in marks.values_list("set", "layer", "start", "end"):
        texts[of_version[number]].people[names[number]][layer].append((start, end))
    yield from texts.values()


def pairs(texts: Iterable[MarkedText]) -> list[Pair]:
    """The agreement of each two people over all the texts that both have done, by their names."""
    tallies: dict[tuple[str, str], dict[Layer, Tally]] = {}
    for text in texts:
        marks = TextMarks(text.text)
        for one, other in combinations(sorted(text.people), 2):
            of_pair = tallies.setdefault((one, other), {layer: Tally() for layer in Layer})
            for layer, tally in of_pair.items():
                tally.add(marks, text.people[one][layer], text.people[other][layer])
    return [
        Pair(one, other, {layer: tally.agreement for layer, tally in tallies[one, other].items()})
        for one, other in sorted(tallies)
    ]


def alphas_of_all(text: MarkedText) -> dict[Layer, float | None]:
    """By layer the unitising alpha of all who annotated the text, however many."""
    marks = TextMarks(text.text)
    return {layer: alpha_of_all(marks, [of[layer] for of in text.people.values()]) for layer in Layer}
