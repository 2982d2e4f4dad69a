"""Answers to HEAD without their body."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from newsreader.answering import Answering


def without_body(get_response: Answering) -> Answering:
    """Middleware, outside all others: what answers HEAD has the headers that GET would have, and no body.

    Django leaves that to the server, and gunicorn writes a warning into its log for each.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "HEAD":
            # `streaming` tells which of the two fields there is; mypy does not know.
            if response.streaming:
                # The file or query behind it stays among what the answer closes at its end.
                response.streaming_content = ()  # type: ignore[attr-defined]
            else:
                length = response.headers.get("Content-Length")
                response.content = b""  # type: ignore[attr-defined]
                if length is not None:
                    response.headers["Content-Length"] = length
        return response

    return middleware
