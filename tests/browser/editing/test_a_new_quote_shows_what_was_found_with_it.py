"""A quote made by one key comes with its cue and its speaker: lit, with the reasons, taken off by one key."""

from playwright.sync_api import expect

QUOTE = "أن ٢٥ شاحنة وصلت إلى العَقَبة"


def test_it_is_lit_and_told_why_and_taken_off_by_a_key(bare_desk):
    desk = bare_desk
    desk.drag_over(QUOTE)
    with desk.decision():
        desk.press("q")
    assert desk.painted("current") == QUOTE
    assert sorted(desk.painted("related").split("\n")) == ["أكدت", "شركة Blue Line"]
    panel = desk.page.locator("#panel")
    expect(panel.locator(".found")).to_have_count(2)
    expect(panel.locator(".found").last).to_contain_text("بعده جملة منقولة")
    with desk.decision():
        desk.press("x")
    assert desk.painted("related") == ""
    expect(panel.locator(".found")).to_have_count(0)
    with desk.decision():
        desk.press("u")
    assert desk.stored("cue") == ["أكدت"]
    with desk.decision():
        desk.press("u")
    assert desk.stored("quote") == desk.stored("cue") == desk.stored("speaker") == []
