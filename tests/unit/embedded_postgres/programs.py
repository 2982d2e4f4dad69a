"""A program of its own that uses an embedded database, led by the test line by line."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from newsreader.embedded_postgres.locks import is_free
from newsreader.embedded_postgres.place import Place
from newsreader.embedded_postgres.state import guardian_lives, read_postmaster

ROOT = Path(__file__).resolve().parent.parent.parent.parent

# Does what each line of its input says, and answers with one line.
LOOP = """
import os, sys
from pathlib import Path
import psycopg
from newsreader.embedded_postgres import use

folder = Path(sys.argv[1])

def query(statement):
    host = use.socket_folder(folder, durable=False)
    with psycopg.connect(host=str(host), port=5432, user="newsreader", dbname="newsreader") as connection:
        cursor = connection.execute(statement)
        return cursor.fetchone() if cursor.description else None

for line in sys.stdin:
    try:
        answer = eval(line)
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    print(repr(answer), flush=True)
"""


class Program:
    """A Python process; ``ask`` has it evaluate an expression, in which ``query(statement)`` is at hand."""

    def __init__(self, folder: Path, code: str = "") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", code + LOOP, str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def send(self, expression: str) -> None:
        """Hand it an expression without waiting."""
        assert self.process.stdin
        self.process.stdin.write(expression + "\n")
        self.process.stdin.flush()

    def answer(self) -> object:
        """Its next answer."""
        assert self.process.stdout
        return eval(self.process.stdout.readline())  # noqa: S307 - what our own program prints by repr

    def ask(self, expression: str) -> object:
        """Hand it an expression and wait for the answer."""
        self.send(expression)
        return self.answer()

    def end(self) -> int:
        """Let it come to its end."""
        assert self.process.stdin
        self.process.stdin.close()
        return self.process.wait(60)

    def kill(self) -> None:
        """End it without letting it do anything more."""
        self.process.kill()
        self.process.wait()


def lives(pid: int) -> bool:
    """Whether a process of that number runs and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def server_pid(place: Place) -> int:
    """The number of the place's server."""
    postmaster = read_postmaster(place)
    assert postmaster is not None
    return postmaster.pid


def guardian_pid(place: Place) -> int:
    """The number of the process that looks after the server: its parent."""
    status = Path(f"/proc/{server_pid(place)}/stat").read_text()
    return int(status.rpartition(")")[2].split()[1])


def wait_until_gone(place: Place, seconds: float = 60) -> None:
    """Wait until neither a server nor its guardian runs."""
    until = time.monotonic() + seconds
    while guardian_lives(place) or not is_free(place.users_lock, exclusive=True) or _server_lives(place):
        assert time.monotonic() < until, "a server or its guardian was left running"
        time.sleep(0.02)


def send_signal(pid: int, number: signal.Signals) -> None:
    """Send a signal to a process of ours."""
    os.kill(pid, number)


def _server_lives(place: Place) -> bool:
    postmaster = read_postmaster(place)
    return postmaster is not None and lives(postmaster.pid)
