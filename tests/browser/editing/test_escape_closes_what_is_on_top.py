"""Esc closes the menu, then the selection's toolbar, then the panel; a dialog before all; the focus stays."""

from playwright.sync_api import expect

QUOTE = "ضرورة الصيانة"


def test_menu_then_toolbar_then_panel(desk):
    page = desk.page
    desk.click_on(QUOTE)
    page.locator("#panel [data-command=start-out]:not([data-unit])").click()
    page.locator("#bar summary").click()
    menu, toolbar, panel = page.locator("#bar .menu"), page.locator("#toolbar"), page.locator("#panel")
    expect(menu).to_be_visible()
    desk.press("Escape")
    expect(menu).to_be_hidden()
    expect(toolbar).to_be_visible()
    assert desk.focus == "text"
    desk.press("Escape")
    expect(toolbar).to_be_hidden()
    expect(panel.locator("blockquote")).to_have_text(QUOTE)
    desk.press("Escape")
    expect(panel).to_be_hidden()
    assert desk.focus == "text"


def test_a_menu_opened_by_keys_gives_the_focus_back_to_its_button(desk):
    summary = desk.page.locator("#bar summary")
    summary.focus()
    desk.press("Enter")
    expect(desk.page.locator("#bar .menu")).to_be_visible()
    desk.press("Tab")
    expect(desk.page.locator("#bar .menu button").first).to_be_focused()
    desk.press("Escape")
    expect(desk.page.locator("#bar .menu")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_dialog_gives_the_focus_back_to_where_it_was(desk):
    review = desk.page.locator("#bar .review")
    review.focus()
    desk.press("Enter")
    expect(desk.page.locator("#settle")).to_be_visible()
    desk.press("Escape")
    expect(review).to_be_focused()


def test_the_panel_closes_also_where_nothing_has_the_focus(desk):
    desk.click_on(QUOTE)
    expect(desk.page.locator("#panel blockquote")).to_have_text(QUOTE)
    desk.page.evaluate("document.activeElement.blur()")
    desk.press("Escape")
    expect(desk.page.locator("#panel")).to_be_hidden()
    assert desk.focus == "text"
