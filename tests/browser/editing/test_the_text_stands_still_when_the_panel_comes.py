"""The form of a mark comes a moment after the mark was taken: no word moves in the window, so drags go on."""

import pytest
from playwright.sync_api import expect

QUOTE = "ضرورة الصيانة"
_LAST = "document.querySelector('#text .row:last-child p')"
_TO_MIDDLE = f"{_LAST}.scrollIntoView({{ block: 'center', behavior: 'instant' }})"
_TOP = f"{_LAST}.getBoundingClientRect().top"


@pytest.mark.parametrize("size", [(1280, 720), (1440, 600)])
def test_a_page_that_was_scrolled_before_the_form_came_stays_there(desk, size):
    page = desk.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    held = []
    page.route("**/marks/*/", lambda route: held.append(route))
    with page.expect_request("**/marks/*/"):
        desk.click_on(QUOTE)
    expect(page.locator("#panel .coming blockquote")).to_have_text(QUOTE)
    page.evaluate(_TO_MIDDLE)
    top = page.evaluate(_TOP)
    desk.next_picture()
    [route] = held
    route.continue_()
    expect(page.locator("#panel .edges")).to_be_visible()
    # What is measured in one picture may move something in the next.
    desk.next_picture()
    desk.next_picture()
    assert page.evaluate(_TOP) == pytest.approx(top, abs=1)
