"""Looking, for the tests of independent annotation."""

import os

from playwright.sync_api import Page


def look(page: Page, name: str) -> None:
    """Keep a picture of the page where a folder for them is named."""
    if folder := os.environ.get("NEWSREADER_LOOK"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
