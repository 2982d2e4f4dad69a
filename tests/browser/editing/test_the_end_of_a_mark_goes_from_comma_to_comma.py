"""One key ends the mark in hand at the comma or quotation mark before, another at the next; kept at once."""

LONG = "أن ٢٥ شاحنة وصلت إلى العَقَبة وبالقاهرة وللأردن"


def test_back_and_on_each_one_decision(bare_desk):
    desk = bare_desk
    desk.drag_over("الجسر.\nسيبقى مفتوحا»، وأكدت شركة")
    with desk.decision():
        desk.press("Alt+3")
    with desk.decision():
        desk.press("z")
    assert desk.stored("quote") == ["الجسر.\nسيبقى مفتوحا»"]
    with desk.decision():
        desk.press("Shift+Z")
    assert desk.stored("quote") == [f"الجسر.\nسيبقى مفتوحا»، وأكدت شركة Blue Line {LONG}"]
    assert desk.decisions == ["create", "change", "change"]
    desk.press("Shift+Z")
    desk.page.locator("#messages .passing").wait_for()
    assert desk.decisions == ["create", "change", "change"]
