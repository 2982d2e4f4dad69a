"""Paragraphs far down are laid out late; whatever leads there arrives all the same."""

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Mark
from tests.browser.reading.conftest import use_the_faces
from tests.factories import make_article, make_mark, make_set

PARAGRAPHS = 150
# Some are short and some long, so that no guess at their height is right.
TEXT = "\n".join(
    f"الفقرة رقم {number}. " + "وسار العمل في الطريق كما كان مقررا له من قبل. " * (1 + number % 7)
    for number in range(PARAGRAPHS)
)
LAST = "رقم 140"
SKIPPED = """() => [...document.querySelectorAll('#text .row')]
  .filter((row) => getComputedStyle(row).contentVisibility === 'auto').length"""


@pytest.fixture
def long_article(transactional_db, settings):
    settings.PUBLIC_READING = "all"
    article = make_article(TEXT.replace(". \n", ".\n").strip(), title="طريق طويل")
    shared = make_set(article, state="in_review")
    for number in range(0, PARAGRAPHS, 10):
        make_mark(shared, "place", f"رقم {number}", nth=0)
    return article


def test_an_address_of_a_mark_far_down_brings_it_into_sight(long_article, live_server, page: Page):
    mark = Mark.objects.get(text=LAST)
    page.goto(f"{live_server.url}{long_article.get_absolute_url()}#mark-{mark.pk}")
    expect(page.locator(f"#mark-{mark.pk}")).to_be_in_viewport()
    use_the_faces(page)
    expect(page.locator(f"#mark-{mark.pk}")).to_be_in_viewport()


def test_a_link_to_a_mark_far_down_does_too(long_article, live_server, page: Page):
    page.goto(live_server.url + long_article.get_absolute_url())
    page.locator(".lists #places a", has_text=LAST).click()
    expect(page.locator("#text mark", has_text=LAST)).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_far_down_is_left_for_later(long_article, live_server, browser, scripts):
    # How far the page is laid out hangs on how soon its files come, so here they come for the first time.
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(live_server.url + long_article.get_absolute_url(), wait_until="commit")
        expect(page.locator("#text .row")).to_have_count(PARAGRAPHS)
        if scripts:
            # In the end all is laid out, so that the page stands still from then on.
            expect(page.locator("html[data-whole]")).to_be_attached()
            assert page.evaluate(SKIPPED) == 0
        else:
            page.wait_for_load_state()  # the style sheets are there then
            assert page.evaluate(SKIPPED) > 100
            page.locator("#text mark", has_text=LAST).scroll_into_view_if_needed()
            expect(page.locator("#text mark", has_text=LAST)).to_be_in_viewport()
