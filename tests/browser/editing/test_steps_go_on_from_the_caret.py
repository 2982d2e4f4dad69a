"""After the caret has been moved by keys or mouse the next mark is the one after the caret."""

from playwright.sync_api import expect

FIRST = "قال"
LAST = "الازدحام عند مدخل عمّان وبالزرقاء"


def test_from_the_texts_beginning(desk):
    desk.click_on("ضرورة الصيانة")
    desk.press("Control+Home", "j")
    assert desk.painted("current") == FIRST
    desk.press("Control+End", "Shift+n")
    assert desk.painted("current") == "الزرقاء"
    desk.press("Control+Home", "n")
    assert desk.painted("current").startswith('إن "الجسر')


def test_from_a_place_that_was_clicked(desk):
    desk.click_on("ضرورة الصيانة")
    desk.click_on("فيما")
    desk.press("n")
    assert desk.painted("current") == LAST


def test_from_a_mark_that_begins_at_the_caret(desk):
    desk.press("Tab")
    desk.page.locator("#text").focus()
    desk.walk_to("قال وزير")
    desk.press("j")
    assert desk.painted("current") == FIRST


def test_the_mark_in_hand_is_left_for_the_one_after_it(desk):
    desk.page.locator("#text").focus()
    desk.press("n", "n")
    # Within the quote of a moment ago.
    assert desk.painted("current") == "إربد"
    desk.press("n")
    assert desk.painted("current") == "أن الكلفة بلغت ٤٠ مليون دينار"
    expect(desk.page.locator("#panel blockquote")).to_have_text("أن الكلفة بلغت ٤٠ مليون دينار")


def test_an_edge_of_the_word_at_the_caret_moves_where_no_mark_is_in_hand(desk):
    desk.page.locator("#text").focus()
    desk.walk_to("الكلفة")
    desk.press("[")
    assert desk.page.evaluate("getSelection().toString()") == "الكلفة بلغت"
