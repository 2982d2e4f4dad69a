"""The editor's address for how a person likes to edit."""

import json
import re
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_POST

from annotations.actions.keep_preferences import keep_preferences
from annotations.views.guard import editor, editors_only

_COMMAND = re.compile(r"[a-z][a-z-]{0,39}")
# A place on the keyboard as KeyboardEvent.code names it; "" takes the command its key.
_KEY = re.compile(r"(?:(?:Shift\+)?[A-Z][A-Za-z0-9]{1,19})?")
_MOST_KEYS = 100


@require_POST
@editors_only
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the JSON `{bar, single, keys}` that `preferences` is, for whoever sends it: 204, else 400."""
    try:
        sent = json.loads(request.POST.get("preferences", ""))
        values = _read(sent)
    except (ValueError, TypeError, KeyError):
        return HttpResponseBadRequest()
    keep_preferences(user=editor(request), **values)
    return HttpResponse(status=204)


def _read(sent: Any) -> dict[str, Any]:
    bar, single, keys = sent["bar"], sent["single"], sent["keys"]
    if type(bar) not in (int, float) or not 0 <= bar <= 1 or type(single) is not bool:
        raise ValueError
    if not isinstance(keys, dict) or len(keys) > _MOST_KEYS:
        raise ValueError
    for command, key in keys.items():
        if not (_COMMAND.fullmatch(command) and isinstance(key, str) and _KEY.fullmatch(key)):
            raise ValueError
    return {"bar": float(bar), "single_keys": single, "keys": keys}
