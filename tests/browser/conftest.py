"""Fixtures of the browser tests: a real Chromium, in Arabic, on a server with the real pages and files."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.servers import basehttp
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.answering import OneAnswer, wait_for_requests
from tests.browser.chromium import launch_arguments
from tests.browser.windows import Windows

# Playwright's own loop makes Django think that the tests run inside an asynchronous program.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses a page: `-m browser` picks them, `-m "not browser"` leaves them out.

    A browser, a server and a database share a small machine, and once in some thousands of tests one of them
    is late. Such a test is tried once more, from its fixtures on; the run's summary names it (RERUN), and one
    that is named again and again waits for the wrong thing and is to be mended.
    """
    for item in items:
        if {"page", "context", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium that is there or can be had; without one the tests fail and say why."""
    return {**browser_type_launch_args, **launch_arguments()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """An Arabic reader's browser, for whom nothing comes from outside this machine."""
    return {**browser_context_args, "locale": "ar", "timezone_id": "Africa/Cairo"}


@pytest.fixture(scope="session", autouse=True)
def one_answer_a_connection() -> Iterator[None]:
    """Have the live server close every connection when it has answered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(basehttp, "ServerHandler", OneAnswer)
        yield


@pytest.fixture(scope="session")
def kept_windows(browser: Browser) -> Windows:
    """The windows that are kept from test to test."""
    # Short waits: a page of ours that takes longer is a fault.
    expect.set_options(timeout=10_000)
    return Windows(browser)


@pytest.fixture
def new_window(request: pytest.FixtureRequest, kept_windows: Windows) -> Iterator[Callable[..., Page]]:
    """Opens a window with the arguments of a context. It is another test's afterwards: leave it open."""
    opened = []

    def new_window(**arguments: Any) -> Page:
        opened.append(kept_windows.open(**arguments))
        return opened[-1].page

    yield new_window
    call = getattr(request.node, "rep_call", None)
    for window in opened:
        kept_windows.give_back(window, keep=call is not None and call.passed)
    # The database is emptied next, and a request that is still at work there would stand in the way.
    wait_for_requests()


@pytest.fixture
def page(new_window: Callable[..., Page], browser_context_args: dict[str, Any]) -> Page:
    """A window of an Arabic reader."""
    return new_window(**browser_context_args)


@pytest.fixture
def context(page: Page) -> BrowserContext:
    """The context of the test's page."""
    return page.context
