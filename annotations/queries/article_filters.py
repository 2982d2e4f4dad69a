"""Which articles a list is narrowed to."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from annotations.models import AnnotationSet, ListedPlace, ListedSpeaker, ReviewStanding
from annotations.permissions import sees_suggestions
from annotations.queries.cursor import Cursor
from annotations.queries.places import namesakes, places_called
from annotations.queries.speaker_names import speakers_called
from annotations.queries.waiting import suggested_places, suggested_speaker, with_suggestions
from newsreader.articles.models.article import NEWS_TIME

# The review states and what they are called; whoever asks for the reviewed is given the approved with them.
STATES = [choice for choice in ReviewStanding.choices if choice[0] != ReviewStanding.WITHDRAWN]
# Of a name that many have, so many are looked at.
_MOST_NAMED = 50
# So many of the newest quotes or mentions are looked at for a page, before all are.
_NEAR = 80

# Rows that have a `when`: articles that have been annotated with it, or those of the lists.
Articles = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; empty values ask for nothing. `speaker` and `place` are names, or words of one;
    `key` is the gazetteer's for the place that is meant of those of one name. `since` and `until` are days of
    the site's time zone, both among those that are shown. `waiting` asks for what speaker and place are
    suggested in and not confirmed."""

    outlet: int | None = None
    since: date | None = None
    until: date | None = None
    speaker: str = ""
    place: str = ""
    state: str = ""
    key: str = ""
    waiting: bool = False

    @property
    def named(self) -> bool:
        """Whether what is asked for is found by confirmed marks."""
        return bool(self.speaker or self.place)


def narrowed(articles: Articles, filters: Filters) -> Articles:
    """Those of `articles`, which have their time as news as `when`, that the filters leave.

    A speaker or a place is one that an editor has accepted: the machine's word for who speaks is no filter.
    """
    for condition in _confirmed(filters):
        articles = articles.filter(condition)
    return _otherwise(articles, filters)


def near(
    articles: Articles, filters: Filters, after: Cursor | None, reviewed: bool
) -> tuple[Articles, datetime | None] | None:
    """The same of the newest articles after `after` that have the speaker or the place, and the time before
    which there may be more (None where these are all): whoever is in thousands of articles need not have all
    of them sorted for a page. None where not just one of the two is asked for. `reviewed` are those that are
    reviewed alone. Two queries, one of which is the caller's."""
    rows: QuerySet[Any]
    if filters.speaker and not filters.place:
        said = ListedSpeaker.objects.filter(speaker__in=speakers_called(filters.speaker))
        rows, article = said.order_by("-when", "-quote"), "quote__article"
    elif filters.place and not filters.speaker:
        named = ListedPlace.objects.filter(place__key__in=_places(filters))
        rows, article = named.order_by("-when", "-article"), "article"
    else:
        return None
    rows = in_days(rows, filters.since, filters.until)
    if reviewed:
        rows = rows.filter(reviewed=True)
    if after:
        rows = rows.filter(when__lte=after.when)
    found = list(rows.values_list("when", article)[:_NEAR])
    articles = _otherwise(articles.filter(pk__in={number for _when, number in found}), filters)
    if len(found) < _NEAR:
        return articles, None
    edge = found[-1][0]
    # Of the moment at which they end there may be others.
    return articles.filter(when__gt=edge), edge


def waiting_for(user: Any, filters: Filters) -> Articles:
    """Unreviewed articles, with their time as `when`, in which the machine suggests the speaker and the place
    that `filters` ask for, and not all of that is confirmed; none where neither is asked for."""
    articles = with_suggestions(user).annotate(when=NEWS_TIME)
    if not filters.named or not sees_suggestions(user):
        return articles.none()
    suggested = []
    if filters.speaker:
        suggested.append(suggested_speaker(filters.speaker))
    if filters.place:
        suggested.append(suggested_places(_places(filters)))
    confirmed = _confirmed(filters)
    for sure, unsure in zip(confirmed, suggested, strict=True):
        articles = articles.filter(sure | unsure)
    return _otherwise(articles.exclude(reduce(and_, confirmed)), filters)


def _confirmed(filters: Filters) -> list[Q]:
    """A condition each for the speaker and the place, in this order."""
    conditions = []
    if filters.speaker:
        said = ListedSpeaker.objects.filter(speaker__in=speakers_called(filters.speaker))
        conditions.append(Q(pk__in=said.values("quote__article")))
    if filters.place:
        named = ListedPlace.objects.filter(place__key__in=_places(filters))
        conditions.append(Q(pk__in=named.values("article")))
    return conditions


def _otherwise(articles: Articles, filters: Filters) -> Articles:
    """By all that has nothing to do with marks."""
    if filters.outlet:
        articles = articles.filter(source=filters.outlet)
    articles = in_days(articles, filters.since, filters.until)
    if filters.state:
        articles = articles.filter(_in_state(filters.state))
    return articles


def in_days(rows: Articles, since: date | None, until: date | None) -> Articles:
    """Those of `rows`, which have a `when`, from the day `since` to the day `until`, both of the site's time
    zone and among them; None is no end."""
    if since:
        rows = rows.filter(when__gte=_midnight(since))
    if until and until < date.max:
        rows = rows.filter(when__lt=_midnight(until + timedelta(days=1)))
    return rows


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _places(filters: Filters) -> list[str]:
    """The entries of just this name, or where there are none those whose names begin with it; the one that is
    meant alone, where that is among them."""
    found = namesakes(filters.place, _MOST_NAMED) or places_called(filters.place, _MOST_NAMED)
    keys = [entry.key for entry in found]
    return [filters.key] if filters.key in keys else keys


def _in_state(state: str) -> Any:
    """Shared sets are made at the first decision: an article without one is new."""
    sets = AnnotationSet.objects.filter(
        version__article=OuterRef("pk"), version__is_current=True, kind=AnnotationSet.Kind.SHARED
    )
    if state == AnnotationSet.State.NEW:
        return ~Q(Exists(sets.exclude(state=AnnotationSet.State.NEW)))
    if state == ReviewStanding.APPROVED:
        return Q(Exists(sets.filter(approved_at__isnull=False)))
    return Q(Exists(sets.filter(state=state)))
