"""What the page says lies under the panel on a narrow window, never on what decides the mark in hand."""

import pytest
from playwright.sync_api import expect

from annotations.actions.change_mark import change_mark
from tests.factories import make_editor

FREE = """() => {
  const buttons = [...document.querySelectorAll("#panel .mark-form:not(.coming) > .buttons button")];
  return buttons.length > 0 && buttons.every((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return bottom <= innerHeight && button.contains(document.elementFromPoint(x, y));
  });
}"""


def _expect_free_buttons(page):
    """In the mark's own panel, when its scripts have measured it: they do so in the frame after it came."""
    page.wait_for_function(FREE)


@pytest.mark.parametrize("width", [320, 390, 800])
def test_a_passing_word_leaves_them_free(desk, width):
    page = desk.page
    page.set_viewport_size({"width": width, "height": 700})
    desk.press("n")
    expect(page.locator("#panel .why")).to_be_visible()
    with desk.decision():
        desk.press("a")
    with desk.decision():
        desk.press("u")
    expect(page.locator("#messages .passing")).to_be_visible()
    desk.press("n")
    expect(page.locator("#panel .why")).to_be_visible()
    _expect_free_buttons(page)


def test_a_refusal_leaves_them_free(desk):
    page = desk.page
    page.set_viewport_size({"width": 390, "height": 780})
    desk.hear_nothing()
    desk.click_on("الكلفة بلغت")
    expect(page.locator("#panel .why")).to_be_visible()
    quote = desk.mark("quote", "أن الكلفة بلغت ٤٠ مليون دينار", "suggestions")
    change_mark(user=make_editor("other"), mark=quote, seen_version=quote.version, name="غيره")
    page.locator("#text").focus()
    desk.press("3")
    expect(page.locator("#messages .refusal")).to_be_visible()
    page.wait_for_function("() => !document.querySelector('#panel').inert")
    _expect_free_buttons(page)
