"""A selection that parts words offers them whole, without clitics, to keys and buttons; Alt as it is."""

import pytest
from playwright.sync_api import expect

SELECTED = {
    # What is dragged over: what becomes the place.
    "ليون دين": "مليون دينار",
    "زرقا": "الزرقاء",
    "الزرق": "الزرقاء",
}


@pytest.mark.parametrize("how", ["key", "button"])
@pytest.mark.parametrize("selected", SELECTED)
def test_the_whole_words_are_shown_and_taken(desk, how, selected):
    with desk.decision():
        desk.page.locator("#text").focus()
        desk.press("Shift+R")
    desk.drag_over(selected)
    whole = SELECTED[selected]
    assert desk.painted("preview") == whole
    expect(desk.page.locator("#toolbar .choices button").first).to_have_text(whole)
    with desk.decision():
        if how == "key":
            desk.press("p")
        else:
            desk.page.locator("#toolbar [data-command=place]").click()
    assert desk.stored("place") == [whole]


@pytest.mark.parametrize("how", ["key", "button"])
def test_with_alt_it_is_to_the_letter(desk, how):
    desk.drag_over("ليون دين")
    with desk.decision():
        if how == "key":
            desk.press("Alt+p")
        else:
            desk.page.locator("#toolbar [data-command=place]").click(modifiers=["Alt"])
    assert desk.stored("place") == ["ليون دين"]


def test_who_begins_behind_a_clitic_means_the_word_without_it(desk):
    desk.drag_over("أكدت الناط")
    assert desk.painted("preview") == "أكدت الناطقة"


def test_a_quote_is_completed_too(desk):
    desk.drag_over("لكلفة بلغت ٤٠ مليون دين")
    with desk.decision():
        desk.press("q")
    assert desk.stored("quote") == ["الكلفة بلغت ٤٠ مليون دينار"]
