"""How soon a page can be read in Chromium, what it weighs on the wire, whether it moves while it loads.

    python benchmarks/reading_speed.py [TIMES]

In a database of its own that is thrown away, with the samples, 60 synthetic articles of 400 words and one of
60,000 characters with 800 marks; served as in earnest (gunicorn, hashed and compressed files). Each page is
opened TIMES times (9) in a browser that has kept nothing. Prints medians; for a machine that has other work
too also the least time in which the text was laid out, and the processors' own time:

    server   the last byte of the page's HTML, in milliseconds since the navigation began
    painted  first contentful paint, likewise
    laid out the first frame after the whole HTML was there: its text has its place, before any script
    ready    what the scripts do at the start is done: load, and a frame after it
    no js    painted, in a browser without scripts
    work     processor time in milliseconds: of the server, for the page and all its files, and of the page's
             main thread until it was ready, with the laying out of what is far down
    HTML, all  kB (1000 bytes) on the wire, of the page and of it with every file it needs; without the second
             face, that of the interface, in brackets
    moved    cumulative layout shift
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SERVED = "benchmarks.served_settings"
QUOTES, WORDS = 200, 10_600
SECOND_FACE = "vazirmatn"

# Runs before anything of the page: the moments are told by the page's own clock.
WATCH = """
window.measured = {shift: 0};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.measured.shift += entry.value;
}).observe({type: 'layout-shift', buffered: true});
const afterFrame = (name) => requestAnimationFrame(() => setTimeout(() => {
  window.measured[name] = performance.now();
}));
document.addEventListener('readystatechange', () => {
  if (document.readyState === 'interactive') afterFrame('laid');
});
addEventListener('load', () => setTimeout(() => afterFrame('ready')));
"""
RESULT = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const files = performance.getEntriesByType('resource');
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return {
    ...window.measured, server: page.responseEnd, painted: paint?.startTime ?? NaN, html: page.transferSize,
    files: files.map((file) => [file.name, file.transferSize]),
  };
}"""
PAINTED = """() => performance.getEntriesByName('first-contentful-paint')
  .map((paint) => ({painted: paint.startTime}))[0]"""


HEAD = f"{'':34} server painted laid out (least) ready  no js      work    HTML       all kB     moved"


def main() -> None:
    """Set up the database and the server, open the pages, print the table."""
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    times = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    setup_test_environment(debug=False)
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        pages = make_pages()
        with served() as (url, server):
            print(HEAD)
            for name, (address, editor) in pages.items():
                print(measure(name, url + address, editor, times, server), flush=True)
    finally:
        teardown_databases(databases, verbosity=0)


def make_pages() -> dict[str, tuple[str, str]]:
    """Fill the database; an address by what it shows, and the session of the editor who opens it or ''."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from annotations.actions.make_articles import make_articles
    from annotations.models import AnnotationSet, ListedQuote, Mark, Place
    from newsreader.articles.models import Article
    from tests.factories import make_editor

    call_command("load_gazetteer", verbosity=0)
    make_articles(60, seed=1)
    short = Article.objects.latest("published_at")
    make_articles(1, seed=2, words=WORDS, quotes=QUOTES)
    make_articles(1, seed=3, words=WORDS, quotes=QUOTES)
    waiting, long = Article.objects.order_by("-pk")[:2]
    AnnotationSet.objects.filter(version__article=waiting).update(
        kind="suggestions", state="new", reviewed_at=None
    )
    Mark.objects.filter(set__version__article=waiting).update(
        status="undecided", rule="benchmark", confidence=0.5
    )
    for article in (long, waiting):
        (text,) = article.versions.values_list("text", flat=True)
        marks = Mark.objects.filter(set__version__article=article).count()
        print(f"article {article.pk}: {len(text)} code points, {marks} marks")

    # As the server's own upkeep would before long.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()
    client.force_login(make_editor())
    session = client.cookies["sessionid"].value
    place = Place.objects.filter(listed__article=long)[0]
    country = Place.objects.filter(kind="country", country=place.country).first() or place
    quote = ListedQuote.objects.filter(article=short)[0]
    speaker = quote.listed_speakers.values_list("speaker", flat=True)[0]
    of = Article.get_absolute_url
    return {
        "long article, a reader": (of(long), ""),
        "long article, an editor": (of(long), session),
        "long, all suggested, an editor": (of(waiting), session),
        "article of 400 words, a reader": (of(short), ""),
        "article of 400 words, an editor": (of(short), session),
        "list": ("/", ""),
        "search": (f"/search/?q={short.title.split()[0]}", ""),
        "places": ("/places/", ""),
        "a place": (f"/places/{place.key}/", ""),
        "places on the world": ("/places/?map=world", ""),
        "a country": (f"/places/{country.key}/", ""),
        "map of an article": (f"{of(short)}map/", ""),
        "quotes": ("/quotes/", ""),
        "a quote": (f"/quotes/{quote.pk}/", ""),
        "speakers": ("/speakers/", ""),
        "a speaker": (f"/speakers/{speaker}/", ""),
        "search in what was said": (f"/search/?in=quotes&q={quote.quote.text.split()[0]}", ""),
        "log in": ("/accounts/login/", ""),
    }


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """The address of a server on the test database, and the number of its parent process."""
    from tests.browser.editing.served import Server

    with tempfile.TemporaryDirectory() as folder:
        os.environ["BENCHMARK_STATIC_ROOT"] = folder
        server = Server(settings=SERVED)
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
        subprocess.run(command, check=True, cwd=Path(__file__).parent.parent, env=server.environment())
        server.start()
        try:
            yield server.url, server.process.pid if server.process else 0
        finally:
            server.stop()


def processor_time(parent: int) -> float:
    """Milliseconds that a process and its children have been at work, by the kernel's ticks."""
    ticks = 0
    for pid in [str(parent), *Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]:
        ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def measure(name: str, address: str, session: str, times: int, server: int) -> str:
    """One line of the table."""
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import launch_arguments

    with sync_playwright() as driver:
        browser = driver.chromium.launch(**launch_arguments())
        open_once(browser, address, session)
        before = processor_time(server)
        runs = [open_once(browser, address, session) for _ in range(times)]
        served_in = (processor_time(server) - before) / times
        still = [open_once(browser, address, session, scripts=False) for _ in range(times + 1)][1:]
        browser.close()
    median = {
        key: statistics.median(run[key] for run in runs) for key in ("server", "painted", "laid", "ready")
    }
    last = runs[-1]
    all_files = (last["html"] + sum(size for _, size in last["files"])) / 1000
    second = sum(size for file, size in last["files"] if SECOND_FACE in file) / 1000
    return (
        f"{name:34} {median['server']:6.0f} {median['painted']:7.0f} {median['laid']:8.0f} "
        f"({min(run['laid'] for run in runs):4.0f}) {median['ready']:5.0f} "
        f"{statistics.median(run['painted'] for run in still):6.0f} "
        f"{served_in:5.0f} + {statistics.median(run['work'] for run in runs):4.0f} "
        f"{last['html'] / 1000:7.1f} {all_files:7.1f} ({all_files - second:5.1f}) "
        f"{max(run['shift'] for run in runs):8.4f}"
    )


def open_once(browser: Any, address: str, session: str, *, scripts: bool = True) -> dict[str, Any]:
    """Open the page in a context that has kept nothing; what its clock says, in milliseconds and bytes."""
    size = {"width": 1280, "height": 800}
    context = browser.new_context(
        locale="ar", viewport=size, service_workers="block", java_script_enabled=scripts
    )
    if session:
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    if scripts:
        page.add_init_script(WATCH)
        inspector = context.new_cdp_session(page)
        inspector.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address, wait_until="load")
    if scripts:
        while not page.evaluate("window.measured.ready"):
            page.wait_for_timeout(50)
        page.wait_for_timeout(200)
        metrics = inspector.send("Performance.getMetrics")["metrics"]
        work = next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")
        found = {**page.evaluate(RESULT), "work": 1000 * work}
    else:
        # The driver's own scripts still run, but no call for the next frame comes back.
        while not (found := page.evaluate(PAINTED)):
            page.wait_for_timeout(20)
    context.close()
    return found


if __name__ == "__main__":
    main()
