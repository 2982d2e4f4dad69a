"""Every refusal of the API in one shape: what is wrong, in a word and a sentence, and where.

``{"code": "…", "message": "…", "errors": [{"line": 3, "where": "quotes[0].kind", "message": "…"}]}``; `line`
counts from 1 and is null where nothing has lines, `where` is the path of the thing, empty for the whole.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from newsreader.api.faults import Fault

CODES = {
    400: "bad-request",
    401: "not-authenticated",
    403: "not-allowed",
    404: "not-found",
    405: "wrong-method",
    409: "conflict",
    410: "withdrawn",
    412: "precondition-failed",
    413: "too-large",
    415: "wrong-media-type",
    422: "invalid",
    429: "too-many-requests",
    500: "fault",
}


class ApiError(Exception):
    """An answer that is a refusal."""

    def __init__(self, status: int, message: str, errors: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.errors = list(errors)


def fault(message: str, where: str = "", line: int | None = None) -> dict[str, Any]:
    """One of the errors of a refusal."""
    return {"line": line, "where": where, "message": message}


def refusal(status: int, message: str, where: str = "") -> ApiError:
    """The refusal that names one place, to be raised."""
    return ApiError(status, message, [fault(message, where)])


# Of very many faults the first are told.
MOST_TOLD = 1000


def told(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """What an import says is wrong, in the shape of all refusals."""
    return [fault(one.message, one.where, one.line) for one in islice(faults, MOST_TOLD)]


def answer(status: int, message: str, errors: Iterable[dict[str, Any]] = ()) -> HttpResponse:
    """The refusal as an answer."""
    body = {"code": CODES.get(status, "refused"), "message": message, "errors": list(errors)}
    response = JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="api"'
    return response


def on_api_error(request: HttpRequest, why: Any) -> HttpResponse:
    """The answer to what a route refused."""
    return answer(why.status, why.message, why.errors)


def on_not_taken(request: HttpRequest, why: Any) -> HttpResponse:
    """The answer to a bulk of which something is wrong, line by line."""
    return answer(why.status, why.message, told(why.faults))


def on_refused(request: HttpRequest, why: Any) -> HttpResponse:
    """The answer to what an action refused."""
    return answer(why.status, why.message, [fault(why.message)])


def on_not_authenticated(request: HttpRequest, why: Any) -> HttpResponse:
    """The answer to whom no key lets in."""
    message = "This needs a token that is good: send it as Authorization: Bearer …"
    return answer(401, message, [fault(message, "header.Authorization")])


def on_throttled(request: HttpRequest, why: Any) -> HttpResponse:
    """The answer to who asks too often."""
    message = "Too many requests in this minute; Retry-After says how many seconds are left of it."
    response = answer(429, message, [fault(message)])
    response["Retry-After"] = str(math.ceil(why.wait or 60))
    return response


def on_http_error(request: HttpRequest, why: Any) -> HttpResponse:
    """The answer to what ninja itself refuses: a body that is no JSON."""
    return answer(why.status_code, str(why), [fault(str(why), "body")])


def on_invalid(request: HttpRequest, why: Any) -> HttpResponse:
    """The answer to parameters that are not what the schema says."""
    errors = [fault(one["msg"], _where(one["loc"])) for one in why.errors]
    first = "; ".join(f"{one['where']}: {one['message']}" for one in errors[:3])
    return answer(422, f"The request is not what the schema says. {first}", errors)


def _where(path: Sequence[Any]) -> str:
    said = ""
    for step in path:
        said += f"[{step}]" if isinstance(step, int) else f".{step}" if said else str(step)
    return said
