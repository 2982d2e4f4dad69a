"""The program that takes apart what strangers wrote: reads a task from standard input, writes JSON.

It is started by newsreader.web.limited, with limits that hold whatever a page does to a parser; it opens no
connection, starts no program and writes no file.
"""

import importlib
import json
import resource
import sys
from typing import Any

MEGABYTE = 1024 * 1024
# Each takes the bytes and the task's other values and returns what JSON can say.
TASKS = {
    "page": "newsreader.web.page",
    "feed": "newsreader.web.feed",
    "robots": "newsreader.web.robots",
}
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.remove")


def main() -> None:
    """One task: a line of JSON with its name, limits and values, then the bytes."""
    task = json.loads(sys.stdin.buffer.readline())
    work = importlib.import_module(TASKS[task["name"]]).work
    seconds, memory = task["seconds"], task["megabytes"] * MEGABYTE
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        # Whoever started the server may have set a narrower one.
        least = resource.getrlimit(limit)[1]
        value = value if least == resource.RLIM_INFINITY else min(value, least)
        resource.setrlimit(limit, (value, value))
    sys.addaudithook(_refuse)
    answer = work(sys.stdin.buffer.read(), **task["values"])
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    """A hook cannot be taken out again: no library's code gets around it."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not for a child that reads strangers' pages")


if __name__ == "__main__":
    main()
