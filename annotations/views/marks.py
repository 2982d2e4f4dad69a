"""The editor's addresses for marks: make one, open, change, delete, accept, reject one."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from annotations.actions.accept_mark import accept_mark
from annotations.actions.answered import answered
from annotations.actions.bring_back import bring_back
from annotations.actions.change_mark import change_mark
from annotations.actions.create_mark import create_mark
from annotations.actions.delete_mark import delete_mark
from annotations.actions.errors import Gone, Refused
from annotations.actions.record import Decided
from annotations.actions.reject_mark import reject_mark
from annotations.forms import ChangeMarkForm, NewMarkForm, SeenForm
from annotations.models import Mark
from annotations.queries.mark_panel import mark_panel, mark_to_edit
from annotations.queries.talks import talks_of_mark
from annotations.views.answers import decided, malformed, refused
from annotations.views.articles import current_version
from annotations.views.guard import editor, editors_only

MarkAction = Callable[[Mark, dict[str, Any]], Decided]


@require_POST
@editors_only
def create(request: HttpRequest, number: int) -> HttpResponse:
    """Mark a span of the article's current text."""
    version = current_version(number)
    form = NewMarkForm(request.POST)
    if not form.is_valid():
        return malformed(request, form, version.article)
    try:
        done = create_mark(user=editor(request), version=version, finding=True, **form.values())
    except Refused as why:
        return refused(request, why, version.article, form)
    return decided(request, version.article, done)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def open_or_change(request: HttpRequest, mark_id: int) -> HttpResponse:
    """The panel of one mark; with POST, the changes to it."""
    if request.method == "POST":
        return change(request, mark_id)
    mark = mark_to_edit(mark_id, request.user)
    if mark is None:
        raise Http404("no such mark")
    talks = talks_of_mark(request.user, mark)
    context = mark_panel(mark) | {"talks": talks, "open_talks": sum(talk.first.open for talk in talks)}
    template = "annotations/panel.html" if getattr(request, "htmx", False) else "annotations/mark.html"
    return render(request, template, context)


def change(request: HttpRequest, mark_id: int) -> HttpResponse:
    """Change a mark; a suggestion is accepted by it."""
    form = ChangeMarkForm(request.POST)

    def act(mark: Mark, values: dict[str, Any]) -> Decided:
        return change_mark(
            user=editor(request),
            mark=mark,
            seen_version=values["version"],
            request=values["request"],
            **form.given(),
        )

    return _act(request, mark_id, form, act)


@require_POST
@editors_only
def delete(request: HttpRequest, mark_id: int) -> HttpResponse:
    """Take a mark away."""
    return _act(request, mark_id, SeenForm(request.POST), _seen(request, delete_mark))


@require_POST
@editors_only
def accept(request: HttpRequest, mark_id: int) -> HttpResponse:
    """Accept a suggestion."""
    return _act(request, mark_id, SeenForm(request.POST), _seen(request, accept_mark))


@require_POST
@editors_only
def reject(request: HttpRequest, mark_id: int) -> HttpResponse:
    """Reject a suggestion."""
    return _act(request, mark_id, SeenForm(request.POST), _seen(request, reject_mark))


def _seen(request: HttpRequest, action: Callable[..., Decided]) -> MarkAction:
    def act(mark: Mark, values: dict[str, Any]) -> Decided:
        return action(
            user=editor(request), mark=mark, seen_version=values["version"], request=values["request"]
        )

    return act


def _act(
    request: HttpRequest,
    mark_id: int,
    form: SeenForm,
    act: MarkAction,
) -> HttpResponse:
    mark = mark_to_edit(mark_id, request.user)
    if mark is None:
        earlier = answered(editor(request), form.cleaned_data["request"]) if form.is_valid() else None
        if earlier is not None:
            return decided(request, earlier.set.version.article, earlier)
        if isinstance(form, ChangeMarkForm) and form.is_valid() and form.cleaned_data["removal"]:
            return _bring_back(request, mark_id, form)
        # It was there when the page was drawn; its number is never another's.
        return refused(request, Gone(mark_id), form=form)
    article = mark.set.version.article
    if not form.is_valid():
        return malformed(request, form, article)
    try:
        done = act(mark, form.cleaned_data)
    except Refused as why:
        return refused(request, why, article, form)
    return decided(request, article, done)


def _bring_back(request: HttpRequest, mark_id: int, form: ChangeMarkForm) -> HttpResponse:
    data = form.cleaned_data
    try:
        done = bring_back(
            user=editor(request),
            mark_id=mark_id,
            removal=data["removal"],
            request=data["request"],
            **form.given(),
        )
    except Refused as why:
        return refused(request, why, form=form)
    return decided(request, done.set.version.article, done)
