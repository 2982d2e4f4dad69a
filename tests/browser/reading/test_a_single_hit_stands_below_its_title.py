"""Several hits stand one below the other, in the middle; one alone has only its title to stand below."""

import pytest
from playwright.sync_api import Page

from newsreader.articles.importing import Incoming, store

WIDE, NARROW = {"width": 1366, "height": 850}, {"width": 390, "height": 844}


@pytest.fixture
def articles(transactional_db, settings) -> None:
    settings.PUBLIC_READING = "all"
    texts = [
        "وصلت السفينة مساء.",
        "خرج القارب صباحا، وعاد ليلا.",
        "القارب قديم. ولا أحد يعرف لمن هذا القارب.",
    ]
    items = [
        Incoming("file", n, text, f"الخبر {n}", True, f"https://news.example/{n}")
        for n, text in enumerate(texts)
    ]
    store(items, on_refused=pytest.fail)


def edges(page: Page, selector: str) -> list[float]:
    return page.locator(selector).evaluate_all("all => all.map((it) => it.getBoundingClientRect().right)")


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_a_single_hit_begins_where_its_title_does(articles, live_server, page: Page, viewport) -> None:
    page.set_viewport_size(viewport)
    page.goto(f"{live_server.url}/search/?q=السفينة")
    [title], [line] = edges(page, ".found h3"), edges(page, ".lines .before span")
    assert abs(title - line) < 2


def test_several_stand_one_below_the_other(articles, live_server, page: Page) -> None:
    page.set_viewport_size(WIDE)
    page.goto(f"{live_server.url}/search/?q=قارب")
    middles = page.locator(".lines a > mark").evaluate_all(
        "all => all.map((it) => (it.getBoundingClientRect().left + it.getBoundingClientRect().right) / 2)"
    )
    assert len(middles) == 3
    assert max(middles) - min(middles) < 2
    assert abs(edges(page, ".found h3")[0] - edges(page, ".lines .before span")[0]) > 100
