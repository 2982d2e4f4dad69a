"""A server that was stopped and started again: what was done in between is sent by itself, in order, once."""

from playwright.sync_api import expect


def test_a_restarted_server_is_found_again_without_a_word_from_the_browser(served_desk, server):
    desk = served_desk
    desk.page.locator("#text").focus()
    desk.press("n")
    server.stop()
    desk.press("a", "a", "r")
    lost = desk.page.locator("#messages .lost")
    expect(lost).to_be_visible()
    expect(lost.locator("[data-waiting-count]")).to_have_text("3")
    assert desk.decisions == []
    server.start()
    expect(desk.page.locator("#reading")).to_have_attribute("data-revision", "3", timeout=20_000)
    expect(lost).to_have_count(0)
    assert desk.decisions == ["accept", "accept", "reject"]


def test_a_review_with_suggestions_left_asks_at_once_and_is_done_when_the_server_is_back(served_desk, server):
    desk, page = served_desk, served_desk.page
    page.locator("#text").focus()
    desk.press("n")
    server.stop()
    desk.press("a", "v")
    expect(page.locator("#settle")).to_be_visible()
    desk.press("r", "v")
    expect(page.locator("#settle")).to_be_hidden()
    expect(page.locator("#messages .lost [data-waiting-count]")).to_have_text("3")
    server.start()
    expect(page.locator("#reading")).to_have_attribute("data-state", "reviewed", timeout=20_000)
    expect(page.locator("#messages .refusal")).to_have_count(0)
    assert desk.decisions == ["accept", "review"]


def test_what_follows_a_change_of_the_same_suggestion_is_of_what_became_of_it(served_desk, server):
    """New boundaries accept a suggestion: deleting it then deletes that, and accepting is done."""
    desk, page = served_desk, served_desk.page
    page.locator("#text").focus()
    server.stop()
    desk.click_on("ضرورة الصيانة")
    desk.press("]", "Enter", "Delete")
    desk.click_on("أن الكلفة بلغت")
    desk.press("]", "Enter")
    desk.click_on("عمّان")
    desk.press("a")
    expect(page.locator("#messages .lost")).to_be_visible()
    server.start()
    expect(page.locator("#messages .lost")).to_have_count(0, timeout=20_000)
    expect(page.locator("#messages .refusal")).to_have_count(0)
    assert desk.decisions == ["change", "delete", "change", "accept"]
    assert "على ضرورة الصيانة" not in desk.stored("quote")


def test_send_now_does_not_wait_for_the_time(served_desk, server):
    desk = served_desk
    desk.page.clock.install()
    desk.page.locator("#text").focus()
    desk.press("n")
    server.stop()
    desk.press("a")
    lost = desk.page.locator("#messages .lost")
    expect(lost).to_be_visible()
    server.start()
    lost.locator("[data-command=retry]").click()
    expect(desk.page.locator("#reading")).to_have_attribute("data-revision", "1")
    assert desk.decisions == ["accept"]


def test_a_mark_whose_change_waits_shows_it(served_desk, server):
    desk, page = served_desk, served_desk.page
    page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    desk.click_on("عمّان")
    expect(page.locator("#panel blockquote")).to_have_text("عمّان")
    server.stop()
    page.locator("#panel [name=metonymy]").click()
    expect(page.locator("#panel .waiting")).to_be_visible()
    assert desk.painted("waiting") == "عمّان"
    server.start()
    expect(page.locator("#reading")).to_have_attribute("data-revision", "2", timeout=20_000)
    expect(page.locator("#panel .waiting")).to_have_count(0)
    assert desk.painted("waiting") == ""
    assert desk.mark("place", "عمّان").metonymy
