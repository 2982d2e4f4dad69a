"""A server of its own process on a port of its own, that a test can stop and start again."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
HOST = "127.0.0.1"
SECONDS_TO_START = 60


class Server:
    """gunicorn on the database of the tests; `url` stays the same however often it is started."""

    def __init__(self, settings: str = "tests.browser.editing.served_settings") -> None:
        self.settings = settings
        with socket.socket() as free:
            free.bind((HOST, 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://{HOST}:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def environment(self) -> dict[str, str]:
        """The environment of the server, and of a command that prepares something for it."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": self.settings,
            "SERVED_DATABASE": str(connection.settings_dict["NAME"]),
        }

    def start(self) -> None:
        """Start it and return when it takes connections."""
        command = [sys.executable, "-m", "gunicorn", "newsreader.wsgi:application"]
        command += ["--bind", f"{HOST}:{self.port}", "--workers", "1", "--threads", "4"]
        command += ["--log-level", "warning", "--no-control-socket"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment(), stdin=subprocess.DEVNULL)
        until = time.monotonic() + SECONDS_TO_START
        while True:
            assert self.process.poll() is None, "the server ended by itself"
            try:
                socket.create_connection((HOST, self.port), timeout=1).close()
                return
            except OSError:
                assert time.monotonic() < until, "the server does not answer"
                time.sleep(0.1)

    def stop(self) -> None:
        """End it at once, with every connection that is open."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
