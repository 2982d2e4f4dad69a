"""How many actions, and how long, sample articles take from suggestions to gold and from nothing to gold.

    python benchmarks/editor_actions.py [SAMPLE…]

In a database of its own that is thrown away, on gunicorn in a process of its own, in a real Chromium, by the
keyboard alone: a program looks at what parts the page's marks from the sample's gold marks, asks the
editor's own modules for the fewest keys that make one difference less, presses those, and so on until there
is none; then it says that the article is reviewed and compares the export with the gold, mark by mark. Every
key pressed is an action, with whatever is held down meanwhile; what is typed counts letter by letter. The
seconds are the browser's and the server's alone: the keys come as soon as the last decision is shown.

From suggestions in three ways: each looked at and decided; all accepted at once and then corrected; only
those corrected or rejected that are wrong, and the rest accepted with the review.

`marks`: spans, kinds of quotes, who and what serves which quote. `all`: names and kinds of speakers too, the
gazetteer's entries, the base forms of cues. Docs: docs/measured.md.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

BEGINNINGS = [
    b for b in ("one by one", "all at once", "with the review", "nothing") if b in os.environ.get("BEGIN", b)
]
# To the marks alone, to all that the scheme holds.
ENDS = [end == "all" for end in ("marks", "all") if end in os.environ.get("TO", end)]
SAMPLES = ["sample-01", "sample-11", "sample-05"]


def main() -> None:
    """Set up a database and a server, work, print."""
    from benchmarks.served import with_a_server

    with_a_server(lambda address: work(address, sys.argv[1:] or SAMPLES))


def work(address: str, samples: list[str]) -> None:
    """Every sample, every way to begin, every measure of what is wanted."""
    from playwright.sync_api import sync_playwright

    from annotations.samples import gold as gold_documents
    from benchmarks.editing.differences import gold_of
    from benchmarks.served import session_of
    from tests.browser.chromium import launch_arguments
    from tests.factories import make_editor

    golds = {document.id: document for document in gold_documents()}
    session = session_of(make_editor())
    print(f"{'article':10} {'letters':>7} {'marks':>5}  {'from':15} {'to':6} {'actions':>7} {'seconds':>7}")
    with sync_playwright() as driver, closing_connections():
        browser = driver.chromium.launch(**launch_arguments())
        for name in samples:
            for begin in BEGINNINGS:
                for full in ENDS:
                    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
                    page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
                    article = make_article(golds[name], suggested=begin != "nothing")
                    page.goto(f"{address}{article.get_absolute_url()}")
                    keyboard, seconds = bring(page, gold_of(golds[name]), golds[name].text, begin, full)
                    same(article, golds[name], full)
                    page.context.close()
                    count = sum(
                        len(gold_of(golds[name]).of(layer)) for layer in ("quote", "speaker", "cue", "place")
                    )
                    print(
                        f"{name:10} {len(golds[name].text):7} {count:5}  {begin:15}"
                        f" {'all' if full else 'marks':6}"
                        f" {keyboard.actions:7} {seconds:7.1f}  "
                        + ", ".join(f"{step} {spent}" for step, spent in keyboard.by_step.items()),
                        flush=True,
                    )
                    if os.environ.get("STEP_BY_STEP"):
                        for step, spent, words in keyboard.lines:
                            print(f"    {spent:3} {step:14} {words}")
        browser.close()


@contextmanager
def closing_connections() -> Iterator[None]:
    """Playwright's loop has database connections of its own; they are closed inside of it."""
    from django.db import connections

    try:
        yield
    finally:
        connections.close_all()


def make_article(document: Any, *, suggested: bool) -> Any:
    """An article of the document's text, which no other article in the database has."""
    from annotations.actions.suggest_article import suggest_article
    from tests.factories import make_article as make
    from tests.factories import make_set, version_of

    article = make(document.text, title=document.id, url=f"https://example.org/{time.time_ns()}")
    if suggested:
        suggest_article(version_of(article))
    make_set(article)
    return article


def bring(page: Any, gold: Any, text: str, begin: str, full: bool) -> tuple[Any, float]:
    """The keyboard that brought the page to gold and reviewed, and the seconds that it took."""
    from benchmarks.editing.keyboard import Keyboard

    page.locator("#bar").wait_for()
    page.evaluate("document.fonts.ready.then(() => null)")
    keyboard = Keyboard(page, text, full)
    page.locator("#text").focus()
    began = time.monotonic()
    if begin == "one by one":
        keyboard.one_by_one(gold)
    elif begin == "all at once":
        keyboard.accept_all()
    keyboard.suggested = begin != "nothing"
    keyboard.to_gold(gold)
    keyboard.review()
    return keyboard, time.monotonic() - began


def same(article: Any, document: Any, full: bool) -> None:
    """Raise where the export has other marks than the gold, in whatever of them was wanted."""
    from annotations.queries.corpus import reviewed_documents
    from benchmarks.editing.differences import gold_of

    title = article.title
    (exported,) = [
        d for d in reviewed_documents() if d.meta.get("url") == article.url and d.text == document.text
    ]
    ours, theirs = (flat(gold_of(one), full) for one in (exported, document))
    if ours != theirs:
        raise SystemExit(f"{title}: exported {[(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]}")


def flat(gold: Any, full: bool) -> list[Any]:
    """All that is compared."""
    quotes = {
        span: (
            q.kind,
            {(w.name, w.kind, w.mention) if full else w.mention for w in q.speakers if full or w.mention},
            set(q.cues),
        )
        for span, q in gold.quotes.items()
    }
    if full:
        return [quotes, gold.mentions, gold.cues, gold.places]
    return [quotes, set(gold.mentions), set(gold.cues), set(gold.places)]


if __name__ == "__main__":
    main()
