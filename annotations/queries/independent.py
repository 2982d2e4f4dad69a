"""What the pages of independent annotation show: who has an article, and where they differ, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Max, Q
from django.utils.translation import gettext

from annotations.agreement import Difference
from annotations.labels import LAYER_LABELS, QUOTE_KIND_LABELS
from annotations.models import AnnotationSet, IndependentWork, Mark
from annotations.queries.agreement import MarkedText, Pair, alphas_of_all, marked_texts, pairs
from annotations.queries.queue import people_to_assign
from annotations.queries.side_by_side import (
    AGREED,
    Compared,
    Settled,
    Sides,
    is_done,
    settled_in,
    sides_of,
    works_of,
)
from annotations.queries.working import articles_alone
from annotations.rendering.pieces import Span, cut
from annotations.scheme import Layer, QuoteKind
from newsreader.arabic.segments import sentences
from newsreader.articles.models import Article, TextVersion

# Code points of the text before and after a difference that are shown with it, at most.
_AROUND = 120
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """One column of a difference: whose it is, the set to take it by (None: no mark), the words with the
    marks in them as pairs of words and classes, what the marks say besides, and whether it is what was
    settled on."""

    people: list[str]
    set: int | None
    pieces: list[tuple[str, str]]
    told: list[str]
    taken: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A difference as the page shows it; `by` is who settled it, empty where nobody has."""

    key: str
    choices: list[Choice]
    settled: bool
    by: str


@dataclass(slots=True)
class Settling:
    """The differences of a text by layer, how many are not settled, and how many marks all have alike; those
    are `merged` where the shared set has them by a decision that stands."""

    groups: list[tuple[Any, list[Shown]]]
    left: int
    agreed: int
    merged: bool


@dataclass(slots=True)
class ArticleWork:
    """Who annotates an article independently, whom it may be given to, and how far they agree.

    `ready` is whether the settling may begin, `begun` whether it has; `alphas` is by layer, of all.
    """

    works: list[IndependentWork]
    people: list[Any]
    ready: bool
    begun: bool
    pairs: list[Pair] = field(default_factory=list)
    alphas: dict[Layer, float | None] = field(default_factory=dict)
    settling: Settling | None = None


def article_work(version: TextVersion) -> ArticleWork:
    """All of it, from a constant number of queries."""
    works = works_of(version)
    known = {work.set.annotator_id for work in works}
    done = [work for work in works if is_done(work)]
    open_ones = [work for work in works if work.closed_at is None]
    shown = ArticleWork(
        works=works,
        people=[person for person in people_to_assign() if person.pk not in known],
        ready=len(done) > 1 and all(map(is_done, open_ones)),
        begun=len(done) > 1 and not open_ones,
    )
    if shown.ready:
        text: MarkedText = next(marked_texts([version.pk]))
        shown.pairs, shown.alphas = pairs([text]), alphas_of_all(text)
    if shown.begun:
        shown.settling = settling_of(version, works)
    return shown


def settling_of(version: TextVersion, works: list[IndependentWork]) -> Settling:
    """Where those who are done differ, and what was settled: six queries."""
    compared = Compared(sides_of(version, works))
    shared = AnnotationSet.objects.filter(version=version, kind=AnnotationSet.Kind.SHARED).first()
    settled = settled_in(shared)
    ends = sentences(version.text)
    groups: dict[str, list[Shown]] = {}
    for difference in compared.comparison.differences:
        passage = _passage(version.text, ends, difference)
        shown = _shown(compared, difference, passage, settled.get(difference.key))
        groups.setdefault(difference.layer, []).append(shown)
    return Settling(
        groups=[(LAYER_LABELS[Layer(layer)], of_layer) for layer, of_layer in groups.items()],
        left=sum(not one.settled for of_layer in groups.values() for one in of_layer),
        agreed=len(compared.comparison.agreed),
        merged=AGREED in settled,
    )


def _shown(
    compared: Compared, difference: Difference, passage: tuple[int, int], settled: Settled | None
) -> Shown:
    sides = compared.sides
    names = [work.set.annotator.get_username() if work.set.annotator else "" for work in sides.works]
    choices = []
    for _, people in difference.options:
        marks = compared.side(difference, sides.numbers[people[0]])
        chosen = {sides.numbers[place] for place in people}
        taken = settled is not None and settled.choice in chosen
        choices.append(
            Choice(
                [names[place] for place in people],
                sides.numbers[people[0]],
                _pieces(sides, marks, passage),
                [words for mark in marks if (words := _told(sides, mark))],
                taken,
            )
        )
    without = [names[place] for place, side in enumerate(difference.sides) if not side]
    nothing = settled is not None and settled.choice not in {
        sides.numbers[place] for place, side in enumerate(difference.sides) if side
    }
    choices.append(Choice(without, None, [], [], nothing))
    by = settled.decision.actor.get_username() if settled and settled.decision.actor else ""
    return Shown(difference.key, choices, settled is not None, by)


def _passage(text: str, ends: list[tuple[int, int]], difference: Difference) -> tuple[int, int]:
    """The sentences that the difference is in, of long ones what is near."""
    touched = [(a, b) for a, b in ends if a < difference.end and difference.start < b]
    start = min([difference.start, *(a for a, _ in touched)])
    end = max([difference.end, *(b for _, b in touched)])
    if difference.start - start > _AROUND:
        start = text.find(" ", difference.start - _AROUND, difference.start) + 1 or difference.start
    if end - difference.end > _AROUND:
        end = max(text.rfind(" ", difference.end, difference.end + _AROUND), difference.end)
    return start, end


def _pieces(sides: Sides, marks: list[Mark], passage: tuple[int, int]) -> list[tuple[str, str]]:
    """The words of a passage with an annotator's marks, and with those that belong to them."""
    numbers = {mark.pk for mark in marks}
    for mark in marks:
        numbers.update(sides.cues.get(mark.pk, ()))
        numbers.update(mention for _, mention in sides.speakers.get(mark.pk, ()) if mention is not None)
    start, end = passage
    shown = {
        n: sides.marks[n] for n in numbers if start <= sides.marks[n].start and sides.marks[n].end <= end
    }
    spans = [Span(mark.start, mark.end, number) for number, mark in shown.items()]
    (row,) = cut(sides.version.text, [passage], spans)
    return [(piece.text, _classes([shown[n] for n in piece.marks])) for piece in row]


def _classes(marks: list[Mark]) -> str:
    found = [name for mark in marks for name in ("piece", mark.layer, mark.kind or "")]
    return " ".join(dict.fromkeys(filter(None, found)))


def _told(sides: Sides, mark: Mark) -> str:
    """What a mark says besides its span."""
    if mark.layer == Layer.QUOTE:
        names = [entity.name for entity, _ in sides.speakers.get(mark.pk, ())]
        return " · ".join([str(QUOTE_KIND_LABELS[QuoteKind(mark.kind or "")]), *names])
    if mark.layer == Layer.SPEAKER and mark.entity is not None:
        return mark.entity.name
    if mark.layer == Layer.PLACE:
        name = mark.place.name if mark.place else mark.place_name
        return f"{name} · {gettext('stands for its government or people')}" if mark.metonymy else name
    return ""


@dataclass(frozen=True, slots=True)
class Round:
    """An article that was given: how many have it or had it, how many are done, whether all work is
    closed."""

    article: Article
    given: int
    done: int
    closed: bool


def given_to(user: Any) -> list[AnnotationSet]:
    """The sets that `user` works on independently now, with their articles, the oldest first: one query."""
    own = AnnotationSet.objects.filter(annotator=user.pk, kind="individual", work__closed_at__isnull=True)
    return list(own.select_related("version__article__source", "work").order_by("work__pk"))


def rounds(user: Any, page: int = 1) -> tuple[list[Round], bool]:
    """A page of the articles that were given, the newest first, without those that `user` annotates now; and
    whether there are more. Two queries."""
    rows = list(
        IndependentWork.objects.filter(set__version__is_current=True)
        .exclude(set__version__article__in=articles_alone(user))
        .values("set__version__article")
        .annotate(
            last=Max("pk"),
            given=Count("pk"),
            done=Count("pk", filter=Q(set__state="reviewed")),
            open=Count("pk", filter=Q(closed_at__isnull=True)),
        )
        .order_by("-last")[(page - 1) * PAGE_SIZE : page * PAGE_SIZE + 1]
    )
    articles = _articles([row["set__version__article"] for row in rows])
    found = [
        Round(articles[row["set__version__article"]], row["given"], row["done"], not row["open"])
        for row in rows[:PAGE_SIZE]
    ]
    return found, len(rows) > PAGE_SIZE


def _articles(numbers: Sequence[int]) -> dict[int, Article]:
    return Article.objects.select_related("source").in_bulk(numbers)
