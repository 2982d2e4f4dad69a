"""Feeds: the newest articles, and the newest quotes of a speaker. What is undecided is in none.

They keep to RFC 4287 (Atom) and RSS 2.0; tests/web/reader/feed_rules.py has the rules.
"""

import re
from collections.abc import Callable
from copy import copy
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.translation import gettext as _

from annotations.queries.article_list import Card, article_list
from annotations.queries.speaker_feed import SaidQuote, newest_quotes
from annotations.queries.speaker_names import the_speaker
from annotations.queries.speaker_page import is_shown
from newsreader.reader.context import site_name
from newsreader.reader.views.articles import GREATEST_NUMBER
from newsreader.reader.views.withdrawn import gone_speaker_or_404

NEWEST = 30
# XML 1.0 can hold no other control characters, not even escaped.
_CONTROLS = {number: None for number in range(32) if number not in (9, 10, 13)}


def _clean(text: str) -> str:
    return text.translate(_CONTROLS)


# RFC 4151: a day on which the site's name was its owner's. It is part of every id and never changes.
_NAMED_SINCE = "2025"
_NO_NAME = re.compile(r"[^a-z0-9.-]+")


class _StillWhenEmpty:
    """A feed without entries has not changed since ever: Django would say since now, at every request."""

    # Whose class comes next, mypy cannot know here: it is one of Django's feeds.
    def latest_post_date(self: Any) -> datetime:
        return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)  # type: ignore[misc]


class _Atom(_StillWhenEmpty, Atom1Feed):
    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        # The feed's own name is in the interface's language.
        return {"xml:lang": "ar"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item.get("related"):
            handler.addQuickElement("link", "", {"rel": "related", "href": item["related"]})


class _Rss(_StillWhenEmpty, Rss201rev2Feed):
    pass


class _SiteFeed(Feed):
    """What all feeds have: ids that stay, and the site as their author."""

    feed_type: type[SyndicationFeed] = _Atom
    item_guid_is_permalink = False
    _host = ""
    _address: Callable[[str], str] = str

    def get_feed(self, obj: Any, request: HttpRequest) -> SyndicationFeed:
        # One view answers all threads, and host and scheme are this request's.
        asked = copy(self)
        asked._host, asked._address = request.get_host(), request.build_absolute_uri
        return super(_SiteFeed, asked).get_feed(obj, request)

    def author_name(self) -> str:
        return _clean(site_name())

    def _id(self, path: str) -> str:
        """The tag address (RFC 4151) of what stands at `path`: without scheme and port, which change when a
        site gets a certificate or a proxy. A reader would show all entries as new."""
        host = self._host.lower() if self._host.startswith("[") else self._host.lower().partition(":")[0]
        return f"tag:{_NO_NAME.sub('-', host).strip('-.') or 'localhost'},{_NAMED_SINCE}:{path}"


class ArticleFeed(_SiteFeed):
    """The newest articles that everybody may read, each with its first words; whoever asks."""

    def title(self) -> str:
        return _clean(site_name())

    def link(self) -> str:
        return reverse("article-list")

    def feed_guid(self) -> str:
        return self._id(reverse("article-feed"))

    def items(self) -> list[Card]:
        return article_list(AnonymousUser(), size=NEWEST).cards

    def item_title(self, item: Card) -> str:
        return _clean(item.article.title)

    def item_description(self, item: Card) -> str:
        # Both formats take it for HTML.
        return escape(_clean(item.excerpt))

    def item_link(self, item: Card) -> str:
        return item.article.get_absolute_url()

    def item_guid(self, item: Card) -> str:
        return self._id(item.article.get_absolute_url())

    def item_pubdate(self, item: Card) -> datetime:
        return item.article.news_time

    def item_updateddate(self, item: Card) -> datetime:
        news = item.article.news_time
        return max(news, item.text_changed) if item.text_changed else news

    def item_author_name(self, item: Card) -> str | None:
        return _clean(item.article.source.name) if item.article.source else None


class ArticleRss(ArticleFeed):
    """The same for readers that want RSS."""

    feed_type = _Rss
    language = "ar"

    def description(self) -> str:
        return _("The newest articles")


class SpeakerFeed(_SiteFeed):
    """The newest quotes of one speaker that everybody may read. An entry's author is the outlet whose article
    has the quote: not all of them are the speaker's own words."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, at its one address: that of whom the speaker was merged into, if that is so."""
        number = kwargs["number"]
        if number > GREATEST_NUMBER:
            raise Http404("no such speaker")
        speaker = the_speaker(number)
        if speaker is None or not is_shown(AnonymousUser(), speaker):
            return gone_speaker_or_404(request, number)
        if speaker.pk != number:
            return HttpResponseRedirect(reverse("speaker-feed", args=[speaker.pk]))
        return super().__call__(request, speaker=speaker)

    def get_object(self, request: HttpRequest, speaker: Any) -> Any:
        return speaker

    def title(self, obj: Any) -> str:
        return _clean(f"{obj.name} · {site_name()}")

    def link(self, obj: Any) -> str:
        return reverse("speaker", args=[obj.pk])

    def feed_guid(self, obj: Any) -> str:
        return self._id(reverse("speaker-feed", args=[obj.pk]))

    def items(self, obj: Any) -> list[SaidQuote]:
        return newest_quotes(AnonymousUser(), obj, NEWEST)

    def item_title(self, item: SaidQuote) -> str:
        return _clean(" ".join(item.text.split()))

    def item_description(self, item: SaidQuote) -> str:
        return escape(_clean(item.article.title))

    def item_link(self, item: SaidQuote) -> str:
        return reverse("quote", args=[item.quote])

    def item_extra_kwargs(self, item: SaidQuote) -> dict[str, str]:
        return {"related": self._address(f"{item.article.get_absolute_url()}#mark-{item.quote}")}

    def item_guid(self, item: SaidQuote) -> str:
        return self._id(reverse("quote", args=[item.quote]))

    def item_pubdate(self, item: SaidQuote) -> datetime:
        return item.when

    def item_updateddate(self, item: SaidQuote) -> datetime:
        return item.changed

    def item_author_name(self, item: SaidQuote) -> str | None:
        return _clean(item.article.source.name) if item.article.source else None
