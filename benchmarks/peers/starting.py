"""What starting another program's server takes, whichever it is."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 400.0


def found(variable: str, name: str) -> str | None:
    """The program that an environment variable names, else the one on the path, if any."""
    return shutil.which(os.environ.get(variable) or name)


def program(variable: str, name: str) -> str:
    """The same. Exits where there is none."""
    here = found(variable, name)
    if here is None:
        sys.exit(f"{name} is not installed: name it in {variable}")
    return here


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def started(
    commands: list[list[str]], environment: dict[str, str], folder: Path, up: str
) -> Iterator[list[int]]:
    """Programs that run in `folder` until the block ends, as the numbers of their processes; the first must
    answer at the address `up`. What they say stands in the folder's `NUMBER.log`. Raises RuntimeError where
    one ends or stays silent."""
    running = []
    try:
        for number, command in enumerate(commands):
            with (folder / f"{number}.log").open("wb") as log:
                one = subprocess.Popen(
                    command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
                )
            running.append(one)
        until = time.monotonic() + PATIENCE
        while not _answers(up):
            if time.monotonic() > until or any(one.poll() is not None for one in running):
                said = "".join(path.read_text(errors="replace")[-3000:] for path in folder.glob("*.log"))
                raise RuntimeError(f"{commands} did not come up: {said}")
            time.sleep(0.3)
        yield [one.pid for one in running]
    finally:
        for one in running:
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGTERM)
        for one in running:
            try:
                one.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(one.pid, signal.SIGKILL)


def processor_seconds(numbers: Iterable[int]) -> dict[int, float]:
    """What each of some processes and of all that came of them has spent of the processors since it began."""
    parents: dict[int, list[int]] = {}
    spent: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(path.parent.name))
        # Its own and those of its children that have ended.
        spent[int(path.parent.name)] = sum(map(int, fields[11:15]))
    found, left = {}, list(numbers)
    while left:
        one = left.pop()
        found[one] = spent.get(one, 0) / os.sysconf("SC_CLK_TCK")
        left += parents.get(one, [])
    return found


def listening(address: str) -> int:
    """The process that was told to listen on an address, HOST:PORT; the first of several."""
    for path in sorted(Path("/proc").glob("[0-9]*/cmdline"), key=lambda path: int(path.parent.name)):
        try:
            if address.encode() in path.read_bytes().split(b"\0"):
                return int(path.parent.name)
        except OSError:
            continue
    raise RuntimeError(f"nothing listens on {address}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def asker(address: str, token: Callable[[], str]) -> Callable[..., Any]:
    """Ask a program's interface for programs, `(method, path, body)`: the answer's JSON, or its bytes."""

    def ask(method: str, path: str, body: Any = None, raw: bool = False) -> Any:
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"Token {token()}"}
        request = urllib.request.Request(address + path, method=method, data=data, headers=headers)
        try:
            with urllib.request.urlopen(request) as answer:
                got = answer.read()
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} {path}: {error.code} {error.read()[:2000]!r}") from error
        return got if raw else json.loads(got or b"null")

    return ask
