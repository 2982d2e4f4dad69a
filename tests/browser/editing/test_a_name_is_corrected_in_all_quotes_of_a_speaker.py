"""A better name in the panel or in the dialog goes to all quotes of the speaker, or to the one in hand."""

import pytest
from playwright.sync_api import expect

from tests.browser.editing.article import MINISTER

FIRST, SECOND = 'إن "الجسر الجديد في إربد سيفتح غدا"', "أن الكلفة بلغت ٤٠ مليون دينار"
RIGHT = "سامي الحداد الكبير"


def _speakers(desk, words, kind="shared"):
    return [link.entity.name for link in desk.mark("quote", words, kind).quote_speakers.all()]


def _take(desk, words, on):
    desk.click_on(on)
    expect(desk.page.locator("#panel blockquote")).to_have_text(words)


def test_by_the_panel_s_form(desk):
    page = desk.page
    _take(desk, SECOND, "الكلفة بلغت")
    panel = page.locator("#panel")
    panel.locator(".correct summary").click()
    expect(panel.locator("[name=corrected]")).to_have_value(MINISTER)
    expect(panel.locator("[name=scope][value=all]")).to_be_checked()
    expect(panel.locator(".scope")).to_contain_text("كليهما")
    panel.locator("[name=corrected]").fill(RIGHT)
    with desk.decision():
        desk.press("Enter")
    assert desk.decisions == ["change"]
    assert _speakers(desk, SECOND) == [RIGHT]
    # The one that waits bears the name at once, and joins it.
    notes = page.locator("#text .notes")
    expect(notes.first).to_contain_text(RIGHT)
    with desk.decision():
        desk.page.locator("#text").focus()
        desk.accept_all()
    assert _speakers(desk, FIRST) == [RIGHT]
    assert page.locator("#quotes-by-speaker").get_by_text(MINISTER, exact=True).count() == 0


def test_by_the_panel_s_form_in_this_quote_alone(desk):
    page = desk.page
    page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    _take(desk, SECOND, "الكلفة بلغت")
    page.locator("#panel .correct summary").click()
    page.locator("#panel [name=corrected]").fill(RIGHT)
    page.locator("#panel [name=scope][value=one]").check()
    with desk.decision():
        page.locator("#panel .buttons .primary").click()
    assert (_speakers(desk, FIRST), _speakers(desk, SECOND)) == ([MINISTER], [RIGHT])


def _ask(desk):
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    _take(desk, SECOND, "الكلفة بلغت")
    desk.press("w")
    expect(desk.page.locator("#chooser-options [role=option]").first).to_be_visible()
    return desk.page.locator("#chooser .where")


@pytest.mark.parametrize("name", [RIGHT, "رنا العمري"], ids=["the same person", "another"])
def test_by_the_dialog_a_name_is_for_this_quote_alone_whatever_is_typed(desk, name):
    """The choice stands there from the beginning, says what holds without a choice; no letter changes it."""
    where = _ask(desk)
    here = where.locator("[value=one]")
    expect(where).to_be_visible()
    expect(where).to_contain_text("ما لم تختر غير ذلك")
    for letter in name:
        desk.page.keyboard.type(letter)
        expect(here).to_be_checked()
    expect(here).to_be_enabled()
    with desk.decision():
        desk.press("Enter")
    assert (_speakers(desk, FIRST), _speakers(desk, SECOND)) == ([MINISTER], [name])


@pytest.mark.parametrize("name", [RIGHT, "رنا العمري"], ids=["the same person", "another"])
def test_by_the_dialog_a_name_goes_to_all_quotes_where_that_is_chosen(desk, name):
    where = _ask(desk)
    desk.page.keyboard.type(name[:4])
    where.locator("[value=all]").check()
    desk.page.locator("#chooser-name").press("End")
    desk.page.keyboard.type(name[4:])
    expect(where.locator("[value=all]")).to_be_checked()
    with desk.decision():
        desk.press("Enter")
    assert (_speakers(desk, FIRST), _speakers(desk, SECOND)) == ([name], [name])
