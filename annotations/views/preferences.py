"""How a person likes to edit: the address that the editor's scripts send it to, and the page of the keys."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotations.actions.keep_preferences import keep_preferences
from annotations.commands import COMMANDS
from annotations.forms_of_keys import KeysForm
from annotations.keyboard import ARABIC, KEY, REASONS
from annotations.queries.preferences import preferences_of
from annotations.views.guard import editor, editors_only


@require_POST
@editors_only
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what the JSON `preferences` has of `{bar, single, keys}`, for whoever sends it: all as they are
    then, as JSON; 400 where it is none of that."""
    try:
        values = _read(json.loads(request.POST.get("preferences", "")))
    except (ValueError, TypeError):
        return HttpResponseBadRequest()
    user = editor(request)
    keep_preferences(user=user, **values)
    return JsonResponse(preferences_of(user).for_script())


def _read(sent: dict[str, Any]) -> dict[str, Any]:
    """What `keep_preferences` takes. Raises ValueError, TypeError."""
    if not isinstance(sent, dict) or not sent or not sent.keys() <= {"bar", "single", "keys"}:
        raise ValueError
    values: dict[str, Any] = {}
    if "bar" in sent:
        if type(sent["bar"]) not in (int, float) or not 0 <= sent["bar"] <= 1:
            raise ValueError
        values["bar"] = float(sent["bar"])
    if "single" in sent:
        if type(sent["single"]) is not bool:
            raise ValueError
        values["single_keys"] = sent["single"]
    if "keys" in sent:
        values["keys"] = _read_keys(sent["keys"])
    return values


def _read_keys(keys: dict[str, str]) -> dict[str, str]:
    if not isinstance(keys, dict) or not keys.keys() <= COMMANDS.keys():
        raise ValueError
    given = [key for key in keys.values() if key != ""]
    if not all(KEY.fullmatch(key) for key in given) or len(set(given)) < len(given):
        raise ValueError
    return keys


@require_http_methods(["GET", "POST"])
@editors_only
def keys(request: HttpRequest) -> HttpResponse:
    """The page of the keys: each command's, changed by a form; with a script by pressing the new one."""
    user = editor(request)
    back = _back(request)
    if request.method == "GET":
        form = KeysForm.of(preferences_of(user))
    elif "reset" in request.POST:
        keep_preferences(user=user, single_keys=True, keys={})
        messages.success(request, _("All keys are as at first."))
        return redirect(_here(back))
    else:
        form = KeysForm(request.POST)
        if form.is_valid():
            keep_preferences(user=user, single_keys=form.single, keys=form.changes)
            messages.success(request, _("The keys are kept for your account, on every machine."))
            return redirect(_here(back))
    context = {"form": form, "back": back, "reasons": REASONS, "arabic": ARABIC}
    return render(request, "annotations/keys.html", context, status=422 if form.faults else 200)


def _back(request: HttpRequest) -> str:
    """The page that led here, of this site, else ""."""
    back = request.GET.get("next", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else ""


def _here(back: str) -> str:
    return reverse("keys") + (f"?{urlencode({'next': back})}" if back else "")
