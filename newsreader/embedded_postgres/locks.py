"""File locks that end with the process that holds them, however it ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsreader.embedded_postgres.errors import EmbeddedPostgresError


def open_lock(path: Path) -> int:
    """Open the lock file, made where there is none; the descriptor is not passed on to other programs."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def try_lock(descriptor: int, *, exclusive: bool) -> bool:
    """Take the lock if that can be done at once."""
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def take_lock(descriptor: int, *, exclusive: bool, seconds: float, waiting_for: str) -> None:
    """Take the lock, waiting up to ``seconds``. Raises EmbeddedPostgresError when they have passed."""
    until = time.monotonic() + seconds
    while not try_lock(descriptor, exclusive=exclusive):
        if time.monotonic() > until:
            raise EmbeddedPostgresError(
                f"The embedded database is not available: waited {seconds:.0f} s for {waiting_for}."
            )
        time.sleep(0.05)


@contextmanager
def held(path: Path, *, seconds: float, waiting_for: str) -> Iterator[None]:
    """Hold the lock file exclusively for the length of a with block."""
    descriptor = open_lock(path)
    try:
        take_lock(descriptor, exclusive=True, seconds=seconds, waiting_for=waiting_for)
        yield
    finally:
        os.close(descriptor)


def is_free(path: Path, *, exclusive: bool) -> bool:
    """Whether the lock could be taken now, exclusively or shared with others."""
    descriptor = open_lock(path)
    try:
        return try_lock(descriptor, exclusive=exclusive)
    finally:
        os.close(descriptor)
