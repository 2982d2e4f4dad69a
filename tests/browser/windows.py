"""Windows of the browser that serve one test after another, each handed out as if it were new.

A new window costs more than most tests do in it: two processes, and every script read and compiled again.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Error, Page

# What cannot be taken back from a window in which it was called.
LASTING = (
    "add_init_script",
    "expose_binding",
    "expose_function",
    "route_from_har",
    "route_web_socket",
    "set_default_navigation_timeout",
    "set_default_timeout",
    "set_extra_http_headers",
    "set_geolocation",
)
CLOCK = ("install", "fast_forward", "pause_at", "run_for", "set_fixed_time", "set_system_time")
# What can.
BACK = ("emulate_media", "grant_permissions", "on", "once", "route", "set_offline", "set_viewport_size")
# As many are kept as a file of tests takes turns with; each holds a process.
MOST = 3
MILLISECONDS = 10_000
# A file that every server here has, and that does nothing when it is opened.
STILL = "/static/js/offsets.js"
STORED = "local_storage,indexeddb,cache_storage,service_workers"


@dataclass
class Window:
    """A page in a context of its own, what it was opened with, and what a test left in it."""

    page: Page
    arguments: dict[str, Any]
    session: CDPSession
    done: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    heard: list[tuple[Any, ...]] = field(default_factory=list)


class Windows:
    """The kept windows of one browser, the last used one last."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.kept: list[Window] = []

    def open(self, **arguments: Any) -> Window:
        """A window of a context with these arguments (`Browser.new_context`), empty, nothing stored in it."""
        for window in reversed(self.kept):
            if window.arguments == arguments:
                self.kept.remove(window)
                return window
        page = self.browser.new_context(**arguments).new_page()
        page.context.set_default_timeout(MILLISECONDS)
        window = Window(page, arguments, page.context.new_cdp_session(page))
        _notice(window)
        return window

    def give_back(self, window: Window, *, keep: bool) -> None:
        """Leave its page and end its requests; keep the window for another test, if it can be as new."""
        if keep and not window.done & {*LASTING, *CLOCK} and not window.page.is_closed():
            with suppress(Error):
                _make_as_new(window)
                self.kept.append(window)
                for old in self.kept[:-MOST]:
                    self.kept.remove(old)
                    old.page.context.close()
                return
        window.page.context.close()


def _notice(window: Window) -> None:
    """Have the window's own functions tell what is done with it."""
    page, context = window.page, window.page.context
    page.on("framenavigated", lambda frame: window.origins.add(_origin(frame.url)))

    def notices(of: Any, name: str) -> None:
        does = getattr(of, name)

        def do(*values: Any, **named: Any) -> Any:
            window.done.add(name)
            if of is page and name in ("on", "once"):
                window.heard.append(values)
            return does(*values, **named)

        setattr(of, name, do)

    for of, names in ((page, (*LASTING, *BACK)), (context, (*LASTING, *BACK)), (page.clock, CLOCK)):
        for name in names:
            if hasattr(of, name):
                notices(of, name)


def _make_as_new(window: Window) -> None:
    page, context = window.page, window.page.context
    for other in context.pages:
        if other is not page:
            window.origins.add(_origin(other.url))
            other.close()
    if "set_offline" in window.done:
        context.set_offline(False)
    if "route" in window.done:
        page.unroute_all(behavior="ignoreErrors")
        context.unroute_all(behavior="ignoreErrors")
    if page.url.startswith("http"):
        # A page of another site, or an empty one, would take a new process.
        page.goto(_origin(page.url) + STILL)
        page.evaluate("sessionStorage.clear()")
    page.mouse.move(-1, -1)
    for heard in window.heard:
        with suppress(KeyError):
            page.remove_listener(*heard)
    for origin in window.origins:
        if origin.startswith("http"):
            window.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": STORED})
    context.clear_cookies()
    if "grant_permissions" in window.done:
        context.clear_permissions()
    if "set_viewport_size" in window.done:
        page.set_viewport_size(window.arguments.get("viewport") or {"width": 1280, "height": 720})
    if "emulate_media" in window.done:
        page.emulate_media(
            media="null",
            color_scheme=window.arguments.get("color_scheme", "light"),
            reduced_motion=window.arguments.get("reduced_motion", "no-preference"),
            forced_colors=window.arguments.get("forced_colors", "none"),
            contrast=window.arguments.get("contrast", "no-preference"),
        )
    window.done.clear()
    window.heard.clear()
    window.origins.clear()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
