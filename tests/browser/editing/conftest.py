"""Two kinds of pages: the scripts by themselves on a text with marks, and an article before its editor."""

import itertools
import threading
from collections.abc import Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser.editing.article import LETTERS, make_suggested_article
from tests.browser.editing.desk import EditorsDesk
from tests.browser.editing.served import Server
from tests.browser.signing_in import sign_in
from tests.factories import make_article, make_editor

ROOT = Path(__file__).resolve().parents[3]

# Every kind of letter that counts differently somewhere: emoji of one and of several code points, tashkeel,
# tatweel, ZWNJ, Latin, both kinds of digits, a blank line.
TEXT = (
    "قالَ الرَّئيس 😀 محمّد العليّ: «نـــعم، سنعمل»\u200f في ٢٠٢٤ و2025.\n"
    "\n"
    'وبالقاهرة می\u200cخواهم NATO 👩\u200d👩\u200d👧 للأردن "حسنا".'
)
# Marks as the page draws them: a nested one, one that begins in mid-word, one over the emoji.
MARKS = [
    (TEXT.index(words), TEXT.index(words) + len(words), layer)
    for words, layer in [
        ("قالَ", "cue"),
        ("رَّئيس 😀 محمّد", "speaker"),
        ("«نـــعم، سنعمل»", "quote"),
        ("ـعم", "place"),
    ]
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def reading(text: str, marks: list[tuple[int, int, str]]) -> str:
    """The text as the article page draws it: paragraphs with their start, flat pieces, a margin."""
    rows, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            cuts = sorted({start, end, *(c for a, b, _ in marks for c in (a, b) if start < c < end)})
            pieces = []
            for a, b in itertools.pairwise(cuts):
                over = [str(n) for n, (c, d, _) in enumerate(marks) if c <= a and b <= d]
                piece = escape(text[a:b])
                pieces.append(
                    f'<mark class="piece" data-marks="{" ".join(over)}">{piece}</mark>' if over else piece
                )
            rows.append(
                f'<div class="row"><p data-start="{start}">{"".join(pieces)}</p>'
                '<ul class="notes"><li>الهامش 😀</li></ul></div>'
            )
        start = end + 1
    return f'<div id="reading"><div id="text" lang="ar" dir="rtl">{"".join(rows)}</div></div>'


@pytest.fixture(scope="session")
def static_site() -> Iterator[str]:
    """The address of a server of the checkout's static files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(ROOT)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def text_page(page, static_site):
    """A page that holds TEXT with MARKS, and the modules as window.offsets and window.selection."""
    page.goto(f"{static_site}/static/js/offsets.js")
    page.set_content(f"<!doctype html><meta charset=utf-8><title>.</title>{reading(TEXT, MARKS)}")
    page.evaluate(
        """async () => {
            window.offsets = await import("/static/js/offsets.js");
            window.words = await import("/static/js/selection.js");
            window.text = offsets.readText(document.querySelector("#text"));
            window.prepared = words.prepare(text.chars);
        }"""
    )
    return page


@pytest.fixture
def editor(transactional_db):
    return make_editor()


@pytest.fixture
def signed_in(page, editor, live_server):
    """The browser's page, its editor logged in."""
    sign_in(page, live_server.url, editor)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Content Security" in line.text else None)
    yield page
    assert faults == []


@pytest.fixture
def phone_page(new_window, editor, live_server):
    """The page of a phone's browser, its editor logged in."""
    page = new_window(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True, locale="ar")
    sign_in(page, live_server.url, editor)
    return page


@pytest.fixture
def desk(signed_in, live_server) -> EditorsDesk:
    """The article of six quotes, all suggested, open before its editor."""
    return EditorsDesk(signed_in, make_suggested_article(), live_server.url).open()


@pytest.fixture
def server(transactional_db) -> Iterator[Server]:
    """A server that the test may stop and start again."""
    server = Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def served_desk(page, editor, server) -> EditorsDesk:
    """The article of six quotes, all suggested, open before its editor on the server that may be stopped."""
    sign_in(page, server.url, editor)
    return EditorsDesk(page, make_suggested_article(), server.url).open()


@pytest.fixture
def bare_desk(signed_in, live_server) -> EditorsDesk:
    """A text of all sorts of letters without a mark, open before its editor."""
    return EditorsDesk(signed_in, make_article(LETTERS), live_server.url).open()
