"""The history of an article and of a mark, for editors, and what brings an old state back."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotations.actions.errors import NotAllowed, Refused
from annotations.actions.record import Decided
from annotations.actions.restore_article import restore_article
from annotations.actions.restore_mark import restore_mark
from annotations.forms import GREATEST_ID, RestoreForm
from annotations.permissions import may_see_history
from annotations.queries.history import History, article_history, mark_history
from annotations.views.answers import decided, malformed, refused
from annotations.views.articles import article_called, current_version
from annotations.views.guard import editor, editors_only
from newsreader.articles.models import Article


@require_safe
@editors_only
def of_article(request: HttpRequest, number: int) -> HttpResponse:
    """All that was decided in the article, newest first; of a withdrawn one without words."""
    article = _article(request, number)
    return _page(request, article, article_history(article, request.user, _before(request)))


@require_safe
@editors_only
def of_mark(request: HttpRequest, number: int, mark_id: int) -> HttpResponse:
    """All that was decided on one mark, there or gone."""
    article = _article(request, number)
    history = (
        mark_history(article, request.user, mark_id, _before(request)) if mark_id <= GREATEST_ID else None
    )
    if history is None:
        raise Http404("no such mark in this article")
    return _page(request, article, history)


@require_POST
@editors_only
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Bring the whole article back to how it stood after a decision."""

    def act(values: dict[str, Any], **more: Any) -> Decided:
        return restore_article(seen_revision=values["revision"], **more)

    return _act(request, number, act)


@require_POST
@editors_only
def restore_one(request: HttpRequest, number: int, mark_id: int) -> HttpResponse:
    """Bring one mark back to how it stood after a decision."""

    def act(values: dict[str, Any], **more: Any) -> Decided:
        return restore_mark(mark=min(mark_id, GREATEST_ID), seen_version=values["version"], **more)

    return _act(request, number, act)


def _act(request: HttpRequest, number: int, act: Callable[..., Decided]) -> HttpResponse:
    version = current_version(number)
    form = RestoreForm(request.POST)
    if not form.is_valid():
        return malformed(request, form, version.article)
    values = form.cleaned_data
    try:
        done = act(
            values,
            user=editor(request),
            version=version,
            decision=values["decision"],
            request=values["request"],
        )
    except Refused as why:
        return refused(request, why, version.article)
    if done.decision is None:
        messages.info(request, _("Nothing was changed: this is how it stands."))
    else:
        messages.success(request, _("The old state is back. Undo takes this back like any other change."))
    return decided(request, version.article, done)


def _article(request: HttpRequest, number: int) -> Article:
    if not may_see_history(request.user):
        raise NotAllowed
    return article_called(number)


def _before(request: HttpRequest) -> int | None:
    written = request.GET.get("before", "")
    if not written:
        return None
    if not (written.isascii() and written.isdecimal() and len(written) < 19):
        raise Http404("no such place in the history")
    return int(written)


def _page(request: HttpRequest, article: Article, history: History) -> HttpResponse:
    if history.number:
        address = reverse("mark-history", args=[article.pk, history.number])
    else:
        address = reverse("article-history", args=[article.pk])
    context = {
        "article": article,
        "history": history,
        "address": address,
        "first_page": not request.GET.get("before"),
        "new_request": uuid4,
        "editable": True,
    }
    return render(request, "annotations/history.html", context)
