from playwright.sync_api import Page, expect

from annotations.models import Mark

LIT = """async () => {
  const arrived = CSS.highlights.get('arrived');
  for (let frame = 0; frame < 300 && !arrived.size; frame++) await new Promise(requestAnimationFrame);
  return [...arrived].map(String).join('');
}"""


def arrive(page: Page, words: str, layer: str) -> None:
    """Go to the address of the mark of these words, as from another page."""
    mark = Mark.objects.get(text=words, layer=layer)
    address = f"{page.url.partition('#')[0]}#mark-{mark.pk}"
    page.goto("about:blank")
    page.goto(address)


def test_the_words_of_a_quote_are_lit_and_in_sight(reading: Page) -> None:
    reading.set_viewport_size({"width": 400, "height": 300})
    arrive(reading, "«هذه أرضنا.\nوسنبقى فيها»", "quote")
    assert reading.evaluate(LIT) == "«هذه أرضنا.وسنبقى فيها»"
    expect(reading.get_by_text("«هذه أرضنا.").first).to_be_in_viewport()


def test_so_are_those_of_a_mark_that_begins_where_another_does(reading: Page) -> None:
    reading.set_viewport_size({"width": 400, "height": 300})
    arrive(reading, "القاهرة", "place")
    assert reading.evaluate(LIT) == "القاهرة"
    expect(reading.locator("#text .piece", has_text="القاهرة")).to_be_in_viewport()


def test_a_link_within_the_page_does_the_same(reading: Page) -> None:
    reading.locator(".lists #places a", has_text="بيروت").click()
    assert reading.evaluate(LIT) == "بيروت"
