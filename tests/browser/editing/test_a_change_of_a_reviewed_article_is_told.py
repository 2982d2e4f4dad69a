"""A change takes a reviewed article back to in review, and the page says so."""

from playwright.sync_api import expect


def test_deleting_a_mark_of_a_reviewed_article_says_that_it_is_in_review_again(desk):
    page = desk.page
    page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    with desk.decision():
        desk.press("v")
    expect(page.locator("#reading .state.reviewed")).to_be_visible()
    assert page.locator("#messages .message").count() == 0
    desk.click_on("الزرقاء")
    with desk.decision():
        desk.press("Delete")
    notice = page.locator("#messages [data-about=reopened]")
    expect(notice).to_be_visible()
    expect(page.locator("#reading .state.in_review")).to_be_visible()
    expect(page.locator("#bar [data-command=review]")).to_be_visible()
    with desk.decision():
        desk.press("v")
    expect(notice).to_have_count(0)
