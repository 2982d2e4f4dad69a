"""The editor's look-ups while a form is filled in: speakers and places by the beginning of their names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.queries.people import corpus_speakers, entities_of
from annotations.queries.places import places_called
from annotations.views.articles import current_version
from annotations.views.guard import editors_only

_LONGEST_QUESTION = 300


def _question(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\0", "")[:_LONGEST_QUESTION]


@require_safe
@editors_only
def entities(request: HttpRequest, number: int) -> HttpResponse:
    """The article's entities whose names hold the words, then the corpus's speakers."""
    question = _question(request)
    found = entities_of(current_version(number), question, request.user)
    linked = {entity.corpus_speaker for entity in found}
    speakers = [s for s in corpus_speakers(question) if s.pk not in linked]
    context = {"entities": found, "speakers": speakers, "q": question}
    return render(request, "annotations/entity_options.html", context)


@require_safe
@editors_only
def places(request: HttpRequest) -> HttpResponse:
    """The gazetteer's places whose names begin so."""
    question = _question(request)
    context = {"places": places_called(question), "q": question}
    return render(request, "annotations/place_options.html", context)
