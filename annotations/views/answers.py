"""What the editor's requests are answered with: the reading as it now stands, or why not."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import trigger_client_event

from annotations.actions.errors import BreaksScheme, ChangedSince, Gone, Refused, Stale, Undecided
from annotations.actions.record import Decided
from annotations.actions.settling import reopened_by
from annotations.forms import MarkFields, NewMarkForm, in_words
from annotations.queries.conflict import beside_nothing, both_states, taken_away
from annotations.queries.outcome import made_at, outcomes
from annotations.queries.people import names_of
from annotations.queries.reading import article_reading
from annotations.queries.reading_keys import marks_of_others
from annotations.queries.sent import sent_in_words
from annotations.queries.undone import blocked, undone
from annotations.queries.written_number import whole_number
from newsreader.articles.models import Article

# What an answer's header has room to tell of.
MOST_WAITING = 200


def decided(request: HttpRequest, article: Article, done: Decided) -> HttpResponse:
    """The article's reading, drawn anew, and the event `decided` for the script; else the article's page."""
    mark = _about(request, done)
    reopened = reopened_by(done)
    if not _htmx(request):
        if reopened:
            messages.info(request, _("The article is in review again: your change has taken it back."))
        anchor = f"#mark-{mark}" if mark is not None else ""
        response: HttpResponse = HttpResponseRedirect(reverse("article", args=[article.pk]) + anchor)
        response.status_code = 303
        return response
    response = HttpResponse(reading_beside(request, article))
    told: dict[str, Any] = {"revision": done.set.revision, "mark": mark}
    if reopened:
        told["reopened"] = True
    if done.decision is not None and (left := outcomes(done.decision, _waiting(request, mark))):
        told["left"] = left
    if done.decision is not None and (taken_back := undone(done.decision)):
        told["undone"] = taken_back
    return trigger_client_event(response, "decided", told)


def reading_beside(request: HttpRequest, article: Article) -> str:
    """The reading as it stands, without what the page that asks has: the rows and voices whose keys are among
    `known` are empty, and the marks of those rows are left out."""
    known = frozenset(request.POST.get("known", "").split())
    reading = article_reading(article, request.user)
    if known:
        reading.marks_data = marks_of_others(reading.rows, reading.marks_data, known)
    context = {"article": article, "reading": reading, "editable": reading.editable, "known": known}
    return render_to_string("annotations/reading.html#reading", context, request)


def _about(request: HttpRequest, done: Decided) -> int | None:
    """The mark that stands for what was acted on; the same one when the request is answered again."""
    match = request.resolver_match
    asked = match.kwargs.get("mark_id") if match else None
    if done.decision is not None and asked is not None:
        left = outcomes(done.decision, [asked])
        if asked in left:
            standing = left[asked]
            return standing[0] if standing and standing[0] in done.marks else None
    if done.decision is not None and _action(request) == "mark-create":
        form = NewMarkForm(request.POST)
        if form.is_valid():
            data = form.cleaned_data
            made = made_at(done.decision, data["layer"], data["start"], data["end"])
            if made in done.marks:
                return made
    return done.marks[0] if done.marks else None


def _waiting(request: HttpRequest, mark: int | None) -> list[int]:
    """`mark` and those that changes still wait for in the page that made the request, by id."""
    if "waits" not in request.POST:
        return []
    written = request.POST["waits"].split()[:MOST_WAITING]
    waiting = [number for one in written if (number := whole_number(one, digits=19)) is not None]
    return waiting if mark is None else [mark, *waiting]


def refused(
    request: HttpRequest, why: Refused, article: Article | None = None, form: forms.Form | None = None
) -> HttpResponse:
    """Why nothing was done, with what was sent and what stands now; as a page of its own without htmx."""
    given = form.given() if isinstance(form, MarkFields) else {}
    conflict = both_states(why.current, given, _action(request), request.user) if type(why) is Stale else None
    gone = taken_away(why.mark_id, request.user) if isinstance(why, Gone) else None
    if isinstance(why, Gone) and gone is not None:
        conflict = beside_nothing(why.mark_id, gone, given, request.user)
    context = {
        "article": article,
        "message": why.message,
        "rules": [rule.value for rule in why.rules] if isinstance(why, BreaksScheme) else [],
        "current": _with_people(getattr(why, "current", [])),
        "conflict": conflict,
        "gone": gone,
        "sent": _sent(request),
        "undecided": why.count if isinstance(why, Undecided) else 0,
        "form": form,
        "blocked": _blocked(request, why),
    }
    return _message(request, context, why.status)


def _blocked(request: HttpRequest, why: Refused) -> dict[str, Any] | None:
    """Which undo was refused, and which comes before it."""
    if not isinstance(why, ChangedSince) or why.redo or why.decision is None or request.user.pk is None:
        return None
    return blocked(why.decision, request.user.pk)


def malformed(request: HttpRequest, form: forms.Form, article: Article | None = None) -> HttpResponse:
    """What of a form could not be read, as 422."""
    context = {"article": article, "message": in_words(form), "sent": _sent(request), "form": form}
    return _message(request, context, 422)


def _with_people(current: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What stands, each with who decided it."""
    names = names_of(state.get("decided_by") for state in current)
    return [state | {"who": names.get(state.get("decided_by") or 0, "")} for state in current]


def _action(request: HttpRequest) -> str:
    return (request.resolver_match and request.resolver_match.url_name) or ""


def _message(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    if _htmx(request):
        return render(request, "annotations/message.html", context, status=status)
    mark_id = request.resolver_match.kwargs.get("mark_id") if request.resolver_match else None
    page = sent_in_words(context["article"], mark_id, context["sent"], request.user)
    return render(request, "annotations/refused.html", context | page, status=status)


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """The values that were sent, so that none has to be written again."""
    if request.method != "POST":
        return []
    return [
        (key, value)
        for key, values in request.POST.lists()
        if key not in ("csrfmiddlewaretoken", "request", "version", "revision", "waits", "account", "past")
        for value in values
    ]


def _htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))
