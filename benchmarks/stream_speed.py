"""How long the whole corpus takes over HTTP, and how much memory the server holds for it.

    DATABASE_URL=postgres://… python benchmarks/stream_speed.py [ARTICLES …]

On the database that is named, filled before by `manage.py migrate`, `load_gazetteer` and `make_articles
100000`; nothing in it is changed but that somebody who may take the corpus comes, with a token, and goes
again. gunicorn serves it as `make run` does, started anew for each row. A client in this process reads
GET /api/v1/corpus.jsonl, and /corpus/export.jsonl as a browser asks for it (compressed) and not compressed.
When the first 10,000, 50,000 and 100,000 articles (ARTICLES) have come, it tells the seconds of the clock
and of the processor (the server's, and the database's for it), what has come in MB, and the most memory that
a process of the server has held until then (VmHWM).
"""

import os
import re
import sys
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreader.settings")

_BLOCK = 1 << 16
# Articles after which it is looked again what the database has spent.
_LOOK = 1000


def main() -> None:
    """Read each address, each from a new server."""
    import django

    django.setup()
    from newsreader.run.static_files import collect_static_files

    collect_static_files()
    counts = sorted(int(word) for word in sys.argv[1:]) or [10_000, 50_000, 100_000]
    with someone() as (cookie, token):
        for path, headers in (
            ("/api/v1/corpus.jsonl", token),
            ("/corpus/export.jsonl", cookie),
            ("/corpus/export.jsonl", {**cookie, "Accept-Encoding": "gzip"}),
        ):
            others = backends()
            with served() as (url, server):
                told = "compressed" if "Accept-Encoding" in headers else "as it is"
                print(f"{path}, {told}: {most_memory(server)} MB before", flush=True)
                read(url + path, headers, counts, server, others)


@contextmanager
def someone() -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """The headers of a log-in and those of a token, of a person who is gone afterwards."""
    from django.contrib.sessions.models import Session

    from benchmarks.served import session_of
    from newsreader.api.actions.tokens import make_token
    from newsreader.api.models import Token
    from tests.factories import make_user

    person = make_user(f"stream-{os.getpid()}", "annotators")
    session = session_of(person)
    try:
        key = make_token(user=person, name="benchmark")[1]
        yield {"Cookie": f"sessionid={session}"}, {"Authorization": f"Bearer {key}"}
    finally:
        Session.objects.filter(pk=session).delete()
        Token.objects.filter(person_id=person.pk).delete()
        person.delete()


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """The address of a new server, and the number of its first process."""
    from benchmarks.peers.starting import free_port
    from newsreader.run.server import start_server, stop_server

    port = free_port()
    server = start_server(port)
    try:
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        stop_server(server)


def read(address: str, headers: dict[str, str], counts: list[int], server: int, others: set[int]) -> None:
    """Read an answer line by line, and print how it stands at each count. `others` are processes of the
    database that are not the server's."""
    began, spent = time.perf_counter(), processor(server, others)
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request) as answer:
        unpacked = unpacker(answer.headers.get("Content-Encoding"))
        size = articles = looked = 0
        database = 0.0
        left = list(counts)
        while left and (block := answer.read1(_BLOCK)):
            size += len(block)
            articles += unpacked(block).count(b"\n")
            if articles >= min(left[0], looked + _LOOK):
                looked, now = articles, processor(server, others)
                # The last line is told without the database's process, which may be gone with it.
                database = max(database, now[1] - spent[1])
            while left and articles >= left[0]:
                clock, ours = time.perf_counter() - began, now[0] - spent[0]
                print(
                    f"{left.pop(0):>7} articles: {clock:6.1f} s by the clock, processor {ours:.1f} s and of",
                    f"the database {database:.1f} s, {size / 1e6:.0f} MB, at most {most_memory(server)} MB",
                    f"of memory; load {os.getloadavg()[0]:.1f}",
                    flush=True,
                )


def unpacker(encoding: str | None) -> Callable[[bytes], Any]:
    """What makes bytes of the answer those that were meant."""
    return zlib.decompressobj(wbits=31).decompress if encoding == "gzip" else lambda block: block


def processor(server: int, others: set[int]) -> tuple[float, float]:
    """Seconds that the server's processes and the database's for it have spent."""
    from benchmarks.peers.starting import processor_seconds

    database = processor_seconds(backends() - others)
    return sum(processor_seconds([server]).values()), sum(database.values())


def backends() -> set[int]:
    """The database's processes, one a connection."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE datname = current_database() AND backend_type = 'client backend'"
        )
        return {pid for (pid,) in cursor.fetchall()}


def most_memory(server: int) -> int:
    """The most MB that one of the server's processes has held since it began."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    status = [Path(f"/proc/{number}/status").read_text() for number in children]
    return max(int(re.findall(r"VmHWM:\s+(\d+)", one)[0]) for one in status) // 1024


if __name__ == "__main__":
    main()
