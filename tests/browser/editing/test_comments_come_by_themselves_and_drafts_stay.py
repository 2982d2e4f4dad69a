"""Another's comment on the mark in hand is there within seconds; what is written and not sent outlives what
others do, and a step to another mark and back."""

import pytest
from playwright.sync_api import expect

from annotations.actions.accept_mark import accept_mark
from annotations.actions.comments import add_comment, answer_comment
from tests.factories import make_editor, version_of

SECONDS = 6_000
QUOTE = "ضرورة الصيانة"
DRAFT = "أهذا قول أم شرح؟"


@pytest.fixture
def other(transactional_db):
    return make_editor("هند")


@pytest.fixture
def talks(desk):
    desk.click_on(QUOTE)
    talks = desk.page.locator("#panel .talks")
    desk.form_is_there()
    return talks


def test_another_s_comment_and_the_answer_to_it_appear(desk, talks, other):
    quote = desk.mark("quote", QUOTE, "suggestions")
    comment = add_comment(user=other, version=version_of(desk.article), mark=quote, text="من قال هذا؟")
    expect(talks).to_contain_text("من قال هذا؟", timeout=SECONDS)
    expect(desk.page.locator("#badges .badge")).to_have_text("1")
    answer_comment(user=other, comment=comment, text="رئيس الشركة.")
    expect(talks).to_contain_text("رئيس الشركة.", timeout=SECONDS)


def test_a_comment_that_is_not_sent_stays(desk, talks, other):
    page = desk.page
    field = talks.locator(".new textarea")
    field.fill(DRAFT)
    page.locator("#text").focus()
    quote = desk.mark("quote", QUOTE, "suggestions")
    add_comment(user=other, version=version_of(desk.article), mark=quote, text="من قال هذا؟")
    expect(talks).to_contain_text("من قال هذا؟", timeout=SECONDS)
    expect(field).to_have_value(DRAFT)
    accept_mark(user=other, mark=quote, seen_version=quote.version)
    expect(page.locator("#reading")).to_have_attribute("data-revision", "1", timeout=SECONDS)
    expect(field).to_have_value(DRAFT)


def test_a_step_to_another_mark_and_back_keeps_it(desk, talks):
    page = desk.page
    talks.locator(".new textarea").fill(DRAFT)
    page.locator("#text").focus()
    desk.press("j")
    expect(page.locator("#panel blockquote")).not_to_have_text(QUOTE)
    expect(talks.locator(".new textarea")).to_have_value("")
    desk.press("k")
    expect(page.locator("#panel blockquote")).to_have_text(QUOTE)
    desk.form_is_there()
    expect(talks.locator(".new textarea")).to_have_value(DRAFT)
    talks.locator(".new button").click()
    expect(talks).to_contain_text(DRAFT)
    expect(talks.locator(".new textarea")).to_have_value("")


def test_it_outlives_the_page_until_it_is_sent(desk, talks):
    talks.locator(".new textarea").fill(DRAFT)
    desk.open()
    desk.click_on(QUOTE)
    desk.form_is_there()
    expect(talks.locator(".new textarea")).to_have_value(DRAFT)
    talks.locator(".new button").click()
    expect(talks).to_contain_text(DRAFT)
    desk.open()
    desk.click_on(QUOTE)
    expect(talks).to_contain_text(DRAFT)
    expect(talks.locator(".new textarea")).to_have_value("")
