"""Before anything has the focus: the first stop of Tab and keys that change nothing lead to the text."""

import pytest
from playwright.sync_api import expect


def test_the_first_stop_of_tab_is_a_link_to_the_text(desk):
    desk.press("Tab")
    skip = desk.page.locator(".skip")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["y"] >= 0
    desk.press("Enter")
    assert desk.focus == "text"
    desk.press("n")
    assert desk.painted("current").startswith('إن "الجسر')


def test_a_line_above_the_text_says_how_keys_begin_to_work(desk):
    hint = desk.page.locator(".hint")
    expect(hint).to_be_visible()
    expect(hint.locator("kbd")).to_have_text("?")
    assert hint.bounding_box()["y"] < desk.page.locator("#text").bounding_box()["y"]


@pytest.mark.parametrize(("key", "words"), [("j", "قال"), ("k", "الزرقاء"), ("n", 'إن "الجسر الجديد')])
def test_steps_work_at_once_and_go_to_the_text(desk, key, words):
    desk.press(key)
    assert desk.painted("current").startswith(words)
    assert desk.focus == "text"


def test_the_list_of_keys_opens_at_once(desk):
    desk.press("Shift+Slash")
    expect(desk.page.locator("#shortcuts")).to_be_visible()
    desk.press("Escape")
    assert desk.focus == "text"


def test_keys_that_decide_do_nothing_without_the_focus(desk):
    desk.click_on("إربد")
    expect(desk.page.locator("#panel blockquote")).to_have_text("إربد")
    desk.page.evaluate("document.activeElement.blur()")
    desk.press("a", "r", "u", "v", "Delete", "Shift+A", "Shift+R", "q")
    expect(desk.page.locator("dialog[open]")).to_have_count(0)
    assert desk.decisions == []
    # Decisions are sent one after the other: one of those keys would stand before that of a key in the text.
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.press("a")
    assert desk.decisions == ["accept"]
    assert desk.stored("place") == ["إربد"]
