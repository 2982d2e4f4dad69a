"""The pages of the feeds: all of them with a form for one more, and one with what came of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.views.guard import editor, editors_only
from newsreader.articles.importing.incoming import RefusedError
from newsreader.articles.importing.refusal_words import in_words
from newsreader.intake.actions.feeds import FollowedError, ask_soon, disable, enable, follow
from newsreader.intake.forms import FeedForm
from newsreader.intake.models import Feed
from newsreader.intake.queries.feeds import feed_page, feeds_with_counts, polling_rests
from newsreader.intake.views.articles import outlet_names
from newsreader.web.refusal import FetchError

GREATEST_NUMBER = 2**63 - 1


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def list_feeds(request: HttpRequest) -> HttpResponse:
    """All feeds; a post follows one more."""
    form = FeedForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _list_page(request, form)
    if not form.is_valid():
        return _list_page(request, form, status=422)
    try:
        feed = follow(editor(request), form.cleaned_data["url"], form.cleaned_data["outlet"])
    except FollowedError as followed:
        return _list_page(request, form, status=409, followed=followed.feed)
    except (FetchError, RefusedError) as error:
        form.add_error("url", in_words(error.reason) if isinstance(error, RefusedError) else str(error))
        return _list_page(request, form, status=422)
    messages.success(request, _("The feed is followed from now on."))
    return redirect(feed)


@require_safe
@editors_only
def show_feed(request: HttpRequest, number: int) -> HttpResponse:
    """One feed: how it does, and the pages it named last."""
    return render(request, "intake/feed.html", {"page": feed_page(_feed(number))})


@require_POST
@editors_only
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Ask the feed's server no more."""
    feed = _feed(number)
    disable(editor(request), feed)
    messages.success(request, _("The feed is stopped. What came in by it stays."))
    return redirect(feed)


@require_POST
@editors_only
def go_on(request: HttpRequest, number: int) -> HttpResponse:
    """Follow a stopped feed again."""
    feed = _feed(number)
    enable(feed)
    messages.success(request, _("The feed is followed again."))
    return redirect(feed)


@require_POST
@editors_only
def soon(request: HttpRequest, number: int) -> HttpResponse:
    """Ask at the next run, however long the feed was to rest."""
    feed = _feed(number)
    ask_soon(feed)
    messages.success(request, _("The feed is asked at the next run of poll_feeds."))
    return redirect(feed)


def _feed(number: int) -> Feed:
    if number > GREATEST_NUMBER:
        raise Http404("no such feed")
    return get_object_or_404(Feed.objects.select_related("added_by", "disabled_by"), pk=number)


def _list_page(request: HttpRequest, form: FeedForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "form": form,
        "outlets": outlet_names(),
        "feeds": feeds_with_counts(),
        "rests": polling_rests(),
        **more,
    }
    return render(request, "intake/feeds.html", context, status=status)
