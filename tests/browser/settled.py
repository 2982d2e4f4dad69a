"""What htmx has put into a page, ready to be used."""

from playwright.sync_api import Page, expect


def settled(page: Page) -> None:
    """Wait until htmx has made what it put in do something: it does so some milliseconds after it is seen."""
    expect(page.locator(".htmx-added, .htmx-settling")).to_have_count(0)
