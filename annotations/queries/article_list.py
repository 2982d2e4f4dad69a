"""The list of articles, newest first, a page at a time, from a small, constant number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Left

from annotations.models import AnnotationSet, Entity, Mark, QuoteSpeaker, ReviewStanding
from annotations.permissions import may_edit, readable_by, sees_suggestions
from annotations.queries.article_filters import Filters, narrowed, near, waiting_for
from annotations.queries.cursor import Cursor
from annotations.queries.listed import reads_reviewed_alone
from annotations.queries.shown import awaits_suggestions
from annotations.queries.standing import standing_entities
from annotations.queries.working import articles_alone, shown_marks, working_sets
from annotations.scheme import EntityKind, Layer
from newsreader.articles.excerpt import HEAD_LENGTH, excerpt
from newsreader.articles.models import Article, TextVersion
from newsreader.articles.models.article import NEWS_TIME

NAMED_SPEAKERS = 4
_OF_SET = ("kind", "state", "approved_at", "suggester_version", "version")
# What is asked of an entity and of whom it is linked to; a page has some sixty.
_OF_ENTITY = (
    "name",
    "kind",
    "origin",
    "set__kind",
    "set__version",
    "speaker__name",
    "speaker__merged_into__name",
)


@dataclass(slots=True)
class Card:
    """What the list says of one article. `speakers` are names in the order of their first quotes;
    `unsuggested` is whether nothing is marked and the machine has not looked at it yet; `text_changed` is
    when the text took the place of another one, None where it is the first."""

    article: Article
    excerpt: str
    state: str
    state_label: Any
    quotes: int = 0
    suggested: int = 0
    speakers: list[str] = field(default_factory=list)
    unsuggested: bool = False
    text_changed: datetime | None = None

    @property
    def more_speakers(self) -> int:
        """How many speakers the list does not name."""
        return max(0, len(self.speakers) - NAMED_SPEAKERS)


@dataclass(slots=True)
class ArticleList:
    """One page of the list, and the cursor of the next one or None."""

    cards: list[Card]
    next: Cursor | None


def article_list(
    user: Any, after: Cursor | None = None, size: int = 20, filters: Filters | None = None
) -> ArticleList:
    """The `size` articles that come after `after` of those that `user` may read and `filters` leave: the
    newest first, one without a date among those of the day on which it was imported."""
    articles = _page(user, after, size + 1, filters or Filters())
    more = len(articles) > size
    articles = articles[:size]
    last = articles[-1] if more else None
    return ArticleList(_cards(user, articles), Cursor(last.when, last.pk) if last else None)


def _page(user: Any, after: Cursor | None, size: int, filters: Filters) -> list[Any]:
    """The first `size` articles."""

    def first(articles: QuerySet[Any]) -> list[Any]:
        return list((after.older(articles) if after else articles).select_related("source")[:size])

    if filters.waiting and filters.named:
        return first(waiting_for(user, filters))
    readable: QuerySet[Any] = Article.objects.filter(readable_by(user)).annotate(when=NEWS_TIME)
    if filters.named and may_edit(user):
        # These are found by what others marked.
        readable = readable.exclude(pk__in=articles_alone(user))
    if filters.named and (found := near(readable, filters, after, reads_reviewed_alone(user))):
        articles = first(found[0])
        if found[1] is None or len(articles) == size:
            return articles
    return first(narrowed(readable, filters))


def _cards(user: Any, articles: Sequence[Article]) -> list[Card]:
    versions = (
        TextVersion.objects.filter(article__in=articles, is_current=True)
        .annotate(head=Left("text", HEAD_LENGTH))
        .values_list("article_id", "pk", "head", "number", "created_at")
    )
    head_of = {article: (version, head) for article, version, head, _number, _at in versions}
    changed = {article: at for article, _version, _head, number, at in versions if number > 1}
    version_ids = [version for version, _head in head_of.values()]
    sets: dict[int, dict[str, AnnotationSet]] = {}
    for found in AnnotationSet.objects.filter(working_sets(user), version__in=version_ids).only(*_OF_SET):
        sets.setdefault(found.version_id, {})[found.kind] = found
    counted = (
        Mark.objects.filter(shown_marks(user), set__version__in=version_ids, layer=Layer.QUOTE)
        .order_by()
        .values_list("set__version")
        .annotate(quotes=Count("pk"), suggested=Count("pk", filter=Q(status=Mark.Status.UNDECIDED)))
    )
    counts = {version: (quotes, suggested) for version, quotes, suggested in counted}
    speakers = _speakers(user, version_ids)
    cards = []
    for article in articles:
        version, head = head_of.get(article.pk, (0, ""))
        of_version = sets.get(version, {})
        shared = next((of_version[kind] for kind in AnnotationSet.MARKED if kind in of_version), None)
        state = shared.standing if shared else ReviewStanding.NEW
        quotes, suggested = counts.get(version, (0, 0))
        said = excerpt(article.title, head)
        names = list(speakers.get(version, ()))
        card = Card(article, said, state.value, state.label, quotes, suggested, names)
        card.text_changed = changed.get(article.pk)
        card.unsuggested = not quotes and sees_suggestions(user) and awaits_suggestions(of_version.values())
        cards.append(card)
    return cards


def _speakers(user: Any, versions: Sequence[int]) -> dict[int, dict[str, None]]:
    """By text version, the names of who speaks, in the order of their first quotes: two queries."""
    of_user = working_sets(user, "set__")
    entities = Entity.objects.filter(of_user, set__version__in=versions)
    entities = entities.select_related("set", "speaker__merged_into").only(*_OF_ENTITY)
    # What waits names by the machine's word whom an editor has named by another.
    standing = standing_entities(entities)
    said = (
        QuoteSpeaker.objects.filter(shown_marks(user, "quote__"), quote__set__version__in=versions)
        .values_list("quote__set__version", "entity")
        .annotate(first=Min("quote__start"))
        .order_by("first", "entity__name")
    )
    persons: dict[int, list[str]] = {}
    for entity in standing.values():
        if entity.kind == EntityKind.PERSON:
            persons.setdefault(entity.set.version_id, []).append(entity.name)
    speakers: dict[int, dict[str, None]] = {}
    for version, number, _first in said:
        if is_a_name(standing[number], persons.get(version, ())):
            speakers.setdefault(version, {})[standing[number].shown_name] = None
    return speakers


def is_a_name(entity: Entity, persons: Iterable[str]) -> bool:
    """Whether a list names `entity`, of an article in which `persons` are named: one whom an editor confirmed
    as it is, one that is only suggested by a proper name alone. A description, a document, and an office that
    goes on into the name of its holder are none."""
    if entity.set.kind in AnnotationSet.MARKED or entity.kind == EntityKind.PERSON:
        return True
    held = any(" " in name and entity.name.endswith(f" {name}") for name in persons)
    return entity.kind == EntityKind.ORGANISATION and not held
