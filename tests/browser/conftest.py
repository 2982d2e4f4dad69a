"""Fixtures of the browser tests: a real Chromium, in Arabic, on a server with the real pages and files."""

import os
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.chromium import launch_arguments

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


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """The browser's context with short waits: a page of ours that takes longer is a fault."""
    context.set_default_timeout(10_000)
    expect.set_options(timeout=10_000)
    return context
