"""One speaker of the corpus: who that is, what was said, when, about where, and beside whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from annotations.models import ListedSpeaker, QuoteSpeaker, Speaker
from annotations.permissions import may_change_speakers
from annotations.queries.listed import listed_for
from annotations.queries.place_map import NamedPlace, named_places
from annotations.queries.speaker_list import Quoted
from annotations.queries.speaker_names import names_of
from annotations.rendering.bars import Chart, chart_of
from newsreader.arabic.folding import fold_name
from newsreader.arabic.role import role_in

# A page costs the same for whoever was quoted a hundred thousand times: so many of the newest quotes are
# counted by time, in so many articles places and others are looked for, in so many quotes names and roles.
NEWEST, NEWEST_ARTICLES, NEWEST_NAMED = 500, 200, 100
MOST_BESIDE, MOST_PLACES, MOST_NAMES = 10, 15, 12


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """What the first page of a speaker tells.

    `role` is what the newest mention says beside the name; `names` are others by which the speaker goes;
    `quotes` counts the newest quotes, up to NEWEST, which `chart` is of (None where one bar would do), and
    `articles` those, up to NEWEST_ARTICLES, in which the places are named and the others are quoted.
    """

    role: str
    names: list[str]
    wikidata: str
    quotes: int
    articles: int
    chart: Chart | None
    places: list[NamedPlace]
    beside: list[Quoted]


def is_shown(user: Any, speaker: Speaker) -> bool:
    """Whether `user` is told that there is this speaker: of the public those who may read a quote. One
    query, and one for the user's rights."""
    if may_change_speakers(user):
        return True
    return ListedSpeaker.objects.filter(listed_for(user, "quote__"), speaker=speaker).exists()


def speaker_page(user: Any, speaker: Speaker) -> SpeakerPage | None:
    """The page of a speaker who is not merged, by what `user` may read; None where that is nothing and `user`
    is no editor. Eight queries, and one for the user's rights."""
    said = _newest(user, speaker)
    if not said and not may_change_speakers(user):
        return None
    quotes = [quote for quote, _, _ in said]
    articles = list(dict.fromkeys(article for _, article, _ in said))[:NEWEST_ARTICLES]
    group = Speaker.objects.filter(Q(pk=speaker.pk) | Q(merged_into=speaker.pk)).order_by("pk")
    ids = dict(group.values_list("pk", "wikidata"))
    role, called = _called(list(ids), quotes[:NEWEST_NAMED])
    return SpeakerPage(
        role=role,
        names=_others(speaker.name, [*names_of([speaker.pk])[speaker.pk][1], *called]),
        wikidata=speaker.wikidata or next((of for of in ids.values() if of), ""),
        quotes=len(quotes),
        articles=len(articles),
        chart=chart_of(day for _, _, day in said),
        places=named_places(user, articles=articles, most=MOST_PLACES),
        beside=_beside(speaker, articles),
    )


def _newest(user: Any, speaker: Speaker) -> list[tuple[int, int, date]]:
    rows = ListedSpeaker.objects.filter(listed_for(user, "quote__"), speaker=speaker)
    rows = rows.order_by("-when", "-quote_id")
    # The day of the site's time zone: a date is read in half the time of a moment.
    return list(rows.values_list("quote_id", "quote__article_id", TruncDate("when"))[:NEWEST])


def _called(group: Sequence[int], quotes: Sequence[int]) -> tuple[str, list[str]]:
    """The role that the newest mention tells, and what the articles call the speaker; `quotes` are the newest
    ones, in order."""
    links = QuoteSpeaker.objects.filter(quote__in=quotes, entity__speaker__in=group)
    rows = {
        q: (name, told or "") for q, name, told in links.values_list("quote", "entity__name", "mention__text")
    }
    told = [rows[quote] for quote in quotes if quote in rows]
    roles = (role_in(mention, name) for name, mention in told if mention)
    return next(filter(None, roles), ""), [name for name, _ in told]


def _others(own: str, names: Sequence[str]) -> list[str]:
    """Names that are not the own one, each spelling that folds to the same once."""
    known = {fold_name(own): own}
    for name in names:
        known.setdefault(fold_name(name), name)
    return [name for name in known.values() if name != own][:MOST_NAMES]


def _beside(speaker: Speaker, articles: Sequence[int]) -> list[Quoted]:
    """Who else is quoted in these articles, those first who are in most of them."""
    others = ListedSpeaker.objects.filter(quote__article__in=articles).exclude(speaker=speaker)
    counted = list(
        others.values_list("speaker")
        .annotate(articles=Count("quote__article", distinct=True))
        .order_by("-articles", "speaker")[:MOST_BESIDE]
    )
    speakers = Speaker.objects.in_bulk([number for number, _ in counted])
    return [Quoted(speakers[number], articles) for number, articles in counted]
