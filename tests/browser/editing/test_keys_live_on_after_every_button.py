"""No press of a button leaves the keys dead: the focus goes back to the text or stays where keys work."""

import pytest
from playwright.sync_api import expect

QUOTE = "ضرورة الصيانة"


def _take(desk):
    desk.click_on(QUOTE)
    expect(desk.page.locator("#panel blockquote")).to_have_text(QUOTE)


@pytest.mark.parametrize(
    "button",
    [
        "#panel [data-command=end-in]:not([data-unit])",
        "#panel button.accept",
        "#panel button.reject",
        "#panel .close",
        "#panel [name=cues]",
        "#bar [data-command=next-suggestion]",
        "#bar .undo",
    ],
)
def test_a_press_gives_the_focus_back_to_the_text(desk, button):
    _take(desk)
    desk.page.evaluate("document.activeElement.blur()")
    desk.page.locator(button).click()
    expect(desk.page.locator("#text")).to_be_focused()
    expect(desk.page.locator("html")).not_to_have_attribute("data-writing", "")
    assert desk.focus == "text"


def test_new_boundaries_from_the_toolbar_leave_the_focus_in_the_text(desk):
    _take(desk)
    desk.drag_over(f"على {QUOTE}")
    desk.page.evaluate("document.activeElement.blur()")
    with desk.decision():
        desk.page.locator("#toolbar [data-command=boundaries]:visible").click()
    assert desk.focus == "text"
    assert desk.stored("quote") == [f"على {QUOTE}"]


def test_who_works_in_the_panel_by_keys_keeps_them(desk):
    _take(desk)
    button = desk.page.locator("#panel [data-command=start-out]:not([data-unit])")
    button.focus()
    desk.press("Enter")
    expect(desk.page.locator("#panel blockquote")).to_have_text(f"على {QUOTE}")
    expect(button).to_be_focused()
    with desk.decision():
        desk.press("a")
    assert desk.stored("quote") == [f"على {QUOTE}"]


def test_the_panel_drawn_anew_keeps_the_focus(desk):
    _take(desk)
    # The answer to a key pressed in the text comes when the focus is in the panel already.
    desk.press("]", "Enter", "e")
    expect(desk.page.locator("#reading")).to_have_attribute("data-revision", "1")
    expect(desk.page.locator("#panel .status")).to_have_count(0)
    assert desk.page.evaluate("Boolean(document.activeElement.closest('#panel, #text'))")
