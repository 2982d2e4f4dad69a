from playwright.sync_api import Page

LIT = "() => [...CSS.highlights.get('linked')].map(String).join('')"
SERVING = "() => [...CSS.highlights.get('serving')].map(String).sort().join(' + ')"


def test_pointing_at_a_note_lights_its_quote_through_all_paragraphs(reading: Page):
    reading.locator(".notes a", has_text="مزارعة").hover()
    assert reading.evaluate(LIT) == "«هذه أرضنا.وسنبقى فيها»"
    reading.locator("h1").hover()
    assert reading.evaluate(LIT) == ""


def test_the_keyboard_lights_it_too(reading: Page):
    reading.locator(".voice a", has_text="دعمها").focus()
    assert reading.evaluate(LIT) == "دعمها للأردن وثقتها ببيروت"


def test_pointing_at_a_quote_lights_its_note(reading: Page):
    reading.locator("#text .piece", has_text="أن العمل انتهى").hover()
    lit = reading.locator(".notes li.lit")
    assert lit.count() == 1
    assert "indirect" in lit.get_attribute("class").split()


def test_a_quote_is_lit_with_its_speaker_and_cue_from_wherever_it_is_pointed_at(reading: Page):
    for place in (
        reading.locator(".notes a.to", has_text="مزارعة"),
        reading.locator("#text .piece.quote", has_text="وسنبقى فيها"),
        reading.locator("#text .piece.cue", has_text="قالت"),
        reading.locator("#text .piece.speaker", has_text="مزارعة"),
    ):
        reading.locator("h1").hover()
        assert reading.evaluate(LIT) == ""
        place.hover()
        assert reading.evaluate(LIT) == "«هذه أرضنا.وسنبقى فيها»"
        assert reading.evaluate(SERVING) == "قالت + مزارعة"
        assert reading.locator(".notes li.lit").count() == 1


def test_the_tab_key_lights_it_and_escape_puts_it_out(reading: Page):
    note = reading.locator(".notes li", has_text="مزارعة")
    for link in note.locator("a").all():
        link.focus()
        assert reading.evaluate(SERVING) == "قالت + مزارعة"
    reading.keyboard.press("Escape")
    assert reading.evaluate(LIT) == reading.evaluate(SERVING) == ""
    assert reading.locator(".notes li.lit").count() == 0


def test_a_finger_lights_what_it_taps(new_window, article, live_server, browser_context_args):
    page = new_window(**browser_context_args, has_touch=True)
    page.goto(live_server.url + article.get_absolute_url())
    # A tap is a press a little later.
    page.locator("#text .piece.quote", has_text="وسنبقى فيها").tap()
    page.wait_for_function(f"({SERVING})() === 'قالت + مزارعة'")
    page.locator("h1").tap()
    page.wait_for_function(f"({LIT})() === ''")
