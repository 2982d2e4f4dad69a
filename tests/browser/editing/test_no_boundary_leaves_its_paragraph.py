"""A boundary that is moved stops at the paragraph, but for a quote in marks, which may run over several."""

import pytest
from playwright.sync_api import expect

from tests.browser.editing.desk import EditorsDesk
from tests.factories import make_article, make_mark, make_quote, make_set

TEXT = (
    "وصل الوفد إلى إربد.\n\nعمّان تستقبله وقال المدير إن الطريق مفتوح.\n"
    "«نعم ولا» هنا قال سامي.\nوفي الختام غادر إلى معان"
)


@pytest.fixture
def lined_desk(signed_in, live_server):
    article = make_article(TEXT)
    shared = make_set(article)
    make_mark(shared, "place", "عمّان")
    make_quote(shared, "إن الطريق مفتوح", cues=["قال"])
    make_quote(shared, "«نعم ولا»", kind="direct")
    return EditorsDesk(signed_in, article, live_server.url).open()


def _take(desk, words, on=None):
    desk.click_on(on or words)
    expect(desk.page.locator("#panel blockquote")).to_have_text(words)


def test_a_place_at_the_paragraph_s_beginning_stays_in_it(lined_desk):
    _take(lined_desk, "عمّان")
    lined_desk.press("]")
    expect(lined_desk.page.locator("#messages .passing")).to_be_visible()
    assert lined_desk.painted("preview") == ""
    lined_desk.press("[")
    assert lined_desk.painted("preview") == "عمّان تستقبله"


def test_an_indirect_quote_at_the_paragraph_s_end_stays_in_it(lined_desk):
    _take(lined_desk, "إن الطريق مفتوح")
    lined_desk.press("[")
    expect(lined_desk.page.locator("#messages .passing")).to_be_visible()
    assert lined_desk.painted("preview") == ""


def test_a_direct_quote_may_run_into_the_next_one(lined_desk):
    _take(lined_desk, "«نعم ولا»", on="نعم")
    lined_desk.press("[", "[", "[", "[")
    assert lined_desk.painted("preview").replace("\n\n", "\n") == "«نعم ولا» هنا قال سامي.\nوفي"


def test_the_word_at_the_caret_stays_in_its_paragraph(lined_desk):
    lined_desk.page.locator("#text").focus()
    lined_desk.walk_to("وفي الختام")
    lined_desk.press("]")
    assert lined_desk.selected[0] == lined_desk.selected[1]
    expect(lined_desk.page.locator("#messages .passing")).to_be_visible()
