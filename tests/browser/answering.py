"""The live server's answers, each on a connection of its own, and the wait for the last of them."""

import threading
from typing import Any

from django.core.servers.basehttp import ServerHandler

_changed = threading.Condition()
_answering = 0


class OneAnswer(ServerHandler):
    """Answers and closes the connection: a kept one would hold its thread, and that a connection of the
    database, as long as its window stays."""

    def run(self, application: Any) -> None:
        _count(1)
        try:
            super().run(application)
        finally:
            _count(-1)

    def cleanup_headers(self) -> None:
        self.headers["Connection"] = "close"
        super().cleanup_headers()


def _count(change: int) -> None:
    global _answering
    with _changed:
        _answering += change
        _changed.notify_all()


def wait_for_requests(seconds: float = 10) -> None:
    """Wait until the live server, whose visitors are gone, has answered the last of them."""
    with _changed:
        answered = _changed.wait_for(lambda: _answering == 0, seconds)
    assert answered, "a request is still being answered"
