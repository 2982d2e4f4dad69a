from playwright.sync_api import Page

LIT = "() => [...CSS.highlights.get('linked')].map(String).join('')"


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
