"""A reviewer goes through the differences by keys alone, then by presses on a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from annotations.actions.settle_differences import begin_settling
from annotations.models import Decision
from tests.browser.independent.seen import look
from tests.browser.settled import settled
from tests.browser.signing_in import sign_in
from tests.web.independent.giving import FIRST, SECOND, Given, given

THIRD = "ضرورة الحذر"


@pytest.fixture
def at(transactional_db, live_server, page: Page) -> Given:
    people = given()
    for who in (people.sara, people.omar):
        people.mark(who, "place", "عمّان")
    people.mark(people.sara, "quote", FIRST, name="خالد منصور")
    people.mark(people.sara, "speaker", "وزير النقل خالد منصور", name="خالد منصور")
    people.mark(people.sara, "cue", "قال")
    people.mark(people.omar, "quote", "إن الطريق ستفتح غدا", name="وزير النقل")
    people.mark(people.omar, "cue", "وقال")
    people.mark(people.sara, "quote", SECOND)
    people.mark(people.omar, "quote", THIRD)
    people.done(people.sara, people.omar)
    begin_settling(user=people.reviewer, version=people.desk.version)
    sign_in(page, live_server.url, people.reviewer)
    page.goto(live_server.url + reverse("independent", args=[people.desk.article.pk]))
    return people


def left(page: Page, count: int) -> None:
    expect(page.locator("#settling")).to_have_attribute("data-left", str(count))


def left_with_the_focus(page: Page, count: int) -> None:
    """What is drawn anew gets the focus a little later, and without it no key is heard."""
    left(page, count)
    settled(page)
    expect(page.locator(".difference:focus")).to_have_count(1)


def test_one_key_settles_and_goes_on_to_the_next(at: Given, page: Page) -> None:
    left(page, 5)
    look(page, "desktop")
    page.locator(".difference").first.focus()
    page.keyboard.press("2")
    # The other's cue came with the quote.
    left(page, 3)
    assert at.desk.marks("quote") == ["إن الطريق ستفتح غدا"]
    assert at.desk.marks("cue") == ["وقال"]
    settled(page)
    expect(page.locator(".difference:focus")).to_contain_text(SECOND)
    page.keyboard.press("1")
    left_with_the_focus(page, 2)
    page.keyboard.press("0")
    left_with_the_focus(page, 1)
    assert at.desk.marks("quote") == ["إن الطريق ستفتح غدا", SECOND]
    page.keyboard.press("u")
    left_with_the_focus(page, 2)
    page.keyboard.press("Shift+U")
    left_with_the_focus(page, 1)
    page.keyboard.press("0")
    left(page, 0)
    look(page, "settled")


def test_whoever_presses_faster_than_the_server_answers_loses_nothing(at: Given, page: Page) -> None:
    page.locator(".difference").first.focus()
    # All in one turn of the page, before any answer can come.
    page.evaluate(
        """() => { for (const code of ["Digit2", "Digit1", "Digit0", "Digit1", "KeyU"]) document.activeElement
            .dispatchEvent(new KeyboardEvent("keydown", { code, bubbles: true, cancelable: true })); }"""
    )
    # On the way the page passes through what it ends with: the last is known by the undo in the log.
    log = Decision.objects.filter(set=at.desk.shared)
    for _ in range(200):
        if log.filter(action="undo").exists():
            break
        page.wait_for_timeout(50)
    left(page, 1)
    expect(page.locator("#settling[data-left='1'] .difference.settled")).to_have_count(4)
    decisions = list(log.values_list("action", flat=True))
    assert decisions == ["settle"] * 5 + ["undo"]
    assert at.desk.marks("quote") == ["إن الطريق ستفتح غدا", SECOND]


def test_taking_and_editing_opens_the_mark_in_the_editor(at: Given, page: Page) -> None:
    page.locator(".difference").nth(1).focus()
    page.keyboard.press("e")
    page.wait_for_url(f"**{at.desk.article.get_absolute_url()}#mark-*")
    assert at.desk.marks("quote") == [SECOND]
    expect(page.locator("#bar")).to_be_visible()


def test_keys_do_nothing_where_no_difference_has_the_focus(at: Given, page: Page) -> None:
    page.keyboard.press("1")
    page.keyboard.press("u")
    left(page, 5)
    assert at.desk.marks() == ["عمّان"]


@pytest.mark.parametrize(("scheme", "language"), [("light", "ar"), ("dark", "en")])
def test_a_phone_settles_by_presses_and_nothing_runs_out(at: Given, page: Page, scheme, language) -> None:
    page.set_viewport_size({"width": 360, "height": 760})
    page.emulate_media(color_scheme=scheme)
    if language == "en":
        page.locator(".unfold").click()
        page.get_by_role("button", name="English").click()
        page.locator("html[lang=en]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    look(page, f"phone-{scheme}")
    page.locator(".difference").first.locator("button[name=take]").nth(1).click()
    left(page, 3)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    look(page, f"phone-{scheme}-after")


def test_it_works_without_script(at: Given, page: Page, browser) -> None:
    context = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    plain = context.new_page()
    plain.goto(page.url)
    plain.locator(".difference").first.locator("button[name=take]").first.click()
    expect(plain.locator("#settling")).to_have_attribute("data-left", "2")
    context.close()
