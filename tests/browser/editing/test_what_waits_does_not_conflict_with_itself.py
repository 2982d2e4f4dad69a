"""What a waiting decision takes along counts as decided; what is reached already is no conflict."""

import pytest
from playwright.sync_api import expect

from annotations.actions.accept_mark import accept_mark
from annotations.actions.reject_mark import reject_mark
from tests.factories import make_editor

CUE, SECOND = "قال", "أن الكلفة بلغت ٤٠ مليون دينار"


def test_a_cue_takes_its_quote_along_while_the_server_is_away(served_desk, server):
    desk, page = served_desk, served_desk.page
    page.locator("#text").focus()
    desk.press("j")
    assert desk.painted("current") == CUE
    left = int(page.locator("#editor").get_attribute("data-left"))
    server.stop()
    desk.press("a")
    assert desk.painted("current") == "إربد"
    assert int(page.locator("#editor").get_attribute("data-left")) == left - 1
    desk.press("a", "k", "k", "k")
    # The quote's own words: decided with its cue, and only waiting.
    assert desk.painted("current") not in ("إربد", SECOND)
    desk.press("a")
    assert desk.painted("current") == SECOND
    desk.press("a")
    expect(page.locator("#messages [data-waiting-count]")).to_have_text("3")
    server.start()
    expect(page.locator("#messages .lost")).to_have_count(0, timeout=20_000)
    expect(page.locator("#reading")).to_have_attribute("data-revision", "3")
    expect(page.locator("#messages .refusal")).to_have_count(0)
    assert desk.decisions == ["accept"] * 3
    assert len(desk.stored("quote")) == 2


@pytest.mark.parametrize(("key", "decide"), [("a", accept_mark), ("r", reject_mark)])
def test_what_the_same_editor_has_done_elsewhere_is_done(desk, editor, key, decide):
    desk.hear_nothing()
    desk.click_on("ضرورة الصيانة")
    desk.form_is_there()
    quote = desk.mark("quote", "ضرورة الصيانة", "suggestions")
    decide(user=editor, mark=quote, seen_version=quote.version)
    desk.press(key)
    expect(desk.page.locator("#reading")).to_have_attribute("data-revision", "1")
    expect(desk.page.locator("#messages .refusal")).to_have_count(0)
    assert desk.decisions == [{"a": "accept", "r": "reject"}[key]]


def test_what_another_has_decided_is_told(desk):
    desk.hear_nothing()
    desk.click_on("ضرورة الصيانة")
    desk.form_is_there()
    quote = desk.mark("quote", "ضرورة الصيانة", "suggestions")
    accept_mark(user=make_editor("other"), mark=quote, seen_version=quote.version)
    desk.press("a")
    expect(desk.page.locator("#messages .refusal")).to_contain_text("ضرورة الصيانة")
