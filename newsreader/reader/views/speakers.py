"""Who speaks: the list of speakers, and one speaker with all quotes."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.permissions import may_change_speakers
from annotations.queries.place_map import place_map
from annotations.queries.quote_list import QuoteFilters, quote_list
from annotations.queries.speaker_list import MOST, NEWEST, most_quoted, speakers_by_name
from annotations.queries.speaker_names import the_speaker
from annotations.queries.speaker_page import NEWEST as COUNTED
from annotations.queries.speaker_page import is_shown, speaker_page
from annotations.queries.structured import structured_speaker
from newsreader.reader.views.articles import GREATEST_NUMBER
from newsreader.reader.views.paging import page_after
from newsreader.reader.views.withdrawn import gone_speaker_or_404

LONGEST_QUESTION = 200


@require_safe
def list_speakers(request: HttpRequest) -> HttpResponse:
    question = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUESTION]
    context = {
        "q": question,
        "named": speakers_by_name(request.user, question) if question else [],
        "quoted": [] if question else most_quoted(request.user),
        "newest": NEWEST,
        "most": MOST,
        "longest": LONGEST_QUESTION,
    }
    return render(request, "reader/speaker_list.html", context)


@require_safe
def show_speaker(request: HttpRequest, number: int) -> HttpResponse:
    if number > GREATEST_NUMBER:
        raise Http404("no such speaker")
    speaker = the_speaker(number)
    after = page_after(request)
    if speaker is None:
        return gone_speaker_or_404(request, number)
    page = None
    if after is None and speaker.pk == number:
        page = speaker_page(request.user, speaker)
    if page is None and not is_shown(request.user, speaker):
        # Who was quoted in what is not open to everybody is not told either.
        return gone_speaker_or_404(request, number)
    if speaker.pk != number:
        # A merge can be undone, so nobody is told to remember this.
        kept = f"?{urlencode({'after': str(after)})}" if after else ""
        return HttpResponseRedirect(reverse("speaker", args=[speaker.pk]) + kept)
    address = request.build_absolute_uri(reverse("speaker", args=[speaker.pk]))
    context = {
        "speaker": speaker,
        "page": page,
        "list": quote_list(request.user, QuoteFilters(speaker_id=speaker.pk), after),
        "map": place_map(page.places, closely=True) if page and page.places else None,
        "counted": COUNTED,
        "first_page": after is None,
        "address": address,
        "structured": structured_speaker(speaker, page, address) if page else None,
        "may_change": may_change_speakers(request.user),
    }
    return render(request, "reader/speaker.html", context)
