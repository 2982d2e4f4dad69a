"""The program behind `make run`, as a process of its own."""

import contextlib
import http.client
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent.parent.parent
LAST_LINE = "Ctrl-C stops it."


def free_port() -> int:
    """A port that nothing listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_listening(port: int) -> bool:
    """Whether a server takes connections on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """The environment of a newcomer, with the data in ``folder``."""
    ours = ("DATABASE_URL", "NEWSREADER_", "PUBLIC_READING", "PORT", "DJANGO_", "PG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"NEWSREADER_DATA_DIR": str(folder)} | variables


def refused(folder: Path, **variables: str) -> str:
    """What it says when it refuses to run: one line on standard error, exit status 1."""
    done = subprocess.run(
        [sys.executable, "-m", "newsreader.run"],
        cwd=ROOT,
        env=environment(folder, **variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1, done
    assert "http://" not in done.stdout
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("Cannot run: ")
    return lines[0].removeprefix("Cannot run: ")


class Run:
    """A run that has got ready; ``said`` is what it printed until then."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newsreader.run"],
            cwd=ROOT,
            env=environment(folder, PORT=str(self.port), **variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.said = self._until_ready()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _until_ready(self) -> str:
        said = ""
        while LAST_LINE not in said:
            line = self._lines.get(timeout=120)
            assert line is not None, f"it ended: {said}"
            said += line
        return said

    @property
    def password(self) -> str:
        """The sample editor's password, as printed."""
        found = re.search(r"Log in as editor with the password (\S+)", self.said)
        assert found, self.said
        return found[1]

    def get(self, path: str, headers: dict[str, str] | None = None) -> http.client.HTTPResponse:
        """Ask for a page; its body is read and kept as ``body``."""
        return self._ask("GET", path, None, headers or {})

    def log_in(self, name: str, password: str) -> int:
        """Send the log-in form; the answer's status, 302 for one who got in."""
        page = self.get("/accounts/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.body.decode())
        cookie = (page.getheader("Set-Cookie") or "").partition(";")[0]
        assert token
        form = urlencode({"username": name, "password": password, "csrfmiddlewaretoken": token[1]})
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", "/accounts/login/", form, headers).status

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            response.body = response.read()
            return response

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send the signal and wait for its end; the exit status."""
        self.process.send_signal(number)
        return self.process.wait(60)

    def rest(self) -> str:
        """What it printed after it had got ready, to its end."""
        return "".join(iter(lambda: self._lines.get(timeout=60), None))

    def wait_until_the_port_is_free(self, seconds: float = 60) -> None:
        """Wait until nothing answers any more."""
        until = time.monotonic() + seconds
        while is_listening(self.port):
            assert time.monotonic() < until, "the web server was left running"
            time.sleep(0.02)
