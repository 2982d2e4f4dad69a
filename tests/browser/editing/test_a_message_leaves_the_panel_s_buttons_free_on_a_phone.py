"""What the page says lies under the panel on a narrow window, never on what decides the mark in hand."""

import pytest
from playwright.sync_api import expect

from annotations.actions.change_mark import change_mark
from tests.factories import make_editor

FREE = """(button) => {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return bottom <= innerHeight && button.contains(document.elementFromPoint(x, y));
}"""


def _buttons_are_free(page):
    buttons = page.locator("#panel .mark-form > .buttons button").all()
    assert buttons
    return all(button.evaluate(FREE) for button in buttons)


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
    assert _buttons_are_free(page)


def test_a_refusal_leaves_them_free(desk):
    page = desk.page
    page.set_viewport_size({"width": 390, "height": 780})
    desk.click_on("الكلفة بلغت")
    expect(page.locator("#panel .why")).to_be_visible()
    quote = desk.mark("quote", "أن الكلفة بلغت ٤٠ مليون دينار", "suggestions")
    change_mark(user=make_editor("other"), mark=quote, seen_version=quote.version, name="غيره")
    page.locator("#text").focus()
    desk.press("3")
    expect(page.locator("#messages .refusal")).to_be_visible()
    page.wait_for_function("() => !document.querySelector('#panel').inert")
    assert _buttons_are_free(page)
