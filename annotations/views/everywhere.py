"""The editor's addresses for one name all over an article: what would be marked, and marking it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from annotations.actions.errors import Refused
from annotations.actions.mark_everywhere import mark_everywhere
from annotations.forms import GREATEST_ID, LookEverywhereForm, MarkEverywhereForm
from annotations.models import Entity
from annotations.queries.everywhere import State, hits_in
from annotations.queries.working import working_sets
from annotations.scheme import Layer
from annotations.views.answers import decided, malformed, refused
from annotations.views.articles import current_version
from annotations.views.guard import editor, editors_only
from newsreader.arabic.occurrences import Strictness
from newsreader.articles.models import TextVersion


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def everywhere(request: HttpRequest, number: int) -> HttpResponse:
    """The hits of some words, to be struck out one by one; with POST, those that are left are marked."""
    version = current_version(number)
    if request.method != "POST":
        return _look(request, version)
    form = MarkEverywhereForm(request.POST)
    if not form.is_valid():
        return malformed(request, form, version.article)
    values = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
    try:
        done = mark_everywhere(user=editor(request), version=version, **values)
    except Refused as why:
        return refused(request, why, version.article, form)
    return decided(request, version.article, done)


def _look(request: HttpRequest, version: TextVersion) -> HttpResponse:
    form = LookEverywhereForm(request.GET)
    if not form.is_valid():
        return malformed(request, form, version.article)
    asked = form.cleaned_data
    entity = _entity(request, version, asked["entity"])
    context: dict[str, Any] = {"layer": asked["layer"], "entity": entity, "how": asked["how"]}
    if asked["layer"] == Layer.SPEAKER and entity is None:
        context["hits"] = []
        context["unnamed"] = True
    else:
        how = Strictness(asked["how"])
        context["hits"] = hits_in(
            version, request.user, asked["layer"], asked["start"], asked["end"], how, entity
        )
    context["chosen"] = sum(hit.chosen for hit in context["hits"])
    context["State"] = State
    return render(request, "annotations/everywhere_hits.html", context)


def _entity(request: HttpRequest, version: TextVersion, number: int | None) -> Entity | None:
    if number is None or number > GREATEST_ID:
        return None
    return Entity.objects.filter(working_sets(request.user, "set__"), pk=number, set__version=version).first()
