"""With nothing selected the key of quotes marks what the rules see at the caret, and then the next."""

QUOTE = "أن ٢٥ شاحنة وصلت إلى العَقَبة وبالقاهرة وللأردن"


def test_from_its_complementiser_and_from_a_quote_before_it(bare_desk):
    desk = bare_desk
    desk.page.locator("#text").focus()
    desk.walk_to("أن ٢٥")
    with desk.decision():
        desk.press("q")
    assert desk.stored("quote") == [QUOTE]
    assert desk.stored("cue") == ["أكدت"]
    assert desk.painted("current") == QUOTE
    with desk.decision():
        desk.press("u")
    desk.walk_to("«لن")
    with desk.decision():
        desk.press("q")
    with desk.decision():
        desk.press("q")
    assert desk.stored("quote") == ["«لن نُغلِق الجسر", QUOTE]
