"""The pages by which an editor brings a file: it is sent, looked over, and taken in whole or not at all."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.views.guard import editors_only
from newsreader.articles.importing.refusal_words import told
from newsreader.intake.actions.taking_in import NotKeptError, read_file, take_in_file
from newsreader.intake.actions.uploads import (
    PART,
    as_file,
    begins_with_title,
    drop_upload,
    is_json_lines,
    keep_upload,
    parts_of,
    upload_of,
)
from newsreader.intake.forms import FileForm, LinesForm
from newsreader.intake.queries.preview import preview_of
from newsreader.intake.views.looking_over import as_query, not_looked_over

MOST_REFUSALS_SHOWN = 50
_PAGES = require_http_methods(["GET", "HEAD", "POST"])


@_PAGES
@editors_only
def from_file(request: HttpRequest) -> HttpResponse:
    """A file is sent. One that is sound is kept to be looked over; of another one its faults are told."""
    if request.method != "POST":
        return render(request, "intake/file.html", {"form": FileForm()})
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "intake/file.html", {"form": form}, status=422)
    file = form.cleaned_data["file"]
    name = file.name
    options = form.options()
    if not is_json_lines(name) and not begins_with_title(file.read(PART)):
        options["title_first_line"] = False
    try:
        with as_file(name, file.chunks(PART)) as path:
            read_file(path, **options)
    except NotKeptError as refused:
        context = {"form": form, "name": name, **_refusals(refused)}
        return render(request, "intake/file.html", context, status=422)
    upload = keep_upload(request.user, name, file.chunks(PART))
    return redirect(f"{reverse('intake-preview', args=[upload.pk])}?{as_query(options)}")


@_PAGES
@editors_only
def preview(request: HttpRequest, token: UUID) -> HttpResponse:
    """What a file would bring, and how its lines are read; with POST it is taken in, or dropped."""
    upload = upload_of(request.user, token)
    if upload is None:
        messages.info(request, _("This file is no longer waiting here: choose it again."))
        return redirect("intake-file")
    if "drop" in request.POST:
        drop_upload(upload)
        return redirect("intake-file")
    form = LinesForm(request.POST if request.method == "POST" else request.GET)
    options = form.options()
    by_line = is_json_lines(upload.name)
    if not_looked_over(request, as_query(options)):
        return redirect(f"{request.path}?{as_query(options)}")
    context: dict[str, Any] = {
        "name": upload.name,
        "form": form,
        "by_line": by_line,
        "tried": as_query(options),
    }
    try:
        with as_file(upload.name, parts_of(upload)) as path:
            if request.method == "POST":
                context["taken"] = take_in_file(path, **options)
                drop_upload(upload)
                return render(request, "intake/file.html", {**context, "form": FileForm()})
            context["preview"] = preview_of(read_file(path, **options))
    except NotKeptError as refused:
        return render(request, "intake/preview.html", {**context, **_refusals(refused)}, status=422)
    return render(request, "intake/preview.html", context)


def _refusals(refused: NotKeptError) -> dict[str, Any]:
    shown = told(refused.refusals[:MOST_REFUSALS_SHOWN])
    return {"refusals": shown, "more": len(refused.refusals) - len(shown)}
