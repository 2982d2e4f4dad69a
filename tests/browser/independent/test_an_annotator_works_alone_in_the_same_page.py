"""The editor's keys write to the annotator's own set; the page says so, and the last key says to be done."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from annotations.actions.give_article import give_article
from annotations.models import Mark
from tests.browser.editing.desk import EditorsDesk
from tests.browser.independent.seen import look
from tests.browser.signing_in import sign_in
from tests.factories import make_editor, make_user
from tests.web.desk import Desk, make_desk
from tests.web.independent.giving import FIRST, SECOND


@pytest.fixture
def shared(transactional_db) -> Desk:
    """An article that editors have begun, given to one annotator with suggestions."""
    desk = make_desk()
    desk.suggested_quote(SECOND, cues=["مضيفا"], speakers=[("خالد منصور", None)])
    desk.create("quote", FIRST, name="خالد منصور")
    return desk


@pytest.fixture
def sara(shared: Desk):
    sara = make_editor("sara")
    huda = make_user("huda", "reviewers")
    give_article(user=huda, version=shared.version, annotators=[sara], with_suggestions=True)
    return sara


def words(who, kind: str = "individual") -> list[str]:
    return [m.text for m in Mark.objects.filter(set__annotator=who, set__kind=kind)]


def test_the_keys_write_to_the_own_set(shared: Desk, sara, page: Page, live_server) -> None:
    sign_in(page, live_server.url, sara)
    desk = EditorsDesk(page, shared.article, live_server.url).open()
    expect(page.locator(".alone")).to_be_visible()
    expect(page.locator("#text .quote")).to_have_count(1)
    look(page, "alone")
    page.locator("#text").focus()
    with desk.decision():
        desk.press("n", "a")
    assert words(sara) == ["مضيفا", SECOND]
    with desk.decision():
        desk.drag_over("عمّان")
        desk.press("p")
    assert words(sara) == ["مضيفا", SECOND, "عمّان"]
    assert shared.marks() == [FIRST]
    with desk.decision():
        desk.press("u")
    assert words(sara) == ["مضيفا", SECOND]
    with desk.decision():
        desk.press("v")
    expect(page.locator("#reading")).to_have_attribute("data-state", "reviewed")
    assert shared.shared.state == "in_review"
    page.set_viewport_size({"width": 360, "height": 760})
    desk.next_picture()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    look(page, "alone-phone")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_giving_fit_a_phone(shared: Desk, sara, page: Page, live_server, scheme) -> None:
    sign_in(page, live_server.url, make_user("nour", "reviewers"))
    make_editor("ليلى")
    page.emulate_media(color_scheme=scheme)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for name, args in (("independent", [shared.article.pk]), ("independent-list", [])):
            page.goto(live_server.url + reverse(name, args=args))
            if name == "independent":
                page.locator("summary").first.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            look(page, f"{name}-{width}-{scheme}")
