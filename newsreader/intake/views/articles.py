"""The pages by which an editor brings one article: pasted, or from an address."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.views.guard import editors_only
from newsreader.articles.importing.refusal_words import in_words
from newsreader.articles.models import Source
from newsreader.intake.actions.reading import read_page
from newsreader.intake.actions.taking_in import AlreadyThereError, NotKeptError, take_in
from newsreader.intake.actions.visiting import as_person
from newsreader.intake.forms import ArticleForm, PageForm, draft_values
from newsreader.web.refusal import FetchError

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


def _paste_page(request: HttpRequest, form: ArticleForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "outlets": outlet_names(), **more}
    return render(request, "intake/paste.html", context, status=status)


def outlet_names() -> list[str]:
    """The outlets that are known, to choose from while one is written."""
    return list(Source.objects.values_list("name", flat=True)[:500])
