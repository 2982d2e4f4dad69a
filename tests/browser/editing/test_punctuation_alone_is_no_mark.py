"""A layer's key on punctuation alone takes the word beside it, or says that there is none."""

import pytest
from playwright.sync_api import expect

from tests.browser.editing.desk import EditorsDesk
from tests.factories import make_article

TEXT = "غادر «بيروت» أمس – ثم 😀 عاد."


@pytest.fixture
def pointed_desk(signed_in, live_server):
    desk = EditorsDesk(signed_in, make_article(TEXT), live_server.url).open()
    desk.page.locator("#text").focus()
    return desk


@pytest.mark.parametrize("before", ["«بيروت", "بيروت", "» أمس", " أمس"])
def test_at_a_mark_the_word_beside_it_is_taken(pointed_desk, before):
    pointed_desk.walk_to(before)
    with pointed_desk.decision():
        pointed_desk.press("p")
    assert pointed_desk.stored("place") == ["بيروت"]


@pytest.mark.parametrize("words", ["«", "»", " – ", "😀"])
@pytest.mark.parametrize("key", ["p", "Alt+p", "c"])
def test_selected_alone_it_is_refused_with_a_word(pointed_desk, words, key):
    pointed_desk.walk_to(words, select=True)
    pointed_desk.press(key)
    expect(pointed_desk.page.locator("#messages .passing")).to_be_visible()
    assert pointed_desk.stored("place") + pointed_desk.stored("cue") == []


def test_between_spaces_there_is_nothing(pointed_desk):
    pointed_desk.walk_to("– ثم")
    pointed_desk.press("p")
    expect(pointed_desk.page.locator("#messages .passing")).to_be_visible()
    assert pointed_desk.stored("place") == []


def test_a_mark_selected_alone_is_what_it_encloses_as_a_quote(pointed_desk):
    pointed_desk.walk_to("»", select=True)
    with pointed_desk.decision():
        pointed_desk.press("q")
    assert pointed_desk.stored("quote") == ["«بيروت»"]
