"""The editor's addresses for a whole article: undo, redo, review, approve, discuss, reopen, the rest at once,
suggest."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from annotations.actions.accept_all import accept_all
from annotations.actions.approve_article import approve_article
from annotations.actions.discuss_article import discuss_article
from annotations.actions.errors import Refused, Withdrawn, WorksAlone
from annotations.actions.record import Decided
from annotations.actions.redo_last import redo_last
from annotations.actions.reject_all import reject_all
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.actions.suggest_article import suggest_article
from annotations.actions.undo_last import undo_last
from annotations.forms import GREATEST_ID, AcceptAllForm, DecisionForm, DiscussForm, ReviewForm, UndoForm
from annotations.queries.working import working_on
from annotations.views.answers import decided, malformed, refused
from annotations.views.guard import editor, editors_only
from newsreader.articles.models import Article, TextVersion


def current_version(number: int) -> TextVersion:
    """The current text of article `number`, with the article. Raises Http404, and Withdrawn."""
    if number <= GREATEST_ID:
        versions = TextVersion.objects.select_related("article__source")
        found = versions.filter(article=number, is_current=True).first()
        if found is not None:
            return found
        if Article.objects.filter(pk=number, withdrawn_at__isnull=False).exists():
            raise Withdrawn
    raise Http404("no such article")


def article_called(number: int) -> Article:
    """Article `number`, withdrawn or not. Raises Http404."""
    found = Article.objects.filter(pk=number).first() if number <= GREATEST_ID else None
    if found is None:
        raise Http404("no such article")
    return found


@require_POST
@editors_only
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Undo the editor's own last decision in the article, with `past` the last before that one."""
    form = UndoForm(request.POST)

    def act(**values: Any) -> Decided:
        return undo_last(past=form.cleaned_data["past"], **values)

    return _act(request, number, form, act)


@require_POST
@editors_only
def redo(request: HttpRequest, number: int) -> HttpResponse:
    """Do again what the editor has undone last in the article."""
    return _act(request, number, DecisionForm(request.POST), redo_last)


@require_POST
@editors_only
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Mark the article reviewed; `rest` settles what is undecided."""

    def act(**values: Any) -> Decided:
        data = form.cleaned_data
        return review_article(rest=data["rest"] or None, seen_revision=data["revision"], **values)

    form = ReviewForm(request.POST)
    return _act(request, number, form, act)


@require_POST
@editors_only
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Approve a reviewed article as a second person."""

    def act(**values: Any) -> Decided:
        return approve_article(seen_revision=form.cleaned_data["revision"], **values)

    form = DecisionForm(request.POST)
    return _act(request, number, form, act)


@require_POST
@editors_only
def discuss(request: HttpRequest, number: int) -> HttpResponse:
    """Let the article need discussion, with a comment that says why."""

    def act(**values: Any) -> Decided:
        return discuss_article(why=form.cleaned_data["text"], **values)

    form = DiscussForm(request.POST)
    return _act(request, number, form, act)


@require_POST
@editors_only
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Take a reviewed article, or one in discussion, back to in review."""
    return _act(request, number, DecisionForm(request.POST), reopen_article)


@require_POST
@editors_only
def accept_rest(request: HttpRequest, number: int) -> HttpResponse:
    """Accept every undecided suggestion that is sure enough."""

    def act(**values: Any) -> Decided:
        return accept_all(least_confidence=form.cleaned_data["confidence"] or 0.0, **values)

    form = AcceptAllForm(request.POST)
    return _act(request, number, form, act)


@require_POST
@editors_only
def reject_rest(request: HttpRequest, number: int) -> HttpResponse:
    """Reject every undecided suggestion."""
    return _act(request, number, DecisionForm(request.POST), reject_all)


@require_POST
@editors_only
def make_suggestions(request: HttpRequest, number: int) -> HttpResponse:
    """Run the suggester on the article; what it finds and is new is there to decide."""

    def act(version: TextVersion, **values: Any) -> Decided:
        if working_on(request.user, version).alone:
            # They are made for those who share the article.
            raise WorksAlone
        return suggest_article(version)

    return _act(request, number, DecisionForm(request.POST), act)


def _act(request: HttpRequest, number: int, form: DecisionForm, act: Callable[..., Decided]) -> HttpResponse:
    version = current_version(number)
    if not form.is_valid():
        return malformed(request, form, version.article)
    try:
        done = act(user=editor(request), version=version, request=form.cleaned_data["request"])
    except Refused as why:
        return refused(request, why, version.article, form)
    return decided(request, version.article, done)
