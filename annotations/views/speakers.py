"""The editor's page of a speaker of the corpus: correct it, merge another into it, undo either."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.actions.correct_speaker import NameTaken, correct_speaker
from annotations.actions.errors import NotAllowed, Refused
from annotations.actions.merge_speakers import merge_speakers
from annotations.actions.undo_speaker_change import undo_speaker_change
from annotations.forms import GREATEST_ID
from annotations.forms_of_speakers import CorrectSpeakerForm, MergeSpeakersForm, UndoForm
from annotations.models import Speaker, SpeakerChange
from annotations.queries.speaker_changes import candidates_for, changes_of, quotes_of
from annotations.queries.speaker_names import group_of, the_speaker
from annotations.queries.written_number import whole_number
from annotations.views.guard import editor, editors_only

_LONGEST_QUESTION = 200


@require_safe
@editors_only
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """The page; ``?q=`` looks for speakers who may be the same."""
    speaker = _speaker(number)
    if speaker.pk != number:
        return HttpResponseRedirect(reverse("speaker-edit", args=[speaker.pk]))
    return _page(request, speaker)


@require_POST
@editors_only
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Give the speaker another name or entry of Wikidata."""
    speaker = _speaker(number)
    form = CorrectSpeakerForm(request.POST)

    def act(values: dict[str, Any]) -> SpeakerChange:
        return correct_speaker(user=editor(request), speaker=number, **values)

    return _act(request, speaker, form, act)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def merge(request: HttpRequest, number: int) -> HttpResponse:
    """Merge another speaker into this one; asked for by GET, the page says what that means, and asks."""
    speaker = _speaker(number)
    if request.method != "POST":
        return _confirm(request, speaker)
    form = MergeSpeakersForm(request.POST)

    def act(values: dict[str, Any]) -> SpeakerChange:
        return merge_speakers(user=editor(request), into=number, **values)

    return _act(request, speaker, form, act)


def _confirm(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    form = MergeSpeakersForm(request.GET)
    if not form.is_valid():
        raise Http404("no such speaker")
    former = _speaker(form.cleaned_data["speaker"])
    if former.pk == speaker.pk:
        return HttpResponseRedirect(reverse("speaker-edit", args=[speaker.pk]))
    context = {
        "speaker": speaker,
        "former": former,
        "moved": quotes_of(group_of(former.pk)),
        "kept": quotes_of(group_of(speaker.pk)),
        "alike": speaker.kind == former.kind,
        "new_request": uuid4,
        "editable": True,
    }
    return render(request, "annotations/merge_speakers.html", context)


@require_POST
@editors_only
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Undo one change; the answer is the page of the speaker who was left by it."""
    change = SpeakerChange.objects.filter(pk=min(number, GREATEST_ID)).first()
    if change is None:
        raise Http404("no such change")
    speaker = _speaker(change.into_id or change.speaker_id)
    form = UndoForm(request.POST)

    def act(values: dict[str, Any]) -> SpeakerChange:
        return undo_speaker_change(user=editor(request), change=number, **values)

    return _act(request, speaker, form, act)


def _act(
    request: HttpRequest,
    speaker: Speaker,
    form: Any,
    act: Callable[[dict[str, Any]], SpeakerChange],
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, speaker, form, status=422)
    try:
        change = act(form.given())
    except NotAllowed:
        raise
    except Refused as why:
        return _page(request, speaker, form, why)
    # What was done is told by the page, with the button that undoes it.
    answer = HttpResponseRedirect(f"{reverse('speaker-edit', args=[speaker.pk])}?done={change.pk}")
    answer.status_code = 303
    return answer


def _page(
    request: HttpRequest, speaker: Speaker, form: Any = None, why: Refused | None = None, status: int = 200
) -> HttpResponse:
    speaker = _speaker(speaker.pk)
    question = request.GET.get("q", "").replace("\0", "").strip()[:_LONGEST_QUESTION]
    if not isinstance(form, CorrectSpeakerForm):
        form = None
    # The family's name, as far as the last word is that.
    asked = question or speaker.name.split()[-1]
    changes = changes_of(speaker)
    done = whole_number(request.GET.get("done", ""))
    context = {
        "speaker": speaker,
        "form": form or CorrectSpeakerForm(initial={"name": speaker.name, "wikidata": speaker.wikidata}),
        "q": question,
        "candidates": candidates_for(request.user, speaker, asked),
        "changes": changes,
        "done": next((change for change in changes if change.pk == done), None),
        "why": why,
        "taken": the_speaker(why.other) if isinstance(why, NameTaken) else None,
        "new_request": uuid4,
        "editable": True,
        "longest": _LONGEST_QUESTION,
    }
    return render(request, "annotations/speaker.html", context, status=why.status if why else status)


def _speaker(number: int) -> Speaker:
    speaker = the_speaker(number) if number <= GREATEST_ID else None
    if speaker is None:
        raise Http404("no such speaker")
    return speaker
