"""Ctrl-C kept back while something runs that it would leave hanging."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def held_interrupt() -> Iterator[None]:
    """Let the block come to its end, then raise KeyboardInterrupt if Ctrl-C was pressed meanwhile.

    asgiref's `async_to_sync` runs a coroutine in a thread of its own that hands its database work to the
    calling thread and waits for it: interrupted between the two, that thread waits without end, and Python
    waits for the thread before the process ends. Outside the main thread, which alone is interrupted,
    nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = False

    def remember(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True

    before = signal.signal(signal.SIGINT, remember)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt
