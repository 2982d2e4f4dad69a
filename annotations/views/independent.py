"""The addresses of independent annotation: who has an article, what they differ in, and how far they
agree."""

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from annotations.actions.errors import MayNotSettle, Refused, WorksAlone
from annotations.actions.give_article import give_article, take_article_back
from annotations.actions.record import Decided
from annotations.actions.redo_last import redo_last
from annotations.actions.settle_differences import begin_settling, settle_difference
from annotations.actions.undo_last import undo_last
from annotations.agreement import Agreement
from annotations.formats.quotes_csv import neutral
from annotations.forms import GiveForm, SettleForm, TakeBackForm, in_words
from annotations.models import IndependentWork
from annotations.permissions import may_settle
from annotations.queries.agreement import MOST_TEXTS, Pair, compared_texts, marked_texts, pairs
from annotations.queries.independent import article_work, given_to, rounds
from annotations.queries.working import working_on
from annotations.queries.written_number import whole_number
from annotations.views.articles import current_version
from annotations.views.guard import editor, editors_only
from newsreader.articles.models import TextVersion

_COLUMNS = (
    "article", "version", "layer", "annotator_a", "annotator_b", "marks_a", "marks_b", "f1_exact", "f1_half",
    "kappa", "alpha",
)  # fmt: skip


@require_safe
@editors_only
def show_list(request: HttpRequest) -> HttpResponse:
    """What the user annotates independently; for reviewers all that was given, and the agreement by pair."""
    page = max(1, whole_number(request.GET.get("page", ""), digits=5) or 1)
    context: dict[str, Any] = {"mine": given_to(request.user), "page": page, "editable": True}
    if may_settle(request.user):
        context["rounds"], context["more"] = rounds(request.user, page)
        newest = list(compared_texts(request.user).values_list("pk", flat=True)[:MOST_TEXTS])
        context |= {"pairs": pairs(marked_texts(newest)), "settles": True, "most": MOST_TEXTS}
    return render(request, "annotations/independent_list.html", context)


@require_safe
@editors_only
def show_article(request: HttpRequest, number: int) -> HttpResponse:
    """Who annotates the article, how far they agree, and their marks side by side."""
    return _page(request, _reviewed_text(request, number))


@require_POST
@editors_only
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Give the article to the people who are ticked."""
    version = _reviewed_text(request, number)
    form = GiveForm(request.POST)
    if not form.is_valid():
        messages.error(request, in_words(form))
        return _back(number)
    people = get_user_model().objects.filter(pk__in=form.cleaned_data["people"], is_active=True)
    with_suggestions = form.cleaned_data["suggestions"] == "yes"
    try:
        give_article(
            user=editor(request), version=version, annotators=list(people), with_suggestions=with_suggestions
        )
    except Refused as why:
        messages.error(request, why.message)
    return _back(number)


@require_POST
@editors_only
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take the article back from one person."""
    version = _reviewed_text(request, number)
    form = TakeBackForm(request.POST)
    if form.is_valid():
        works = IndependentWork.objects.filter(set__version=version, pk=form.cleaned_data["work"])
        for work in works:
            take_article_back(user=editor(request), work=work)
    return _back(number)


@require_POST
@editors_only
def begin(request: HttpRequest, number: int) -> HttpResponse:
    """Close the work and merge what agrees."""
    version = current_version(number)
    try:
        begin_settling(user=editor(request), version=version)
    except MayNotSettle:
        raise
    except Refused as why:
        messages.error(request, why.message)
        return _back(number)
    return _page(request, version) if _htmx(request) else _back(number)


@require_POST
@editors_only
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Settle one difference; with `edit` the mark that it leaves is opened in the editor."""
    _reviewed_text(request, number)
    form = SettleForm(request.POST)
    if not form.is_valid():
        raise Refused(in_words(form))
    values = form.cleaned_data

    def act(**more: Any) -> Decided:
        return settle_difference(difference=values["difference"], choice=values["choice"], **more)

    version, done = _act(request, number, act)
    if values["edit"]:
        where = version.article.get_absolute_url() + (f"#mark-{done.marks[0]}" if done.marks else "")
        return HttpResponseClientRedirect(where) if _htmx(request) else HttpResponseRedirect(where)
    return _page(request, version)


@require_POST
@editors_only
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Undo the reviewer's own last decision in the article."""
    return _page(request, _act(request, number, undo_last)[0])


@require_POST
@editors_only
def redo(request: HttpRequest, number: int) -> HttpResponse:
    """Redo it."""
    return _page(request, _act(request, number, redo_last)[0])


@require_safe
@editors_only
def export_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The agreement of every pair in every text as CSV; with ``?article=`` of one article alone."""
    if not may_settle(request.user):
        raise MayNotSettle
    texts = compared_texts(request.user)
    if (article := whole_number(request.GET.get("article", ""))) is not None:
        texts = texts.filter(article=article)
    lines = () if request.method == "HEAD" else _lines(list(texts.values_list("pk", flat=True)))
    return StreamingHttpResponse(
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="agreement.csv"'},
    )


class _Line:
    """What a csv.writer writes to that hands each line on."""

    def write(self, line: str) -> str:
        return line


def _lines(versions: list[int]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(_COLUMNS)
    for text in marked_texts(versions):
        for pair in pairs([text]):
            yield from map(writer.writerow, _rows(text.article, text.version, pair))


def _rows(article: int, version: int, pair: Pair) -> Iterable[list[Any]]:
    for layer, told in pair.layers.items():
        names = [neutral(pair.one), neutral(pair.other)]
        yield [article, version, layer.value, *names, *told.marks, *_numbers(told)]


def _numbers(told: Agreement) -> list[str]:
    values = (told.exact, told.half, told.kappa, told.alpha)
    return ["" if value is None else f"{value:.4f}" for value in values]


def _reviewed_text(request: HttpRequest, number: int) -> TextVersion:
    """The article's text, for a reviewer who does not annotate it too."""
    if not may_settle(request.user):
        raise MayNotSettle
    version = current_version(number)
    if working_on(request.user, version).alone:
        raise WorksAlone
    return version


def _act(request: HttpRequest, number: int, act: Callable[..., Decided]) -> tuple[TextVersion, Decided]:
    version = _reviewed_text(request, number)
    return version, act(user=editor(request), version=version)


def _page(request: HttpRequest, version: TextVersion) -> HttpResponse:
    if request.method == "POST" and not _htmx(request):
        return _back(version.article_id)
    context = {"article": version.article, "work": article_work(version), "editable": True}
    part = "#settling" if _htmx(request) else ""
    return render(request, f"annotations/independent.html{part}", context)


def _back(number: int) -> HttpResponse:
    answer = HttpResponseRedirect(reverse("independent", args=[number]))
    answer.status_code = 303
    return answer


def _htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))
