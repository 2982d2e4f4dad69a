"""Feeds: the newest articles, and the newest quotes of a speaker. What is undecided is in none."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from annotations.queries.article_list import Card, article_list
from annotations.queries.speaker_feed import SaidQuote, newest_quotes
from annotations.queries.speaker_names import the_speaker
from annotations.queries.speaker_page import is_shown
from newsreader.reader.context import site_name
from newsreader.reader.views.articles import GREATEST_NUMBER

NEWEST = 30
# XML 1.0 can hold no other control characters, not even escaped.
_CONTROLS = {number: None for number in range(32) if number not in (9, 10, 13)}


def _clean(text: str) -> str:
    return text.translate(_CONTROLS)


class ArticleFeed(Feed):
    """The newest articles that everybody may read, each with its first words; whoever asks."""

    feed_type: type[SyndicationFeed] = Atom1Feed

    def title(self) -> str:
        return site_name()

    def link(self) -> str:
        return reverse("article-list")

    def items(self) -> list[Card]:
        return article_list(AnonymousUser(), size=NEWEST).cards

    def item_title(self, item: Card) -> str:
        return _clean(item.article.title)

    def item_description(self, item: Card) -> str:
        return _clean(item.excerpt)

    def item_link(self, item: Card) -> str:
        return item.article.get_absolute_url()

    def item_guid(self, item: Card) -> str:
        return item.article.get_absolute_url()

    def item_pubdate(self, item: Card) -> datetime:
        return item.article.news_time

    def item_author_name(self, item: Card) -> str | None:
        return _clean(item.article.source.name) if item.article.source else None


class ArticleRss(ArticleFeed):
    """The same for readers that want RSS."""

    feed_type = Rss201rev2Feed
    item_guid_is_permalink = False

    def description(self) -> str:
        return _("The newest articles")

    def item_author_name(self, item: Card) -> None:
        # RSS wants an address there, which an outlet has not.
        return None


class SpeakerFeed(Feed):
    """The newest quotes of one speaker that everybody may read."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, at its one address: that of whom the speaker was merged into, if that is so."""
        number = kwargs["number"]
        speaker = the_speaker(number) if number <= GREATEST_NUMBER else None
        if speaker is None or not is_shown(AnonymousUser(), speaker):
            raise Http404("no such speaker")
        if speaker.pk != number:
            return HttpResponseRedirect(reverse("speaker-feed", args=[speaker.pk]))
        return super().__call__(request, speaker=speaker)

    def get_object(self, request: HttpRequest, speaker: Any) -> Any:
        return speaker

    def title(self, obj: Any) -> str:
        return _clean(f"{obj.name} · {site_name()}")

    def link(self, obj: Any) -> str:
        return reverse("speaker", args=[obj.pk])

    def items(self, obj: Any) -> list[SaidQuote]:
        return newest_quotes(AnonymousUser(), obj, NEWEST)

    def item_title(self, item: SaidQuote) -> str:
        return _clean(" ".join(item.text.split()))

    def item_description(self, item: SaidQuote) -> str:
        return _clean(item.article.title)

    def item_link(self, item: SaidQuote) -> str:
        return f"{item.article.get_absolute_url()}#mark-{item.quote}"

    def item_pubdate(self, item: SaidQuote) -> datetime:
        return item.when
