"""The process that makes, starts and stops the server, in the background: one a place.

It waits until nobody uses the server any more, which the kernel tells it by a file lock, so that a user who
was killed counts as gone; then it stops the server and ends. If the guardian itself is killed, the kernel
stops the server.

Run by ``use``: ``python -m newsreader.embedded_postgres.guardian FOLDER durable|disposable``. It writes one
line of JSON to its standard output, ``{"ready": true}`` or ``{"error": "a sentence"}``, and closes it.
"""

import ctypes
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from newsreader.embedded_postgres import cluster
from newsreader.embedded_postgres.binaries import programs_folder
from newsreader.embedded_postgres.errors import EmbeddedPostgresError
from newsreader.embedded_postgres.forgotten import remove_forgotten_places
from newsreader.embedded_postgres.locks import open_lock, take_lock, try_lock
from newsreader.embedded_postgres.place import (
    LONGEST_SOCKET_FOLDER,
    Place,
    place_of,
    server_account,
)
from newsreader.embedded_postgres.state import read_postmaster, runs_here

# A server that was cut off may have much of its log to replay first.
SECONDS_TO_START = 600
SECONDS_TO_STOP = 60
SECONDS_FOR_LEFTOVERS = 20
STILL_HELD = "pre-existing shared memory block"
PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> int:
    """Look after one place until its last user is gone; the exit status is 0 after an orderly stop."""
    place, durable = place_of(Path(arguments[0])), arguments[1] == "durable"
    for ignored in (signal.SIGINT, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    os.umask(0o077)
    os.chdir("/")
    mine = open_lock(place.guardian_lock)
    socket_folder = None
    try:
        if not try_lock(mine, exclusive=True):
            raise EmbeddedPostgresError("The embedded database is just being started by another program.")
        account = _prepare(place, durable=durable)
        socket_folder = _make_socket_folder(place, account)
        server = _start_until_ready(place, account, socket_folder, durable=durable)
    except (EmbeddedPostgresError, OSError) as error:
        if socket_folder:
            shutil.rmtree(socket_folder, ignore_errors=True)
        _report({"error": _sentence(error)})
        return 1
    signal.signal(signal.SIGTERM, lambda *_: server.send_signal(signal.SIGINT))
    threading.Thread(target=_stop_after_the_last_user, args=(place, server), daemon=True).start()
    _report({"ready": True})
    status = server.wait()
    shutil.rmtree(socket_folder, ignore_errors=True)
    return status


def _prepare(place: Place, *, durable: bool) -> int | None:
    programs = programs_folder(place)
    account = server_account(place)
    remove_forgotten_places(place)
    if durable:
        place.disposable.unlink(missing_ok=True)
    else:
        place.disposable.touch()
        _renew_disposable(place)
    if not place.data.exists():
        cluster.make_cluster(place, programs, account, durable=durable)
    cluster.check_version(place)
    _end_orphan(place)
    cluster.write_access_rules(place, account)
    return account


def _renew_disposable(place: Place) -> None:
    try:
        cluster.check_version(place)
    except EmbeddedPostgresError:
        shutil.rmtree(place.data, ignore_errors=True)


def _end_orphan(place: Place) -> None:
    """Stop a server whose guardian is gone; forget one that a reboot or a crash ended."""
    orphan = read_postmaster(place)
    if orphan is None:
        return
    if runs_here(place, orphan.pid):
        os.kill(orphan.pid, signal.SIGINT)
        until = time.monotonic() + SECONDS_TO_STOP
        while runs_here(place, orphan.pid) and time.monotonic() < until:
            time.sleep(0.05)
        if runs_here(place, orphan.pid):
            raise EmbeddedPostgresError(
                f"The embedded database is held by process {orphan.pid}, which does not stop: end it first."
            )
    # Its number may belong to another process by now, and the server would take that one for a server.
    (place.data / "postmaster.pid").unlink(missing_ok=True)
    shutil.rmtree(orphan.socket_folder, ignore_errors=True)


def _make_socket_folder(place: Place, account: int | None) -> Path:
    if place.as_root:
        folder = place.folder / "socket"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        os.chown(folder, account or 0, account or 0)
        return folder
    # The checkout's path may be too long for a socket, or hold a comma, which would make two folders of it.
    for parent in (tempfile.gettempdir(), "/tmp"):  # noqa: S108 - mkdtemp makes a private folder
        folder = Path(tempfile.mkdtemp(prefix="newsreader-", dir=parent))
        if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER and not set(str(folder)) & set(',"'):
            return folder
        folder.rmdir()
    raise EmbeddedPostgresError("The temp folder's path is too long for the embedded database's socket.")


def _start_until_ready(
    place: Place, account: int | None, socket_folder: Path, *, durable: bool
) -> subprocess.Popen[bytes]:
    until = time.monotonic() + SECONDS_FOR_LEFTOVERS
    while True:
        began = place.log.stat().st_size if place.log.exists() else 0
        server = _start(place, account, socket_folder, durable=durable)
        if _gets_ready(place, server):
            return server
        said = _log_since(place, began)
        # The helpers of a server that was killed take a moment to notice.
        if not any(STILL_HELD in line for line in said) or time.monotonic() > until:
            raise EmbeddedPostgresError(_why_it_ended(place, said))
        time.sleep(0.1)


def _start(
    place: Place, account: int | None, socket_folder: Path, *, durable: bool
) -> subprocess.Popen[bytes]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(socket_folder),
        "unix_socket_permissions": "0700",
        "logging_collector": "off",
        "log_destination": "stderr",
        "log_min_messages": "warning",
        "log_checkpoints": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "max_connections": "60",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    command = [str(programs_folder(place) / "postgres"), "-D", str(place.data)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    with open(place.log, "ab") as log:
        try:
            return subprocess.Popen(  # noqa: S603 - PostgreSQL's own program, and no word from outside
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=environment,
                preexec_fn=_stop_with_the_guardian,
                # Named in a dictionary, the account is nothing that mypy can check.
                **cluster.RunAs(account, account).arguments(),  # type: ignore[call-overload]
            )
        except subprocess.SubprocessError as error:
            raise EmbeddedPostgresError(f"The embedded database did not start: {error}.") from error


def _stop_with_the_guardian() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _gets_ready(place: Place, server: subprocess.Popen[bytes]) -> bool:
    """Whether it takes connections in the end; False when it has ended instead."""
    until = time.monotonic() + SECONDS_TO_START
    while server.poll() is None:
        postmaster = read_postmaster(place)
        if postmaster and postmaster.pid == server.pid and postmaster.ready:
            return True
        if time.monotonic() > until:
            server.send_signal(signal.SIGINT)
            raise EmbeddedPostgresError(
                f"The embedded database did not get ready in {SECONDS_TO_START} s: see {place.log}."
            )
        time.sleep(0.02)
    return False


def _log_since(place: Place, began: int) -> list[str]:
    with open(place.log, "rb") as log:
        log.seek(began)
        return log.read().decode(errors="replace").splitlines()


def _why_it_ended(place: Place, lines: list[str]) -> str:
    if any("No space left on device" in line for line in lines):
        return "The embedded database did not start: there is no space left on the disk."
    told = [line for line in lines if "FATAL:" in line or "PANIC:" in line]
    reason = told[-1].split(":  ", 1)[-1] if told else "it gave no reason"
    return f"The embedded database did not start: {reason} (more in {place.log})."


def _stop_after_the_last_user(place: Place, server: subprocess.Popen[bytes]) -> None:
    # Kept open, and so locked, until this process ends: a new user waits until all is over.
    take_lock(open_lock(place.users_lock), exclusive=True, seconds=float("inf"), waiting_for="its users")
    server.send_signal(signal.SIGINT)
    time.sleep(SECONDS_TO_STOP)
    server.send_signal(signal.SIGQUIT)


def _report(message: dict[str, object]) -> None:
    try:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    # Whoever reads it waits for its end; the log takes what may still be said.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)


def _sentence(error: Exception) -> str:
    if isinstance(error, EmbeddedPostgresError):
        return str(error)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "The embedded database could not be made: there is no space left on the disk."
    return f"The embedded database could not be made: {error}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
