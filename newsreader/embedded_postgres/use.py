"""The hold that a process has on the embedded server: from its first connection to its end."""

import atexit
import contextlib
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from newsreader.embedded_postgres.errors import EmbeddedPostgresError
from newsreader.embedded_postgres.guardian import SECONDS_TO_START, SECONDS_TO_STOP
from newsreader.embedded_postgres.locks import held, is_free, open_lock, take_lock
from newsreader.embedded_postgres.place import Place, make_folders, place_of
from newsreader.embedded_postgres.state import guardian_lives, ready_socket_folder

LARGEST_LOG = 5_000_000
PROJECT = Path(__file__).resolve().parent.parent.parent

_mutex = threading.RLock()
_holds: dict[Place, int] = {}
_guardians: list[subprocess.Popen[bytes]] = []


def socket_folder(asked: Path, *, durable: bool) -> Path:
    """The folder of the running server's socket; makes and starts what is not there yet.

    ``asked`` is the database's folder as the settings name it. ``durable=False`` is for tests: nothing is
    forced to the disk. From here on this process counts as a user of the server, until it ends or calls
    ``let_go``; a forked child counts too. Raises EmbeddedPostgresError.
    """
    place = place_of(asked)
    with _mutex:
        try:
            make_folders(place)
            return _hold_and_start(place, durable=durable)
        except OSError as error:
            raise EmbeddedPostgresError(
                f"The embedded database cannot use its folder {place.folder}: {error}."
            ) from error


def let_go(asked: Path) -> None:
    """Stop being a user of the server; with no other user left, return when it has stopped."""
    place = place_of(asked)
    with _mutex:
        descriptor = _holds.pop(place, None)
        if descriptor is None:
            return
        os.close(descriptor)
        until = time.monotonic() + SECONDS_TO_STOP + 10
        while guardian_lives(place) and not _has_other_users(place) and time.monotonic() < until:
            time.sleep(0.02)
        for guardian in _guardians:
            guardian.poll()


def _hold_and_start(place: Place, *, durable: bool) -> Path:
    if place in _holds and (folder := ready_socket_folder(place)):
        return folder
    seconds = SECONDS_TO_START + SECONDS_TO_STOP
    with held(place.start_lock, seconds=seconds, waiting_for="another program to start it"):
        if place not in _holds:
            descriptor = open_lock(place.users_lock)
            take_lock(descriptor, exclusive=False, seconds=SECONDS_TO_STOP + 10, waiting_for="it to stop")
            _holds[place] = descriptor
        until = time.monotonic() + SECONDS_TO_STOP + 10
        while True:
            if folder := ready_socket_folder(place):
                return folder
            if not guardian_lives(place):
                _start_guardian(place, durable=durable)
            elif time.monotonic() > until:
                raise EmbeddedPostgresError(f"The embedded database hangs: see {place.log}.")
            else:
                time.sleep(0.05)


def _start_guardian(place: Place, *, durable: bool) -> None:
    command = [sys.executable, "-m", "newsreader.embedded_postgres.guardian"]
    command += [str(place.asked), "durable" if durable else "disposable"]
    if place.log.exists() and place.log.stat().st_size > LARGEST_LOG:
        place.log.replace(place.log.with_suffix(".log.1"))
    with open(place.log, "ab") as log:
        guardian = subprocess.Popen(  # noqa: S603 - our own program, and no word from outside
            command,
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            # Ctrl-C is for the program in the foreground, which stops its work first.
            start_new_session=True,
        )
    _guardians.append(guardian)
    report = _read_report(guardian)
    if "error" in report:
        guardian.wait()
        raise EmbeddedPostgresError(str(report["error"]))


def _read_report(guardian: subprocess.Popen[bytes]) -> dict[str, Any]:
    if guardian.stdout is None:
        raise TypeError("the guardian was started without a pipe")
    with guardian.stdout as pipe, selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        if not selector.select(SECONDS_TO_START + 60):
            return {"error": "The embedded database did not get ready."}
        line = pipe.readline()
    with contextlib.suppress(ValueError):
        return dict(json.loads(line))
    return {"error": f"The embedded database's guardian ended without a word (status {guardian.poll()})."}


def _has_other_users(place: Place) -> bool:
    # To be had together but not alone: others share it. Not to be had at all: the guardian is stopping.
    return not is_free(place.users_lock, exclusive=True) and is_free(place.users_lock, exclusive=False)


def _let_go_of_all() -> None:
    for place in list(_holds):
        let_go(place.asked)


def _in_forked_child() -> None:
    # The locks of other threads were copied as they stood, and those threads are not here to open them.
    global _mutex
    _mutex = threading.RLock()
    _guardians.clear()


atexit.register(_let_go_of_all)
os.register_at_fork(after_in_child=_in_forked_child)
