"""What holds for every answer of the API, also where no route has seen the request."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import override

from newsreader.answering import Answering
from newsreader.api.errors import answer, fault

PREFIX = "/api/v1/"
_MESSAGES = {
    404: "There is nothing at this address.",
    405: "This address does not take this method; Allow says which it takes.",
    500: "A fault of the server; it is in its log.",
}


def speaks_as_api(get_response: Answering) -> Answering:
    """Middleware: the API speaks English, refuses in its one shape whoever refuses, and answers HEAD as GET,
    which its routes do not know; `without_body` takes the body away."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return get_response(request)
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        with override("en"):
            response = get_response(request)
        request.method = asked
        if response.status_code < 400:
            return response
        if not response.get("Content-Type", "").startswith("application/json"):
            message = _MESSAGES.get(response.status_code, response.reason_phrase)
            ours = answer(response.status_code, message, [fault(message)])
            for name in ("Allow", "Retry-After"):
                if name in response:
                    ours[name] = response[name]
            response = ours
        # Else the language of the pages would be said of it.
        response["Content-Language"] = "en"
        return response

    return middleware
