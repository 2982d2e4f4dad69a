"""The web server as a child process that does not outlive its parent."""

import contextlib
import ctypes
import http.client
import signal
import subprocess
import sys
import time

from newsreader.folders import BASE_DIR
from newsreader.run.port import HOST
from newsreader.run.refusal import Refusal

PR_SET_PDEATHSIG = 1
SECONDS_TO_START = 60
SECONDS_TO_STOP = 20


def stop_with_parent() -> None:
    """From here on the end of the parent process, even by kill -9, ends this one like SIGTERM (on Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start_server(port: int) -> subprocess.Popen[bytes]:
    """Start gunicorn on the port and return when it has answered once. Raises Refusal where it does not."""
    command = [sys.executable, "-m", "gunicorn", "newsreader.wsgi:application", "--bind", f"{HOST}:{port}"]
    command += ["--workers", "2", "--threads", "4", "--graceful-timeout", "10", "--log-level", "warning"]
    # Its control socket would lie in the user's home.
    command += ["--no-control-socket"]
    server = subprocess.Popen(  # noqa: S603 - our own program, and no word from outside
        command,
        cwd=BASE_DIR,
        stdin=subprocess.DEVNULL,
        # Ctrl-C is told to the parent, which stops it in order.
        process_group=0,
        preexec_fn=stop_with_parent,
    )
    try:
        _wait_for_an_answer(server, port)
    except BaseException:
        stop_server(server)
        raise
    return server


def stop_server(server: subprocess.Popen[bytes]) -> None:
    """Let it finish its requests and end; end it by force when it does not within 20 s."""
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _wait_for_an_answer(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if server.poll() is not None:
            raise Refusal(f"The web server ended at once, with status {server.returncode}.")
        connection = http.client.HTTPConnection(HOST, port, timeout=SECONDS_TO_START)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/")
            connection.getresponse()
            return
        time.sleep(0.05)
    raise Refusal(f"The web server does not answer on port {port}.")
