"""From the key to the painted mark in a long article, and what the server takes to save it.

    python benchmarks/paint_speed.py [TIMES] [MARKS] [LETTERS]

In a database of its own that is thrown away: one article of about LETTERS code points (60,000) with about
MARKS marks (800), half of them suggestions, on gunicorn in a process of its own, in a real Chromium. TIMES
times (30) a word is marked as a place by P, and as often a suggestion accepted by A. Prints median and 95th
percentile of the time from the key event to the frame in which what was decided is seen; to the frame in
which the server's answer is drawn; of the request to the beginning of its answer; and the machine's load.
"""

import os
import statistics
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# The key's own time; the first frame after the words were painted; the frame with the answer.
WATCH = """() => {
  window.seen = [];
  const frame = (name, one) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { one[name] ??= performance.now() - one.key; };
    port2.postMessage(null);
  });
  document.addEventListener("keydown", (event) => {
    const one = { key: event.timeStamp, name: event.code };
    window.seen.push(one);
    queueMicrotask(() => frame("painted", one));
    // The answer tells the revision that it has made.
    new MutationObserver((_, observer) => { frame("drawn", one); observer.disconnect(); })
      .observe(document.body, { subtree: true, attributeFilter: ["data-revision"] });
  }, { capture: true });
}"""


def main() -> None:
    """Set up a database and a server, measure, print."""
    from benchmarks.served import with_a_server

    with_a_server(lambda address: measure(address, *(int(given) for given in sys.argv[1:4])))


def measure(address: str, times: int = 30, marks: int = 800, letters: int = 60_000) -> None:
    """One browser at one long article."""
    from django.db import connections
    from playwright.sync_api import sync_playwright

    from benchmarks.served import session_of
    from tests.browser.chromium import launch_arguments

    article, user = make_long_article(marks, letters)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**launch_arguments())
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": address}])
        page.goto(f"{address}{article.get_absolute_url()}")
        page.evaluate("document.fonts.ready.then(() => null)")
        count = len(page.evaluate("() => JSON.parse(document.getElementById('marks-data').textContent)"))
        print(f"{len(version_text(article)):,} letters, {count} marks; load {os.getloadavg()[0]:.1f}")
        page.locator("#bar").wait_for()
        page.locator("#text").focus()
        page.evaluate(WATCH)
        saves: dict[str, list[float]] = {"KeyP": [], "KeyA": []}
        for turn in range(times + 3):
            for key, code in (("p", "KeyP"), ("a", "KeyA")):
                if key == "p":
                    page.keyboard.press("Escape")
                    page.keyboard.press("Control+ArrowDown")
                    page.keyboard.press("Control+ArrowLeft")
                    page.keyboard.press("Control+ArrowLeft")
                    page.wait_for_timeout(50)
                else:
                    page.keyboard.press("n")
                with page.expect_response(lambda one: one.request.method == "POST") as answer:
                    page.keyboard.press(key)
                timing = answer.value
                timing.finished()
                page.wait_for_function(SETTLED, timeout=30_000)
                if turn >= 3:
                    ask = timing.request.timing
                    saves[code].append(ask["responseStart"] - ask["requestStart"])
        seen = page.evaluate("() => window.seen")
        browser.close()
        # Playwright's loop has a connection of its own.
        connections.close_all()
    for code, what in (("KeyP", "a place is marked"), ("KeyA", "one is accepted")):
        timed = [one for one in seen if one["name"] == code][3:]
        tell(f"{what}: key to paint", [one["painted"] for one in timed])
        tell(f"{what}: key to the answer drawn", [one["drawn"] for one in timed if "drawn" in one])
        tell(f"{what}: request to answer", saves[code])
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


SETTLED = "() => !document.documentElement.hasAttribute('data-writing')"


def tell(what: str, took: list[float]) -> None:
    """Print median and 95th percentile of milliseconds."""
    p95 = statistics.quantiles(took, n=20)[-1]
    print(f"{what:42}: median {statistics.median(took):6.1f} ms, 95 % within {p95:6.1f} ms ({len(took)})")


def version_text(article: Any) -> str:
    from tests.factories import version_of

    return version_of(article).text


def make_long_article(marks: int, letters: int) -> tuple[Any, Any]:
    """An article of paragraphs with a quote, its speaker and a cue each, half suggested; and its editor."""
    from tests.factories import make_mark, make_quote, make_set
    from tests.web.desk import make_desk

    sentences = max(marks // 3, 1)
    filler = "بعد أسابيع من الانتظار في القرى التي تحيط بها من جهاتها كلها، وفق ما جاء في بيان وزعه مكتبه "
    lines = []
    for n in range(sentences):
        line = f"وقال خالد منصور رقم {n} إن العمل في المدينة {n} انتهى قبل الموعد، "
        while len(line) < letters // sentences - 2:
            line += filler[: letters // sentences - 2 - len(line)]
        lines.append(line.strip() + ".")
    desk = make_desk("\n".join(lines))
    suggestions, shared = make_set(desk.version, "suggestions"), make_set(desk.version)
    for n in range(sentences):
        of = suggestions if n % 2 else shared
        mention = f"خالد منصور رقم {n} ".strip()
        make_quote(of, f"المدينة {n} انتهى", speakers=[(f"شخص {n % 7}", mention)])
        make_mark(of, "place", "القرى", start=desk.version.text.index("القرى", sum(map(len, lines[:n])) + n))
    return desk.article, desk.user


if __name__ == "__main__":
    main()
