"""The editor's page of a speaker of the corpus: correct it, merge another into it, undo either."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotations.actions.correct_speaker import NameTaken, correct_speaker
from annotations.actions.errors import NotAllowed, Refused
from annotations.actions.merge_speakers import merge_speakers
from annotations.actions.undo_speaker_change import undo_speaker_change
from annotations.forms import GREATEST_ID
from annotations.models import Speaker, SpeakerChange
from annotations.queries.speaker_changes import candidates_for, changes_of
from annotations.queries.speaker_names import the_speaker
from annotations.speaker_forms import CorrectSpeakerForm, MergeSpeakersForm, UndoForm
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

    return _act(request, speaker, form, act, _("The speaker is corrected."))


@require_POST
@editors_only
def merge(request: HttpRequest, number: int) -> HttpResponse:
    """Merge another speaker into this one."""
    speaker = _speaker(number)
    form = MergeSpeakersForm(request.POST)

    def act(values: dict[str, Any]) -> SpeakerChange:
        return merge_speakers(user=editor(request), into=number, **values)

    return _act(request, speaker, form, act, _("The two are one speaker now."))


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

    return _act(request, speaker, form, act, _("The change is undone."))


def _act(
    request: HttpRequest,
    speaker: Speaker,
    form: Any,
    act: Callable[[dict[str, Any]], SpeakerChange],
    told: str,
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, speaker, form, status=422)
    try:
        act(form.given())
    except NotAllowed:
        raise
    except Refused as why:
        return _page(request, speaker, form, why)
    messages.success(request, told)
    answer = HttpResponseRedirect(reverse("speaker-edit", args=[speaker.pk]))
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
    context = {
        "speaker": speaker,
        "form": form or CorrectSpeakerForm(initial={"name": speaker.name, "wikidata": speaker.wikidata}),
        "q": question,
        "candidates": candidates_for(request.user, speaker, asked),
        "changes": changes_of(speaker),
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
