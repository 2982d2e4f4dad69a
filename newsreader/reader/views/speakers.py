"""Who speaks: the list of speakers, and one speaker with all quotes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.queries.quote_list import QuoteFilters, quote_list
from annotations.queries.speaker_list import NEWEST, most_quoted
from annotations.queries.speaker_names import the_speaker
from newsreader.reader.views.articles import GREATEST_NUMBER
from newsreader.reader.views.paging import page_after


@require_safe
def list_speakers(request: HttpRequest) -> HttpResponse:
    context = {"quoted": most_quoted(request.user), "newest": NEWEST}
    return render(request, "reader/speaker_list.html", context)


@require_safe
def show_speaker(request: HttpRequest, number: int) -> HttpResponse:
    speaker = the_speaker(number) if number <= GREATEST_NUMBER else None
    if speaker is None:
        raise Http404("no such speaker")
    after = page_after(request)
    context = {
        "speaker": speaker,
        "list": quote_list(request.user, QuoteFilters(speaker_id=speaker.pk), after),
        "first_page": after is None,
    }
    return render(request, "reader/speaker.html", context)
