"""How soon another editor's decision is painted in an open page, and what each question for it costs.

    python benchmarks/live_speed.py [TIMES] [MARKS]

In a database of its own that is thrown away: one article with about MARKS marks (800), half of them
suggestions, open in two browsers before two editors, on gunicorn in a process of its own. The first
accepts a suggestion TIMES times (15), a random while after the former. Prints, by the machine's one
clock, the time from the key to the frame in which the second browser has painted it, and from the
first browser's own frame to that; the bytes of a question and of its answer, headers included,
where something is new (who did what by GET, the paragraphs by POST); the server's own time for
each. tests/web/views counts the queries.
"""

import os
import random
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

WATCH = """() => {
  const at = () => {
    const {revision} = document.querySelector('#reading').dataset;
    window.at = {[revision]: Date.now(), ...window.at};
  };
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(at))).observe(document.body,
    {subtree: true, attributes: true, attributeFilter: ['data-revision'], childList: true});
}"""
PAINTED = "(revision) => window.at?.[revision]"


def main() -> None:
    """Set up a database and a server, measure, print."""
    from benchmarks.served import with_a_server

    with_a_server(lambda address: measure(address, *(int(given) for given in sys.argv[1:3])))


def measure(address: str, times: int = 15, marks: int = 800) -> None:
    """Two browsers at one article."""
    from django.db import connections
    from playwright.sync_api import sync_playwright

    from benchmarks.served import session_of
    from tests.browser.chromium import launch_arguments
    from tests.factories import make_editor

    article = make_long_article(marks)
    writer, reader = make_editor("first"), make_editor("second")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**launch_arguments())
        sizes: dict[str, list[int]] = {}
        pages = []
        for user in (writer, reader):
            page = browser.new_context().new_page()
            page.context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": address}])
            page.goto(f"{address}{article.get_absolute_url()}")
            page.evaluate(WATCH)
            pages.append(page)
        at_work, looking = pages
        looking.on("requestfinished", lambda request: note(sizes, request))
        at_work.locator("#text").focus()
        since_save, since_key = [], []
        chance = random.Random(1)
        for number in range(times):
            at_work.wait_for_timeout(1500 + chance.random() * 3000)
            looking.mouse.move(100 + number, 200)
            at_work.keyboard.press("n")
            pressed = time.time() * 1000
            at_work.keyboard.press("a")
            saved = wait_for(at_work, number + 1)
            painted = wait_for(looking, number + 1)
            since_save.append((painted - saved) / 1000)
            since_key.append((painted - pressed) / 1000)
        browser.close()
        # Playwright's loop has a connection of its own.
        connections.close_all()
    for what, took in (("from its frame", since_save), ("from the key", since_key)):
        print(f"{what:>14}: median {statistics.median(took):.2f} s, the longest {max(took):.2f} s")
    for what, found in sorted(sizes.items()):
        print(f"{what:>14}: {statistics.median(found):.0f} bytes, {len(found)} times")
    print_times(article, reader)


def note(sizes: dict[str, list[int]], request: Any) -> None:
    """Count what a question for changes and its answer have weighed."""
    if "/changes/" not in request.url:
        return
    answer = request.response()
    weight = request.sizes()
    name = f"{request.method} {answer.status if answer else ''}"
    sizes.setdefault(name, []).append(sum(weight.values()))


def wait_for(page: Any, revision: int) -> float:
    """The time, in milliseconds, at which the page has painted a revision."""
    page.wait_for_function(PAINTED, arg=str(revision), polling=20, timeout=30_000)
    return float(page.evaluate(PAINTED, str(revision)))


def make_long_article(marks: int) -> Any:
    """An article of sentences with a quote, its speaker and a cue each, every second one suggested."""
    from tests.factories import make_quote, make_set
    from tests.web.desk import make_desk

    sentences = max(marks // 3, 1)
    lines = [
        f"وقال خالد منصور رقم {n} إن العمل في المدينة {n} انتهى قبل الموعد، وإن السكان عادوا إلى بيوتهم "
        f"بعد أسابيع من الانتظار في القرى التي تحيط بها من جهاتها كلها، وفق ما جاء في بيان وزعه مكتبه."
        for n in range(sentences)
    ]
    desk = make_desk("\n".join(lines))
    suggestions, shared = make_set(desk.version, "suggestions"), make_set(desk.version)
    for n in range(sentences):
        mention = f"خالد منصور رقم {n} ".strip()
        of = suggestions if n % 2 else shared
        make_quote(of, f"المدينة {n} انتهى", speakers=[(f"شخص {n % 7}", mention)])
    return desk.article


def print_times(article: Any, user: Any) -> None:
    """How long the server is at a question."""
    from django.test import Client

    client = Client()
    client.force_login(user)
    url = f"/articles/{article.pk}/changes/"
    tag = client.get(url).headers["ETag"]
    for what, ask in (
        ("nothing new", lambda: client.get(url, headers={"If-None-Match": tag})),
        ("who did what", lambda: client.get(f"{url}?since=0")),
        ("the reading", lambda: client.post(url, {"known": ""})),
    ):
        took = []
        for _ in range(20):
            begun = time.perf_counter()
            ask()
            took.append((time.perf_counter() - begun) * 1000)
        print(f"{what:>14}: {statistics.median(took):.1f} ms")


if __name__ == "__main__":
    main()
