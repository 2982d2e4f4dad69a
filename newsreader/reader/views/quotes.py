"""What was said: the list of quotes, and one quote at its own address, to be shared and cited."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.queries.quote_list import quote_list
from annotations.queries.quote_page import QuotePage, quote_page
from annotations.queries.speaker_names import the_speaker
from annotations.queries.structured import structured_quote
from newsreader.reader.citation import bibtex, plain_citation
from newsreader.reader.quote_filter_form import QuoteFilterForm
from newsreader.reader.views.articles import GREATEST_NUMBER
from newsreader.reader.views.paging import page_after
from newsreader.reader.views.withdrawn import gone_quote_or_404


@require_safe
def list_quotes(request: HttpRequest) -> HttpResponse:
    after = page_after(request)
    form = QuoteFilterForm(request.GET)
    filters = form.filters()
    speaker = the_speaker(filters.speaker_id) if filters.speaker_id is not None else None
    if speaker is not None:
        filters = replace(filters, speaker_id=speaker.pk)
    shown = quote_list(request.user, filters, after)
    # What a link to another page of the same list keeps.
    kept = QueryDict(mutable=True)
    for name in form.fields:
        if value := request.GET.get(name):
            kept[name] = value
    if speaker is not None:
        # Who reads the form reads a name there, not a number.
        form.data = request.GET.copy()
        form.data["speaker"] = speaker.name
    context = {
        "list": shown,
        "first_page": after is None,
        "form": form,
        "kept": kept.urlencode(),
        "speaker": speaker,
    }
    return render(request, "reader/quote_list.html", context)


@require_safe
def show_quote(request: HttpRequest, number: int) -> HttpResponse:
    page = _page(request, number)
    if page is None:
        return gone_quote_or_404(request, number)
    address = request.build_absolute_uri(reverse("quote", args=[number]))
    context = {
        "page": page,
        "card": page.card,
        "article": page.card.article,
        "address": address,
        "plain": plain_citation(page),
        "bibtex": bibtex(page, address),
        "structured": structured_quote(page, request.build_absolute_uri),
    }
    return render(request, "reader/quote.html", context)


@require_safe
def cite_quote(request: HttpRequest, number: int) -> HttpResponse:
    """The quote as a file for BibTeX."""
    page = _page(request, number)
    if page is None:
        return gone_quote_or_404(request, number)
    entry = bibtex(page, request.build_absolute_uri(reverse("quote", args=[number])))
    headers = {"Content-Disposition": f'attachment; filename="quote-{number}.bib"'}
    return HttpResponse(entry, content_type="application/x-bibtex; charset=utf-8", headers=headers)


def _page(request: HttpRequest, number: int) -> QuotePage | None:
    if number > GREATEST_NUMBER:
        raise Http404("no such quote")
    return quote_page(request.user, number)
