"""In the panel a press of a kind is sent at once: on another kind than the one that is chosen."""

from playwright.sync_api import expect


def test_the_chosen_kind_of_a_suggestion_does_not_accept_it_and_another_one_says_so(desk):
    desk.page.locator("#text").focus()
    desk.press("n")
    panel = desk.page.locator("#panel")
    expect(panel.locator("[name=kind][value=mixed]")).to_be_checked()
    expect(panel.locator(".note")).to_be_visible()
    panel.locator("label:has([value=mixed])").click()
    panel.locator("label:has([value=mixed])").dblclick()
    with desk.decision():
        panel.locator("label:has([value=indirect])").click()
    assert desk.decisions == ["change"]
    expect(panel.locator("[name=kind][value=indirect]")).to_be_checked()
    expect(panel.locator(".note")).to_have_count(0)
