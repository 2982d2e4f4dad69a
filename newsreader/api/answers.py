"""Answers with a tag, by which a client that has them already is told so."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers


def tagged(request: HttpRequest, state: Any, body: Callable[[], Any]) -> HttpResponse:
    """The JSON of what `body` makes, under a tag of `state`, plain values that are others as soon as the body
    is; 304, and nothing made, where the client has that already. The tag is weak: it may be compressed."""
    user = request.user.pk if request.user.is_authenticated else 0
    told = json.dumps([request.get_full_path(), user, state], cls=DjangoJSONEncoder)
    tag = f'W/"{hashlib.sha256(told.encode()).hexdigest()[:24]}"'
    response = get_conditional_response(request, etag=tag)
    if response is None:
        written = json.dumps(body(), cls=DjangoJSONEncoder, ensure_ascii=False)
        response = HttpResponse(written, content_type="application/json; charset=utf-8")
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Authorization", "Cookie"])
    return response


def tagged_body(request: HttpRequest, body: Any) -> HttpResponse:
    """The same where the body is itself as cheap as its state: a page of a list."""
    return tagged(request, body, lambda: body)
