"""How long the server takes for one save, in a database of its own that is thrown away.

    python benchmarks/save_speed.py [MARKS]

An article with about MARKS marks (100), half of them suggestions. 200 times a quote is marked in it, by a
request as the editor's script makes it, which tells what of the page it has, and undone, which is not
counted. Prints the median and the 95th percentile of the whole request and of the action alone, in
milliseconds of the wall clock and of this process's processor time; how long the answer is; and the machine's
load. On a busy machine the processor's time says more.
"""

import os
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

SAVES = 200


def main() -> None:
    """Set up a database, save, print."""
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    setup_test_environment(debug=False)
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    finally:
        teardown_databases(databases, verbosity=0)


def measure(marks: int) -> None:
    """Fill an article with marks and save in it."""
    from django.test import Client
    from django.urls import reverse

    from annotations.actions.create_mark import create_mark
    from tests.factories import make_editor, make_quote, make_set
    from tests.web.desk import make_desk

    sentences = max(marks // 3, 1)
    lines = [f"وقال خالد منصور رقم {n} إن العمل في المدينة {n} انتهى." for n in range(sentences + 1)]
    desk = make_desk("\n".join(lines), make_editor())
    suggestions, shared = make_set(desk.version, "suggestions"), make_set(desk.version)
    for n in range(sentences):
        of = suggestions if n % 2 else shared
        mention = f"خالد منصور رقم {n} "
        make_quote(of, f"المدينة {n} انتهى", speakers=[(f"شخص {n % 7}", mention.strip())])
    client = Client()
    client.force_login(desk.user)
    url = reverse("mark-create", args=[desk.article.pk])

    words = f"المدينة {sentences} انتهى"
    quote = {"layer": "quote", "kind": "indirect", "name": "شخص 3", **desk.span(words)}

    page = client.get(desk.article.get_absolute_url()).content.decode()
    sent = {**quote, "known": " ".join(re.findall(r'data-key="([^"]+)"', page))}
    sizes = []

    def request() -> None:
        answer = client.post(url, sent, headers={"HX-Request": "true"})
        if answer.status_code != 200:
            raise SystemExit(f"{answer.status_code}: {answer.content.decode()}")
        sizes.append(len(answer.content))

    def action() -> None:
        create_mark(user=desk.user, version=desk.version, **quote)

    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    report("request", request, desk.undo)
    report("action alone", action, desk.undo)
    print(f"answer of {statistics.median(sizes) / 1000:.0f} kB, page of {len(page.encode()) / 1000:.0f} kB")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def report(name: str, act: Callable[[], None], take_back: Callable[[], Any]) -> None:
    """Print the median and the 95th percentile of `act`, after ten that are not counted."""
    wall, processor = [], []
    for _ in range(SAVES + 10):
        before, before_cpu = time.perf_counter(), time.process_time()
        act()
        wall.append((time.perf_counter() - before) * 1000)
        processor.append((time.process_time() - before_cpu) * 1000)
        take_back()
    for what, times in (("wall", wall[10:]), ("processor", processor[10:])):
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{name:>14} {what:>10}: median {statistics.median(times):6.1f} ms, 95 % within {p95:6.1f} ms")


if __name__ == "__main__":
    main()
