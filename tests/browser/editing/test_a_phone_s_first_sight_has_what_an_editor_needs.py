"""On a phone the header is one line, whose pages unfold, with a script or none; a name is corrected without
scrolling the panel."""

import pytest
from playwright.sync_api import expect

from tests.browser.editing.article import make_suggested_article
from tests.browser.signing_in import sign_in


@pytest.fixture(params=[True, False], ids=["scripts", "no script"])
def phone(request, new_window, editor, live_server):
    page = new_window(viewport={"width": 320, "height": 640}, java_script_enabled=request.param, locale="en")
    sign_in(page, live_server.url, editor)
    return page


def test_the_header_s_pages_unfold(phone, live_server):
    phone.goto(f"{live_server.url}{make_suggested_article().get_absolute_url()}")
    header = phone.locator("header.site")
    assert header.bounding_box()["height"] < 64
    queue = header.get_by_role("link", name="Queue")
    expect(queue).to_be_hidden()
    phone.get_by_role("button", name="Menu", exact=True).click()
    expect(queue).to_be_visible()
    box = phone.locator("#site-menu").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    queue.click()
    expect(phone.locator("h1")).to_have_text("Queue")


@pytest.mark.parametrize("words", ["«لن نتأخر بعد اليوم»", "سامي الحدّاد"])
def test_the_name_is_corrected_without_scrolling(desk, words):
    page = desk.page
    page.set_viewport_size({"width": 390, "height": 780})
    desk.click_on(words)
    summary = page.locator("#panel .correct > summary")
    desk.form_is_there()
    expect(summary).to_be_visible()
    bottom = page.locator("#panel .mark-form > .buttons").bounding_box()["y"]
    box = summary.bounding_box()
    assert box["y"] + box["height"] <= bottom + 1
