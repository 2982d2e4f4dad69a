"""A press on the page's empty space leaves the keys alive and the caret where it was."""

import pytest
from playwright.sync_api import expect

QUOTE = "ضرورة الصيانة"


@pytest.mark.parametrize("key", ["j", "k", "n"])
def test_steps_work_where_the_main_part_has_the_focus(desk, key):
    desk.page.evaluate("document.querySelector('main').focus()")
    assert desk.focus == "main"
    desk.press(key)
    assert desk.painted("current") != ""
    assert desk.focus == "text"


def test_the_list_of_keys_opens_there(desk):
    desk.page.evaluate("document.querySelector('main').focus()")
    desk.press("Shift+Slash")
    expect(desk.page.locator("#shortcuts")).to_be_visible()


def test_a_press_beside_the_text_moves_no_caret(desk):
    page = desk.page
    page.set_viewport_size({"width": 1366, "height": 850})
    desk.click_on(QUOTE)
    expect(page.locator("#panel .why")).to_be_visible()
    at = desk.selected
    column = page.locator("#text").bounding_box()
    header = page.locator("header.site").bounding_box()
    beside = header["x"] + 2
    for x, y in ((20, 400), (column["x"] + 5, column["y"] + column["height"] - 5), (beside, 8)):
        page.mouse.click(x, y)
        assert desk.focus == "text", (x, y)
        assert desk.selected == at, (x, y)
        assert desk.painted("current") == QUOTE
    desk.press("]")
    expect(page.locator("#panel .pending")).to_be_visible()
    page.mouse.click(20, 400)
    expect(page.locator("#panel .pending")).to_be_visible()
    with desk.decision():
        desk.press("Enter")
    assert desk.stored("quote") == [f"على {QUOTE}"]


def test_e_goes_to_a_field_that_is_seen(desk):
    page = desk.page
    for words in ("رنا العمري", "أكدت", "عمّان", QUOTE):
        desk.press("Escape")
        desk.click_on(words)
        expect(page.locator("#panel form.mark-form")).to_be_visible()
        desk.press("e")
        page.wait_for_function("document.activeElement.closest('#panel fieldset, #panel .fields')")
        assert page.evaluate("document.activeElement.checkVisibility()")
        assert not page.evaluate("document.activeElement.matches('.unseen')")


def test_w_on_a_place_looks_places_up(desk):
    desk.click_on("مدخل عمّان")
    desk.click_on("عمّان")
    expect(desk.page.locator("#panel #panel-place")).to_be_visible()
    desk.press("w")
    expect(desk.page.locator("#panel-place")).to_be_focused()


def test_w_says_what_it_is_for_where_nothing_is_in_hand(desk):
    desk.page.locator("#text").focus()
    desk.press("w")
    expect(desk.page.locator("#messages .passing")).to_contain_text("عن علامة")
