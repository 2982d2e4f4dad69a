"""The pages by which a reviewer brings the annotations of a file: it is sent, tried, and taken over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.actions.errors import MayNotImport
from annotations.actions.import_annotations import Report, import_annotations
from annotations.fault_words import fault_in_html
from annotations.permissions import may_import
from annotations.views.guard import editor, editors_only
from newsreader.articles.models import Article
from newsreader.intake.actions.uploads import PART, any_file, drop_upload, keep_upload, parts_of, upload_of
from newsreader.intake.forms_of_annotations import AnnotationsForm, ChoicesForm
from newsreader.intake.models import Upload
from newsreader.intake.views.looking_over import as_query, not_looked_over

MOST_FAULTS_SHOWN = 50
MOST_ARTICLES_SHOWN = 20
_PAGES = require_http_methods(["GET", "HEAD", "POST"])


@_PAGES
@editors_only
def from_annotations(request: HttpRequest) -> HttpResponse:
    """A file is sent, with its format and what its marks are to become; it is kept to be looked over."""
    _for_reviewers(request)
    if request.method != "POST":
        return render(request, "intake/annotations.html", {"form": AnnotationsForm()})
    form = AnnotationsForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "intake/annotations.html", {"form": form}, status=422)
    file = form.cleaned_data["file"]
    upload = keep_upload(request.user, file.name, file.chunks(PART))
    return redirect(_address(upload, form))


@_PAGES
@editors_only
def preview(request: HttpRequest, token: UUID) -> HttpResponse:
    """What would come of the file, tried and not kept; with POST it is taken over, or dropped."""
    _for_reviewers(request)
    upload = upload_of(request.user, token)
    if upload is None:
        messages.info(request, _("This file is no longer waiting here: choose it again."))
        return redirect("intake-annotations")
    if "drop" in request.POST:
        drop_upload(upload)
        return redirect("intake-annotations")
    form = ChoicesForm(request.POST if request.method == "POST" else request.GET)
    if not form.is_valid():
        return redirect("intake-annotations")
    if not_looked_over(request, as_query(form.choices())):
        return redirect(_address(upload, form))
    report = _run(request, upload, form, keep=request.method == "POST")
    context = {
        "name": upload.name,
        "form": form,
        "tried": as_query(form.choices()),
        "report": report,
        **_shown(report, upload.name),
    }
    if report.done:
        drop_upload(upload)
        return render(request, "intake/annotations.html", {**context, "form": AnnotationsForm()})
    status = 422 if request.method == "POST" else 200
    return render(request, "intake/annotations_preview.html", context, status=status)


def _for_reviewers(request: HttpRequest) -> None:
    if not may_import(request.user):
        raise MayNotImport


def _address(upload: Upload, form: ChoicesForm) -> str:
    return f"{reverse('intake-annotations-preview', args=[upload.pk])}?{as_query(form.choices())}"


def _run(request: HttpRequest, upload: Upload, form: ChoicesForm, *, keep: bool) -> Report:
    with any_file(parts_of(upload)) as path:
        return import_annotations(
            user=editor(request),
            source=path,
            name=upload.name,
            format_name=form.cleaned_data["format"],
            options=form.options(),
            dry_run=not keep,
        )


def _shown(report: Report, name: str) -> dict[str, Any]:
    first = report.taken[:MOST_ARTICLES_SHOWN]
    # Those that a dry run would have made are gone again.
    titles = Article.objects.in_bulk([taken.article for taken in first])
    return {
        "faults": [
            # The file within an archive; what was sent is in the heading.
            (fault, fault.file.removeprefix(name).removeprefix("/"), fault_in_html(fault.reason))
            for fault in report.faults[:MOST_FAULTS_SHOWN]
        ],
        "more_faults": max(0, len(report.faults) - MOST_FAULTS_SHOWN),
        "articles": [(taken, titles.get(taken.article)) for taken in first],
        "more_articles": max(0, len(report.taken) - MOST_ARTICLES_SHOWN),
        "marks": sum(taken.marks for taken in report.taken),
        "new": sum(taken.new for taken in report.taken),
        "linked": sum(taken.linked for taken in report.taken),
        "left_out": [words for taken in report.taken for words in taken.left_out][:MOST_FAULTS_SHOWN],
    }
