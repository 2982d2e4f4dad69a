"""The same articles into this project, Label Studio and doccano, and out again; the times and their ratios.

    LABEL_STUDIO=… DOCCANO=… python benchmarks/peer_speed.py [ARTICLES] [RUNS] [WORDS]

1,000 articles (ARTICLES) of about 200 words (WORDS) with 7 marks and 2 relations each, five times (RUNS),
each time other ones. Every program that is installed (benchmarks/peers tells how each is found and started)
runs on loopback with a database that is thrown away, and is asked from outside: what is timed is the request
with all articles in one body until the program says that it is done (doccano works in a queue, which is
asked every 20 ms), and the export until its last byte. Files are made beforehand. The programs take turns,
so that what else the machine does falls on all of them. Ours goes by the API, and by the commands as well,
whose times have the start of the process in them. What comes out must be what went in: every text, span and
link. Beside the seconds of the clock stand those of the processor that the program spent, ours with those of
its database's processes: on a busy machine they say more.

Label Studio and doccano get spans, labels and relations alone; ours checks the scheme's rules, makes people,
and its lists and search, and writes who decided what.
"""

import io
import json
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

TIMES: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
SPENT: defaultdict[tuple[str, str], list[float]] = defaultdict(list)


def main() -> None:
    """Start what is installed, measure, print."""
    from benchmarks.served import with_a_server

    with_a_server(measure)


def measure(url: str) -> None:
    """Every program in turn, run by run."""
    from annotations.formats import jsonl
    from benchmarks.peers import texts
    from benchmarks.peers.ours import Ours, must_have
    from tests.browser.editing.served import Server

    asked = [int(word) for word in sys.argv[1:]]
    count, runs, words = [*asked, *(1000, 5, 200)[len(asked) :]]
    ours = Ours(url, Server().environment())
    with ExitStack() as stack:
        peers = installed(stack)
        name = stack.enter_context(tempfile.TemporaryDirectory())
        for run in range(runs):
            documents = texts.documents(count, run, words)
            lines = b"".join(map(jsonl.write_document, documents))
            if run == 0:
                print(f"{count} articles, {len(lines) / 1e6:.1f} MB as JSON Lines, load {load()}", flush=True)
            if ours.can_take():
                timed("ours, API", "in", lambda lines=lines: ours.take(lines), ours.processes)
                # The server sorts the words of what came in when its answer has left (some 0.15 s).
                time.sleep(1)
                must_have(timed("ours, API", "out", ours.give, ours.processes), documents)
                ours.empty()
            path = Path(name) / "in.jsonl"
            path.write_bytes(lines)
            timed("ours, command", "in", lambda path=path: ours.command_takes(path))
            out = Path(name) / "out.jsonl"
            timed("ours, command", "out", lambda out=out: ours.command_gives(out))
            must_have(out.read_bytes(), documents)
            ours.empty()
            for peer in peers:
                peer(documents)
            print(
                f"run {run + 1}: {', '.join(f'{n} {w} {s[-1]:.2f}' for (n, w), s in TIMES.items())}",
                flush=True,
            )
    report()


def installed(stack: ExitStack) -> list[Callable[[list[Any]], None]]:
    """What to do with the documents in each of the other programs that is here, started."""
    from benchmarks.peers import doccano, label_studio
    from benchmarks.peers.starting import found

    made: list[Callable[[list[Any]], None]] = []
    if found("LABEL_STUDIO", "label-studio"):
        studio = stack.enter_context(label_studio.running())
        made.append(lambda documents: by_label_studio(studio, documents))
    else:
        print("Label Studio is not installed: name it in LABEL_STUDIO")
    if found("DOCCANO", "doccano"):
        server = stack.enter_context(doccano.running())
        made.append(lambda documents: by_doccano(server, documents))
    else:
        print("doccano is not installed: name it in DOCCANO")
    return made


def by_label_studio(studio: Any, documents: list[Any]) -> None:
    """The documents into a new project of Label Studio and out again: labels and relations alone."""
    from annotations.formats import labelstudio

    tasks = [json.loads(labelstudio.task_line(document)) for document in documents]
    for task in tasks:
        [annotation] = task["annotations"]
        annotation["result"] = [one for one in annotation["result"] if one["type"] in ("labels", "relation")]
    body = json.dumps(tasks, ensure_ascii=False).encode()
    project = studio.project()
    timed("Label Studio", "in", lambda: studio.take(project, body), lambda: studio.processes)
    exported = json.loads(
        timed("Label Studio", "out", lambda: studio.give(project), lambda: studio.processes)
    )

    def key(task: dict[str, Any]) -> str:
        return task["data"]["id"]

    back = [task["annotations"][0]["result"] for task in sorted(exported, key=key)]
    if back != [task["annotations"][0]["result"] for task in sorted(tasks, key=key)]:
        raise RuntimeError("what came out of Label Studio is not what went in")


def by_doccano(server: Any, documents: list[Any]) -> None:
    """The documents into a new project of doccano and out again: labels and relations alone."""
    from annotations.formats import doccano
    from annotations.formats.doccano_reading import BESIDE

    rows = [json.loads(doccano.write_document(document)) for document in documents]
    for row in rows:
        del row[BESIDE]
    body = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    project = server.project()
    timed("doccano", "in", lambda: server.take(project, body), lambda: server.processes)
    exported = timed("doccano", "out", lambda: server.give(project), lambda: server.processes)
    back = {one.id: one for one in doccano.read(io.BytesIO(exported))}
    if back != {one.id: one for one in doccano.read(io.BytesIO(body))}:
        raise RuntimeError("what came out of doccano is not what went in")


def timed(
    name: str, way: str, work: Callable[[], Any], processes: Callable[[], list[int]] | None = None
) -> Any:
    """What the work gives; its seconds are kept, and those that the processes spend on it."""
    from benchmarks.peers.starting import processor_seconds

    before = processor_seconds(processes()) if processes else {}
    began = time.perf_counter()
    done = work()
    TIMES[name, way].append(time.perf_counter() - began)
    if processes:
        after = processor_seconds(processes())
        SPENT[name, way].append(sum(max(0, s - before.get(n, 0)) for n, s in after.items()))
    return done


def load() -> str:
    """How much else the machine does."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def report() -> None:
    """Medians, least and most, and how many times ours each is."""
    print(f"load {load()}")
    for (name, way), seconds in TIMES.items():
        line = f"{name:14} {way:3} median {statistics.median(seconds):6.2f} s"
        line += f" ({min(seconds):.2f} to {max(seconds):.2f}), {times(TIMES, way, seconds)}"
        if spent := SPENT.get((name, way)):
            line += f"; processor {statistics.median(spent):.2f} s, {times(SPENT, way, spent)}"
        print(line)


def times(kept: dict[tuple[str, str], list[float]], way: str, seconds: list[float]) -> str:
    """How many times our own."""
    own = kept.get(("ours, API", way))
    return f"{statistics.median(seconds) / statistics.median(own):.1f} times ours" if own else ""


if __name__ == "__main__":
    main()
