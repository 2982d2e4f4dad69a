"""The addresses of comments: what is said of an article or a mark, the answers, and settling a talk."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from annotations.actions.comments import add_comment, answer_comment, resolve_comment
from annotations.actions.errors import Refused, WorksAlone
from annotations.forms import CommentForm, ResolveForm
from annotations.models import Comment, Mark
from annotations.queries.mark_panel import mark_to_edit
from annotations.queries.marks_data import shown_as
from annotations.queries.talks import comment_called, counted, open_talks, talks_of_article, talks_of_mark
from annotations.queries.working import working_on
from annotations.views.answers import malformed, refused
from annotations.views.articles import current_version
from annotations.views.guard import editor, editors_only
from newsreader.articles.models import TextVersion


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def of_article(request: HttpRequest, number: int) -> HttpResponse:
    """All that is said of the article and its marks; with POST, something more of the article."""
    version = current_version(number)
    _refuse_alone(request, version)
    if request.method != "POST":
        return _talks_page(request, version, None)
    return _say(request, version, None)


@require_POST
@editors_only
def of_mark(request: HttpRequest, mark_id: int) -> HttpResponse:
    """Say something of a mark."""
    mark = mark_to_edit(mark_id, request.user)
    if mark is None:
        raise Http404("no such mark")
    _refuse_alone(request, mark.set.version)
    return _say(request, mark.set.version, mark)


@require_POST
@editors_only
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer in a talk."""
    form = CommentForm(request.POST)

    def act(comment: Comment) -> Comment:
        return answer_comment(
            user=editor(request),
            comment=comment,
            text=form.cleaned_data["text"],
            request=form.cleaned_data["request"],
        )

    return _act(request, number, form, act)


@require_POST
@editors_only
def resolve(request: HttpRequest, number: int) -> HttpResponse:
    """Settle a talk, or open it again."""
    form = ResolveForm(request.POST)

    def act(comment: Comment) -> Comment:
        return resolve_comment(
            user=editor(request), comment=comment, resolved=form.cleaned_data["resolved"] != "no"
        )

    return _act(request, number, form, act)


def _refuse_alone(request: HttpRequest, version: TextVersion) -> None:
    """Whoever annotates the text independently neither hears nor says anything of it."""
    if working_on(request.user, version).alone:
        raise WorksAlone


def _say(request: HttpRequest, version: TextVersion, mark: Mark | None) -> HttpResponse:
    form = CommentForm(request.POST)
    if not form.is_valid():
        return malformed(request, form, version.article)
    try:
        add_comment(user=editor(request), version=version, mark=mark, **form.cleaned_data)
    except Refused as why:
        return refused(request, why, version.article, form)
    return _said(request, version, mark)


def _act(
    request: HttpRequest, number: int, form: CommentForm | ResolveForm, act: Callable[[Comment], Comment]
) -> HttpResponse:
    comment = comment_called(number)
    if comment is None:
        raise Http404("no such comment")
    _refuse_alone(request, comment.version)
    article = comment.version.article
    if not form.is_valid():
        return malformed(request, form, article)
    try:
        act(comment)
    except Refused as why:
        return refused(request, why, article, form)
    mark = None
    if request.POST.get("in") == "mark" and comment.mark is not None:
        outcome = Mark.objects.filter(origin=comment.mark).values_list("pk", flat=True).first()
        mark = mark_to_edit(outcome or comment.mark, request.user)
    return _said(request, comment.version, mark)


def _said(request: HttpRequest, version: TextVersion, mark: Mark | None) -> HttpResponse:
    """The talks as they now stand, and the event `talked` with the counts for the marks of the page."""
    if not getattr(request, "htmx", False):
        where = reverse("mark", args=[mark.pk]) if mark else reverse("comments", args=[version.article_id])
        response: HttpResponse = HttpResponseRedirect(f"{where}#talks")
        response.status_code = 303
        return response
    response = _talks_page(request, version, mark)
    marks = list(Mark.objects.filter(set__version=version))
    talks = open_talks(version.pk)
    told = {"talks": counted(talks, shown_as(marks)), "open": len(talks)}
    return trigger_client_event(response, "talked", told)


def _talks_page(request: HttpRequest, version: TextVersion, mark: Mark | None) -> HttpResponse:
    user = request.user
    talks = talks_of_mark(user, mark) if mark else talks_of_article(user, version)
    context = {"article": version.article, "mark": mark, "talks": talks}
    part = "annotations/talks.html#talks" if getattr(request, "htmx", False) else "annotations/talks.html"
    return render(request, part, context)
