"""Both states and both buttons of a conflict are seen without scrolling, also in the window of a notebook."""

import pytest
from playwright.sync_api import expect

from annotations.actions.change_mark import change_mark
from tests.factories import make_editor


@pytest.mark.parametrize("size", [(1366, 850), (1366, 768), (390, 780)])
def test_the_buttons_are_whole_in_the_box(desk, size):
    page = desk.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    desk.hear_nothing()
    desk.click_on("الكلفة بلغت")
    expect(page.locator("#panel .why")).to_be_visible()
    quote = desk.mark("quote", "أن الكلفة بلغت ٤٠ مليون دينار", "suggestions")
    change_mark(user=make_editor("other"), mark=quote, seen_version=quote.version, name="غيره")
    page.locator("#text").focus()
    desk.press("3")
    refusal = page.locator("#messages .refusal")
    expect(refusal).to_be_visible()
    details = refusal.locator("details.both")
    if not details.evaluate("(one) => one.open"):
        details.locator("summary").click()
    expect(refusal.locator(".states")).to_be_visible()
    desk.next_picture()
    box = page.locator("#messages").bounding_box()
    for choice in ("theirs", "mine"):
        button = refusal.locator(f"[data-settle={choice}]").bounding_box()
        assert box["y"] <= button["y"]
        assert button["y"] + button["height"] <= box["y"] + box["height"] + 1
        # Nothing lies over it.
        middle = [button["x"] + button["width"] / 2, button["y"] + button["height"] / 2]
        assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).dataset.settle", middle) == choice
