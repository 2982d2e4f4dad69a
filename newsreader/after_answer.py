"""What an answer need not wait for: done by the server once the answer has left."""

import logging
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from newsreader.answering import Answering

logger = logging.getLogger(__name__)

Work = Callable[[], object]
_put_off: ContextVar[list[Work] | None] = ContextVar("put_off", default=None)


def after_answer(work: Work) -> None:
    """Do the work when the answer to this request has left, once however often it was put off; outside of a
    request at once. Only for what nobody would miss if the server stopped in between: a fault is logged."""
    put_off = _put_off.get()
    if put_off is None:
        work()
    elif work not in put_off:
        put_off.append(work)


def answers_first(get_response: Answering) -> Answering:
    """Middleware, outside all that answers: the server closes an answer when it has sent it, and what was
    put off is done then."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        put_off: list[Work] = []
        token = _put_off.set(put_off)
        try:
            response = get_response(request)
        finally:
            _put_off.reset(token)
        if not put_off:
            return response
        close = response.close

        def close_and_work() -> None:
            close()
            while put_off:
                _do(put_off.pop(0))

        # Of this one answer alone, which mypy does not allow for.
        response.close = close_and_work  # type: ignore[method-assign]
        return response

    return middleware


def _do(work: Work) -> None:
    try:
        work()
    except Exception:
        logger.exception("What was put off until an answer had left failed")
