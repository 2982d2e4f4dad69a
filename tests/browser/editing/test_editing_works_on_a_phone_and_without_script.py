"""Touch: the toolbar at the bottom with large targets. No script: plain forms change and decide a mark."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.editing.article import make_suggested_article
from tests.browser.editing.desk import EditorsDesk
from tests.browser.signing_in import sign_in


def test_touch_selects_and_marks(phone_page, live_server):
    desk = EditorsDesk(phone_page, make_suggested_article(), live_server.url).open()
    assert phone_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    word = desk.text.index("الصيانة")
    phone_page.evaluate(
        """([start, end]) => import("/static/js/offsets.js").then((offsets) =>
            offsets.writeSelection(offsets.readText(document.querySelector("#text")), start, end))""",
        [word, word + len("الصيانة")],
    )
    toolbar = phone_page.locator("#toolbar")
    expect(toolbar).to_be_visible()
    desk.next_picture()
    box = toolbar.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(780, abs=1)
    for button in phone_page.locator("#toolbar button:visible, #bar button:visible").all():
        assert button.bounding_box()["height"] >= 44
        assert button.bounding_box()["width"] >= 44
    with desk.decision():
        phone_page.locator("#toolbar [data-command=place]").tap()
    assert desk.stored("place") == ["الصيانة"]
    panel = phone_page.locator("#panel")
    expect(panel.locator("blockquote")).to_have_text("الصيانة")
    assert panel.bounding_box()["width"] == pytest.approx(390, abs=1)


def test_a_tap_takes_a_mark(phone_page, live_server):
    desk = EditorsDesk(phone_page, make_suggested_article(), live_server.url).open()
    phone_page.locator("#text .place").first.tap()
    expect(phone_page.locator("#panel blockquote")).to_have_text("إربد")
    with desk.decision():
        phone_page.locator("#bar [data-command=accept]").tap()
    assert desk.stored("place") == ["إربد"]


@pytest.fixture
def plain(new_window, editor, live_server):
    """A browser that runs no script, with an editor logged in."""
    page = new_window(java_script_enabled=False, locale="ar")
    sign_in(page, live_server.url, editor)
    return page


def _follow(link: Locator) -> None:
    """Press what leads to another page, and wait for that."""
    with link.page.expect_navigation():
        link.click()


def test_an_article_is_corrected_and_reviewed_without_script(plain, live_server):
    desk = EditorsDesk(plain, make_suggested_article(), live_server.url)
    home = f"{live_server.url}{desk.article.get_absolute_url()}"
    plain.goto(home)
    _follow(plain.locator(".plain a", has_text="«لن نتأخر بعد اليوم»"))
    plain.locator("[name=kind][value=mixed]").check(force=True)
    _follow(plain.locator(".buttons button:not([formaction])"))
    changed = desk.mark("quote", "«لن نتأخر بعد اليوم»")
    assert changed.kind == "mixed"
    assert plain.url == f"{home}#mark-{changed.pk}"
    for words, button in (("عمّان", "accept"), ("إربد", "reject"), ("عمّان", "delete")):
        plain.goto(home)
        _follow(plain.locator(".plain a", has_text=words).last)
        _follow(plain.locator(f"[formaction$='{button}/']"))
    assert desk.stored("place") == []
    assert desk.mark("place", "إربد", kind="suggestions").status == "rejected"
    plain.goto(home)
    _follow(plain.locator(".plain [formaction$='undo/']"))
    assert desk.stored("place") == ["عمّان"]
    _follow(plain.locator(".plain [formaction$='accept-all/']"))
    _follow(plain.locator(".plain button.primary"))
    assert plain.locator("#reading").get_attribute("data-state") == "reviewed"
    assert len(desk.stored("quote")) == 6


def test_a_refusal_without_script_shows_the_sentence_and_what_was_sent(plain, live_server):
    desk = EditorsDesk(plain, make_suggested_article(), live_server.url)
    mark = desk.mark("quote", "«لن نتأخر بعد اليوم»", kind="suggestions")
    plain.goto(f"{live_server.url}/marks/{mark.pk}/")
    # Somebody else has changed it in the meantime.
    mark.version += 1
    mark.save()
    plain.locator("[name=kind][value=mixed]").check(force=True)
    _follow(plain.locator(".buttons button:not([formaction])"))
    page = plain.locator("main")
    expect(page.locator("h1")).to_have_text(desk.article.title)
    expect(page.locator("[role=alert]")).to_be_visible()
    expect(page.locator("blockquote")).to_contain_text("وأوضحت: «لن نتأخر بعد اليوم»")
    expect(page.locator("blockquote b")).to_have_text("«لن نتأخر بعد اليوم»")
    sent = page.locator("dl")
    expect(sent).to_contain_text("مختلط")
    expect(sent).to_contain_text("رنا العمري")
    expect(sent).to_contain_text("أوضحت")
    _follow(page.locator(".back a").first)
    assert plain.url == f"{live_server.url}/marks/{mark.pk}/"
