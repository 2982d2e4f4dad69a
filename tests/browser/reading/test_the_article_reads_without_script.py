import pytest

from tests.browser.reading.conftest import TEXT


@pytest.fixture
def plain_page(article, live_server, new_window, browser_context_args):
    page = new_window(**browser_context_args, java_script_enabled=False)
    page.goto(live_server.url + article.get_absolute_url())
    return page


def test_text_margin_and_lists_are_all_there(plain_page):
    assert plain_page.locator("#text p").all_text_contents() == TEXT.split("\n")
    rows = plain_page.locator(".row")
    assert rows.nth(0).locator(".notes .name").all_text_contents() == ["خالد منصور", "خالد منصور"]
    assert rows.nth(1).locator(".notes .name").all_text_contents() == ["مزارعة"]
    names = plain_page.locator("#quotes-by-speaker h3 bdi").all_text_contents()
    assert names == ["خالد منصور", "مزارعة", "القاهرة"]
    places = plain_page.locator("#places li bdi").all_text_contents()
    assert places == ["إربد", "عمّان", "الأغوار", "القاهرة", "لأردن", "بيروت"]


def test_the_legend_works(plain_page):
    piece = plain_page.locator("#text .piece.cue").first
    assert "underline" in piece.evaluate("(e) => getComputedStyle(e).textDecorationLine")
    plain_page.locator("#show-cue").uncheck()
    assert piece.evaluate("(e) => getComputedStyle(e).textDecorationLine") == "none"


def test_a_note_leads_to_its_words(plain_page):
    note = plain_page.locator(".notes a.to").nth(2)
    note.click()
    target = plain_page.locator(":target")
    assert target.text_content() == "«هذه أرضنا."
