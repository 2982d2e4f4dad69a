"""The page of one quote: its address and citations can be taken with and without script."""

import pytest
from playwright.sync_api import Page, expect

from annotations.actions.listing import list_again
from annotations.models import ListedQuote
from tests.factories import version_of


@pytest.fixture
def address(article, live_server) -> str:
    """Where the one direct quote of the article has its page."""
    list_again(version_of(article))
    return f"{live_server.url}/quotes/{ListedQuote.objects.get(kind='direct').pk}/"


def test_without_script_all_can_be_read_and_no_dead_button_is_there(
    address: str, new_window, browser_context_args
) -> None:
    page = new_window(**browser_context_args, java_script_enabled=False)
    page.goto(address)
    expect(page.locator("#address")).to_have_text(address)
    expect(page.locator("#plain")).to_contain_text("مزارعة: «هذه أرضنا. وسنبقى فيها»")
    expect(page.locator("#bibtex")).to_contain_text("@misc{quote-")
    assert page.locator("main button:visible").count() == 0


@pytest.mark.parametrize(
    ("source", "begins"), [("address", "http"), ("plain", "مزارعة"), ("bibtex", "@misc")]
)
def test_a_button_copies_and_says_so(address: str, page: Page, source: str, begins: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.locator(f"[data-copy={source}]").click()
    expect(page.locator("#copied")).to_have_text("نُسخ")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(f"#{source}").text_content().strip()
    assert copied.startswith(begins)


def test_where_nothing_may_be_copied_the_words_are_selected(address: str, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(address)
    page.locator("[data-copy=address]").click()
    assert page.evaluate("getSelection().toString()") == address
    expect(page.locator("#copied")).to_contain_text("Ctrl")


def test_the_browser_s_own_sharing_is_offered_where_it_has_one(address: str, page: Page) -> None:
    page.add_init_script("navigator.share = async (data) => { globalThis.shared = data; }")
    page.goto(address)
    page.locator("[data-share]").click()
    shared = page.evaluate("globalThis.shared")
    assert (shared["title"], shared["url"]) == ("مزارعة", address)
    assert shared["text"] == "«هذه أرضنا. وسنبقى فيها»"


def test_it_is_not_where_the_browser_has_none(address: str, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'share', { value: undefined })")
    page.goto(address)
    expect(page.locator("[data-copy=address]")).to_be_visible()
    expect(page.locator("[data-share]")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_runs_out_of_the_window(address: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for where in (address, address.rsplit("/", 2)[0] + "/"):
        page.goto(where)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
