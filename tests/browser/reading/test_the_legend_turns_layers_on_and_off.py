import pytest
from playwright.sync_api import Page

from tests.factories import PASSWORD, make_editor

DRAWN = """(layer) => [...document.querySelectorAll(`#text .piece[data-layers="${layer}"]`)].map((piece) => {
  const style = getComputedStyle(piece);
  return style.textDecorationLine !== 'none' || style.backgroundImage.includes('gradient');
})"""


@pytest.mark.parametrize("layer", ["quote", "speaker", "cue", "place"])
def test_a_layer_is_turned_off_and_on_again(reading: Page, layer):
    assert set(reading.evaluate(DRAWN, layer)) == {True}
    reading.locator(f"#show-{layer}").uncheck()
    assert set(reading.evaluate(DRAWN, layer)) == {False}
    for other in {"quote", "speaker", "cue", "place"} - {layer}:
        assert set(reading.evaluate(DRAWN, other)) == {True}
    reading.locator(f"#show-{layer}").check()
    assert set(reading.evaluate(DRAWN, layer)) == {True}


def test_a_place_in_a_title_shows_its_own_line_once_speakers_are_off(reading: Page):
    reading.locator("#show-speaker").uncheck()
    piece = reading.locator('#text .piece[data-layers="speaker place"]', has_text="إربد")
    assert piece.evaluate("(e) => getComputedStyle(e).textDecorationStyle") == "double"
    assert "gradient" not in piece.evaluate("(e) => getComputedStyle(e).backgroundImage")
    reading.locator("#show-place").uncheck()
    assert piece.evaluate("(e) => getComputedStyle(e).textDecorationLine") == "none"


def test_the_choice_is_remembered_from_page_to_page(reading: Page):
    reading.locator("#show-cue").uncheck()
    reading.reload()
    assert not reading.locator("#show-cue").is_checked()
    assert reading.locator("#show-place").is_checked()
    assert set(reading.evaluate(DRAWN, "cue")) == {False}


def test_the_choice_holds_when_the_reading_is_put_in_anew(reading: Page, live_server):
    make_editor()
    address = reading.url
    reading.goto(live_server.url + "/accounts/login/?next=" + address.removeprefix(live_server.url))
    reading.fill("[name=username]", "editor")
    reading.fill("[name=password]", PASSWORD)
    reading.click("main button")
    # The editor's page is as it will be once its scripts ran, which come after the text.
    reading.wait_for_url(address, wait_until="load")
    reading.locator("#show-cue").uncheck()
    reading.evaluate(
        """async () => {
          const html = document.querySelector('#reading').outerHTML;
          const settled = new Promise((done) => {
            document.addEventListener('htmx:afterSettle', done, {once: true});
          });
          htmx.swap('#reading', html, {swapStyle: 'outerHTML'});
          await settled;
        }"""
    )
    assert not reading.locator("#show-cue").is_checked()
