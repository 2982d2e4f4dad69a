"""A comment on the mark in hand is written and sent by keys alone, with the button that sends it in sight."""

from playwright.sync_api import expect

QUOTE = "ضرورة الصيانة"


def test_a_key_leads_to_it_and_control_or_meta_with_enter_sends_it(desk):
    page = desk.page
    page.set_viewport_size({"width": 1366, "height": 500})
    desk.click_on(QUOTE)
    field = page.locator("#panel .talks .new textarea")
    for number, key in enumerate(("Control+Enter", "Meta+Enter"), 1):
        expect(field).to_be_visible()
        desk.form_is_there()
        page.locator("#text").focus()
        desk.press("t")
        expect(field).to_be_focused()
        expect(page.locator("#panel .talks .new button")).to_be_in_viewport(ratio=1)
        page.keyboard.type(f"سؤال {number}")
        page.keyboard.press(key)
        expect(page.locator("#panel .talks > ol > li")).to_have_count(number)
        expect(field).to_have_value("")
        expect(page.locator("#text")).to_be_focused()
