"""What an answer need not wait for: done by the server once the answer has left."""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.core.signals import request_finished, request_started

logger = logging.getLogger(__name__)

Work = Callable[[], object]
_put_off: ContextVar[list[Work] | None] = ContextVar("put_off", default=None)


def after_answer(work: Work) -> None:
    """Do the work when the answer of this request has left, once however often it was put off; outside of a
    request at once. Only for what nobody would miss if the server stopped in between: a fault is logged."""
    put_off = _put_off.get()
    if put_off is None:
        work()
    elif work not in put_off:
        put_off.append(work)


def hear_of_requests() -> None:
    """Have each request's beginning and end told to this module."""
    request_started.connect(_begin, dispatch_uid="after_answer")
    request_finished.connect(_finish, dispatch_uid="after_answer")


def _begin(**_: Any) -> None:
    _put_off.set([])


def _finish(**_: Any) -> None:
    put_off = _put_off.get()
    _put_off.set(None)
    for work in put_off or ():
        try:
            work()
        except Exception:
            logger.exception("What was put off until an answer had left failed")
