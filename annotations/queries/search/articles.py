"""The search over articles: their titles and current texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left

from annotations.models import ListedPlace, ListedQuote
from annotations.permissions import sees_suggestions
from annotations.queries.cursor import Cursor
from annotations.queries.listed import listed_for, reads_reviewed_alone, texts_for
from annotations.queries.places import namesakes
from annotations.queries.search.concordance import (
    Concordance,
    Stretch,
    concordance,
    hits,
    lines_of,
    stretches,
)
from annotations.queries.search.named import where_named
from annotations.queries.search.newest import Counted, Rows, newest
from annotations.queries.search.question import Named, Question
from annotations.queries.search.vectors import (
    excluded_query,
    loose_query,
    matches,
    place_query,
    speaker_query,
    strict_query,
)
from annotations.queries.waiting import (
    MOST_COUNTED,
    suggested_places,
    suggested_speaker,
    with_suggestions,
)
from newsreader.articles.excerpt import excerpt
from newsreader.articles.models import Article, SearchText, TextVersion

# Code points of a text in which the hits are looked for.
_LOOKED_AT = 100_000


@dataclass(slots=True)
class ArticleHit:
    """An article that was found: its title with the hits in it, and lines of its text: of the words that were
    asked for or, where none were, of the speakers and places. Without lines `excerpt` has the first words."""

    article: Article
    title: list[Stretch]
    lines: Concordance
    excerpt: str = ""


@dataclass(slots=True)
class Hits:
    """One page of what was found; `stopped` is whether the search paused before the page was full, `counted`
    on the first page how many there are."""

    found: list[Any] = field(default_factory=list)
    next: Cursor | None = None
    stopped: bool = False
    counted: Counted | None = None

    @property
    def one_line(self) -> bool:
        """Whether all that was found has one line: it has no other to stand below."""
        return sum(len(hit.lines.lines) for hit in self.found) == 1


def search_articles(user: Any, question: Question, after: Cursor | None = None, size: int = 20) -> Hits:
    """The `size` newest articles after `after` that `user` may read and that answer `question`, which is
    answerable. A text of many thousand words is searched in parts, each of which
    has its own phrases and all words of the text.
    """
    # A withdrawn article has no words here.
    readable = SearchText.objects.filter(listed_for(user) if question.filters else texts_for(user))
    rows = Rows(readable, readable, "article_id", reviewed=reads_reviewed_alone(user))
    for number, named in enumerate(question.filters):
        rows = _narrowed(rows, named, number, user)
    return _answer(rows, question, after, size)


def search_waiting(user: Any, question: Question, after: Cursor | None = None, size: int = 20) -> Hits:
    """The same of unreviewed articles in which the machine suggests speakers and places that are asked for,
    and not all of them are confirmed; none where no such is asked for, and for who sees no suggestion."""
    waiting = _waiting(user, question)
    return _answer(Rows(waiting, waiting, "article_id", reviewed=False), question, after, size)


def count_waiting(user: Any, question: Question) -> int:
    """How many articles `search_waiting` finds, up to MOST_COUNTED and one; one query, and none where there
    cannot be any."""
    if not sees_suggestions(user) or not _wanted(question):
        return 0
    rows = _waiting(user, question).filter(matches(strict_query(question)))
    return len(rows.order_by().values_list("article_id").distinct()[: MOST_COUNTED + 1])


def _answer(rows: Rows, question: Question, after: Cursor | None, size: int) -> Hits:
    found = newest(rows, strict_query(question), loose_query(question), after, size)
    keys = _without_excluded(found.keys, question)
    return Hits(_hits(keys, question), found.next, found.stopped, found.counted)


def _wanted(question: Question) -> list[Named]:
    return [named for named in question.filters if not named.excluded]


def _waiting(user: Any, question: Question) -> QuerySet[Any]:
    wanted = _wanted(question)
    if not wanted:
        return SearchText.objects.none()
    articles = with_suggestions(user)
    surely = Q()
    for named in wanted:
        if named.layer == "speaker":
            unsure = suggested_speaker(named.value)
        else:
            unsure = suggested_places([entry.key for entry in namesakes(named.value)])
        sure = Q(pk__in=_articles(_ways(named, user)))
        surely &= sure
        articles = articles.filter(sure | unsure)
    articles = articles.exclude(surely)
    rows = SearchText.objects.filter(article__in=articles.order_by().values("pk"))
    for named in question.filters:
        if named.excluded:
            for way in _ways(named, user):
                rows = rows.exclude(article__in=way.order_by().values("article"))
    return rows


def _narrowed(rows: Rows, named: Named, number: int, user: Any) -> Rows:
    """The rows of articles that quote the speaker or name the place; with an excluded one, of the others.

    Rows that are walked are asked one by one. The planner takes the condition apart else, and goes through
    all that a name of thousands has said for each page.
    """
    one_by_one, none_of = Q(), Q()
    alias: dict[str, Subquery] = {}
    ways = _ways(named, user)
    for way in ways:
        name = f"filter_{number}_{len(alias)}"
        here = way.order_by().filter(article=OuterRef("article"))
        alias[name] = Subquery(here.values("article")[:1])
        one_by_one |= Q(**{f"{name}__isnull": False})
        none_of |= Q(Exists(here))
    walked = rows.walked.alias(**alias)
    if named.excluded:
        return replace(rows, walked=walked.exclude(one_by_one), all=rows.all.exclude(none_of))
    return replace(rows, walked=walked.filter(one_by_one), all=rows.all.filter(article__in=_articles(ways)))


def _articles(ways: list[QuerySet[Any]]) -> QuerySet[Any]:
    """The articles of all these rows, as one list: with two of them, either of which may hold, the planner
    asks every text."""
    first, *others = (way.order_by().values("article") for way in ways)
    return first.union(*others) if others else first


def _ways(named: Named, user: Any) -> list[QuerySet[Any]]:
    """Rows of the lists whose articles have what is named, confirmed by an editor."""
    query = speaker_query(named) if named.layer == "speaker" else place_query(named)
    listed = Q(reviewed=True) if reads_reviewed_alone(user) else Q()
    ways: list[QuerySet[Any]] = [ListedQuote.objects.filter(listed, matches(query))]
    if named.layer == "place":
        keys = [entry.key for entry in namesakes(named.value)]
        ways.append(ListedPlace.objects.filter(listed, place__key__in=keys))
    return ways


def _without_excluded(keys: list[int], question: Question) -> list[int]:
    """A long text has several rows, and none of them may have what is excluded."""
    if not question.unwanted or not keys:
        return keys
    having = SearchText.objects.filter(matches(excluded_query(question)), article__in=keys)
    excluded = set(having.values_list("article_id", flat=True))
    return [key for key in keys if key not in excluded]


def _hits(keys: Sequence[int], question: Question) -> list[ArticleHit]:
    texts = dict(
        TextVersion.objects.filter(article__in=keys, is_current=True)
        .annotate(head=Left("text", _LOOKED_AT))
        .values_list("article_id", "head")
    )
    articles = Article.objects.select_related("source").in_bulk(keys)
    terms = question.wanted
    named = {} if terms else where_named(keys, question.filters)
    made = []
    for key in keys:
        article, text = articles[key], texts.get(key, "")
        title = stretches(article.title, hits(article.title, terms), 0, len(article.title))
        spans = [hit for hit in named.get(key, ()) if hit[1] <= len(text)]
        lines = lines_of(text, spans) if spans else concordance(text, terms)
        made.append(ArticleHit(article, title, lines, "" if lines.lines else excerpt(article.title, text)))
    return made
