"""Unreviewed articles in which the machine alone says that a place is named or somebody speaks.

Such a word is in no list: it may be wrong, of a person too. Whoever may see suggestions is told how many
articles there are, and finds them in the list of articles, where they stand as suggested.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from annotations.models import AnnotationSet, ListedPlace, Mark, QuoteSpeaker
from annotations.permissions import may_edit, readable_by, sees_suggestions
from annotations.queries.search.vectors import matches, words_query
from annotations.queries.working import articles_alone
from newsreader.arabic.folding import fold_name
from newsreader.arabic.search_terms import asked_words
from newsreader.articles.models import Article, SearchText

# So many are counted; of more it is told that there are more.
MOST_COUNTED = 100
# Of the newest unreviewed texts that have a speaker's words so many are looked at.
_LOOKED_AT = 600


def with_suggestions(user: Any) -> QuerySet[Article]:
    """The articles whose suggestions `user` is shown beside others' marks; narrowed by `suggested_places` or
    `suggested_speaker` they are unreviewed ones, for the database has no undecided suggestion on a reviewed
    text."""
    if not sees_suggestions(user):
        return Article.objects.none()
    articles = Article.objects.filter(readable_by(user))
    return articles.exclude(pk__in=articles_alone(user)) if may_edit(user) else articles


def suggested_places(places: Collection[str]) -> Q:
    """Articles whose undecided suggestions name one of the places, by their keys: a condition on Article."""
    marks = _undecided(Mark.objects.filter(place__key__in=places), "")
    return Q(pk__in=marks.values("set__version__article"))


def suggested_speaker(name: str) -> Q:
    """Articles in whose undecided suggestions somebody speaks of whose name these are words: a condition on
    Article; of very many the newest. Two queries."""
    folded, words = fold_name(name), asked_words(name)
    if not folded or not words:
        return Q(pk__in=[])
    # The names of suggested speakers have no index, the words of texts do.
    rows = SearchText.objects.filter(matches(words_query(words)), reviewed=False).order_by("-when")
    articles = list(rows.values_list("article_id", flat=True)[:_LOOKED_AT])
    links = _undecided(QuoteSpeaker.objects.filter(quote__set__version__article__in=articles), "quote__")
    named = links.values_list("quote__set__version__article", "entity__name").distinct()
    return Q(pk__in={article for article, called in named if folded in fold_name(called)})


def may_name(user: Any, place: Any) -> int:
    """How many unreviewed articles name the place by the machine's word alone, up to MOST_COUNTED and one;
    one query, and none for whom is shown no suggestion."""
    confirmed = ListedPlace.objects.filter(place=place).values("article")
    return counted(with_suggestions(user).filter(suggested_places([place.key])).exclude(pk__in=confirmed))


def counted(rows: Iterable[Any]) -> int:
    """How many rows a query finds, up to MOST_COUNTED and one; one query."""
    found: Any = rows
    return len(found.order_by().values_list("pk", flat=True)[: MOST_COUNTED + 1])


def _undecided(rows: QuerySet[Any], mark: str) -> QuerySet[Any]:
    """Those that belong to an undecided suggestion on a current text; `mark` is the way to the mark."""
    return rows.filter(
        **{
            f"{mark}status": Mark.Status.UNDECIDED,
            f"{mark}set__kind": AnnotationSet.Kind.SUGGESTIONS,
            f"{mark}set__version__is_current": True,
        }
    ).order_by()
