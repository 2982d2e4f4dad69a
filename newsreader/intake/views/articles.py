"""The pages by which an editor brings articles: pasted, in a file, from an address."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.views.guard import editors_only
from newsreader.articles.models import Source
from newsreader.intake.actions.reading import read_page
from newsreader.intake.actions.taking_in import AlreadyThereError, NotKeptError, take_in, take_in_file
from newsreader.intake.actions.visiting import as_person
from newsreader.intake.forms import ArticleForm, FileForm, PageForm, draft_values
from newsreader.intake.refusal_words import in_words, told
from newsreader.web.refusal import FetchError

MOST_REFUSALS_SHOWN = 50
_PAGES = require_http_methods(["GET", "HEAD", "POST"])


@_PAGES
@editors_only
def paste(request: HttpRequest) -> HttpResponse:
    """An article as text; also where one that was read from a page is sent, looked over."""
    if request.method != "POST":
        return _paste_page(request, ArticleForm())
    form = ArticleForm(request.POST)
    if not form.is_valid():
        return _paste_page(request, form, status=422)
    try:
        article = take_in(form.incoming())
    except AlreadyThereError as there:
        return _paste_page(request, form, status=409, known=there.article)
    except NotKeptError as refused:
        form.add_error(None, in_words(refused.refusals[0].reason))
        return _paste_page(request, form, status=422)
    messages.success(request, _("The article was taken in."))
    return redirect(article)


@_PAGES
@editors_only
def from_file(request: HttpRequest) -> HttpResponse:
    """A file, whole or not at all."""
    if request.method != "POST":
        return render(request, "intake/file.html", {"form": FileForm()})
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "intake/file.html", {"form": form}, status=422)
    context: dict[str, Any] = {"form": form, "name": form.cleaned_data["file"].name}
    try:
        context["taken"] = _take_in_upload(form)
    except NotKeptError as refused:
        context["refusals"] = told(refused.refusals[:MOST_REFUSALS_SHOWN])
        context["more"] = len(refused.refusals) - len(context["refusals"])
        return render(request, "intake/file.html", context, status=422)
    context["form"] = FileForm()
    return render(request, "intake/file.html", context)


@_PAGES
@editors_only
def from_page(request: HttpRequest) -> HttpResponse:
    """A page's article, read and shown in the form for pasting, to be corrected and kept from there."""
    if request.method != "POST":
        return render(request, "intake/page.html", {"form": PageForm()})
    form = PageForm(request.POST)
    if not form.is_valid():
        return render(request, "intake/page.html", {"form": form}, status=422)
    try:
        draft = read_page(form.cleaned_data["url"], before=as_person)
    except AlreadyThereError as there:
        return render(request, "intake/page.html", {"form": form, "known": there.article}, status=409)
    except FetchError as error:
        form.add_error("url", str(error))
        return render(request, "intake/page.html", {"form": form}, status=422)
    return _paste_page(request, ArticleForm(initial=draft_values(draft)), found_at=draft.address)


def _take_in_upload(form: FileForm) -> Any:
    """The uploaded file through a file of its kind. Raises NotKeptError."""
    data = form.cleaned_data
    with tempfile.TemporaryDirectory(prefix="newsreader-intake-") as folder:
        # Of its name only the ending counts, and no letter of that gets into a path.
        path = Path(folder, "articles.jsonl" if form.suffix() in {".jsonl", ".ndjson"} else "article.txt")
        with path.open("wb") as file:
            for piece in data["file"].chunks():
                file.write(piece)
        return take_in_file(
            path,
            title_first_line=data["title_first_line"],
            outlet_last_line=data["outlet_last_line"],
        )


def _paste_page(request: HttpRequest, form: ArticleForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "outlets": outlet_names(), **more}
    return render(request, "intake/paste.html", context, status=status)


def outlet_names() -> list[str]:
    """The outlets that are known, to choose from while one is written."""
    return list(Source.objects.values_list("name", flat=True)[:500])
