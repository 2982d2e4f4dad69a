"""A mark is taken by mouse or keys; its boundaries, kind, speaker and place are changed, or it is deleted."""

import pytest
from playwright.sync_api import expect

QUOTE = "ضرورة الصيانة"


@pytest.fixture
def accepted(desk):
    """The desk with all suggestions accepted."""
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    return desk


def _take(desk, words):
    desk.click_on(words)
    expect(desk.page.locator("#panel blockquote")).to_have_text(words)


def test_boundaries_by_keys(accepted):
    desk = accepted
    _take(desk, QUOTE)
    desk.press("]")
    assert desk.painted("preview") == f"على {QUOTE}"
    desk.press("Shift+]", "Shift+[")
    assert desk.painted("preview") == "ضرورة"
    with desk.decision():
        desk.press("Enter")
    assert "ضرورة" in desk.stored("quote")
    assert desk.painted("current") == "ضرورة"
    assert desk.focus == "text"
    desk.press("[", "Alt+Shift+[")
    with desk.decision():
        desk.press("Enter")
    assert "ضرورة الصيان" in desk.stored("quote")


def test_boundaries_by_a_new_selection(accepted):
    desk = accepted
    _take(desk, QUOTE)
    desk.drag_over("على ضرورة الصيانة")
    with desk.decision():
        desk.page.locator("#toolbar [data-command=boundaries]:visible").click()
    assert "على ضرورة الصيانة" in desk.stored("quote")


def test_extending_begins_from_the_mark_that_was_taken(accepted):
    desk = accepted
    words = "وزير الأشغال سامي الحدّاد"
    desk.press("Control+Home")
    for _ in range(5):
        if desk.painted("current") != words:
            desk.press("j")
    assert desk.painted("current") == words
    desk.press("Shift+Control+ArrowRight")
    start, end = sorted(desk.selected)
    assert desk.text[start:end] == "وزير الأشغال سامي "


def test_the_kind_by_a_key(accepted):
    quote = "«لن نتأخر بعد اليوم»"
    accepted.click_on("لن نتأخر")
    expect(accepted.page.locator("#panel blockquote")).to_have_text(quote)
    with accepted.decision():
        accepted.press("3")
    assert accepted.mark("quote", quote).kind == "mixed"
    # A press on what is chosen changes nothing: so it would in a form that does not know of the change yet.
    expect(accepted.page.locator("#panel [name=kind][value=mixed]")).to_be_checked()
    with accepted.decision():
        accepted.page.locator("#panel .segments label").first.click()
    assert accepted.mark("quote", quote).kind == "direct"
    assert accepted.focus == "text"


def test_the_speaker_is_another_of_the_article(accepted):
    desk = accepted
    _take(desk, QUOTE)
    desk.press("w")
    options = desk.page.locator("#chooser-options [role=option]")
    expect(options).to_have_count(4)
    desk.page.keyboard.type("رنا")
    expect(options).to_have_count(1)
    desk.press("ArrowDown")
    with desk.decision():
        desk.press("Enter")
    [link] = desk.mark("quote", QUOTE).quote_speakers.all()
    assert link.entity.name == "رنا العمري"
    assert desk.focus == "text"


def test_a_speaker_known_by_name_needs_no_question(accepted):
    desk = accepted
    words = "الناطقة باسم البلدية رنا العمري"
    _take(desk, words)
    with desk.decision():
        desk.press("Delete")
    assert words not in desk.stored("speaker")
    _take(desk, "أن العمل انتهـــى")
    desk.drag_over(words)
    with desk.decision():
        desk.press("s")
    assert desk.mark("speaker", words).entity.name == "رنا العمري"
    [link] = desk.mark("quote", "أن العمل انتهـــى").quote_speakers.all()
    assert link.mention.text == words
    # The quote stays in hand, so that its cue can be marked next.
    assert desk.painted("current") == "أن العمل انتهـــى"


def test_the_place_is_looked_for_in_the_gazetteer(accepted):
    desk = accepted
    _take(desk, "عمّان")
    desk.press("e")
    search = desk.page.locator("#panel-place")
    desk.form_is_there()
    expect(search).to_be_focused()
    # All at once, so that the places are asked for once and no later answer takes this one's line away.
    desk.page.keyboard.insert_text("بيروت")
    option = desk.page.locator("#place-options label").first
    expect(option).to_contain_text("بيروت")
    with desk.decision():
        option.click()
    mark = desk.mark("place", "عمّان")
    assert mark.place is not None
    assert mark.place.name == "بيروت"


def test_deleting_and_undoing(accepted):
    desk = accepted
    _take(desk, "عمّان")
    with desk.decision():
        desk.press("Delete")
    assert desk.stored("place") == ["إربد", "الزرقاء"]
    expect(desk.page.locator("#panel")).to_be_hidden()
    assert desk.focus == "text"
    with desk.decision():
        desk.press("u")
    assert desk.stored("place") == ["إربد", "عمّان", "الزرقاء"]


def test_marks_over_the_same_words_are_a_choice(accepted):
    desk = accepted
    _take(desk, "إربد")
    other = desk.page.locator("#panel .here button")
    expect(other).to_have_count(1)
    other.click()
    expect(desk.page.locator("#panel blockquote")).to_contain_text("الجسر الجديد في إربد")
    desk.click_on("إربد")
    expect(desk.page.locator("#panel blockquote")).to_have_text("إربد")


def test_escape_lets_go_step_by_step(accepted):
    desk = accepted
    _take(desk, QUOTE)
    desk.press("Enter")
    expect(desk.page.locator("#panel :focus")).to_have_count(1)
    desk.press("Escape")
    assert desk.focus == "text"
    desk.press("[")
    assert desk.painted("preview")
    desk.press("Escape")
    assert desk.painted("preview") == ""
    assert desk.painted("current") == QUOTE
    desk.press("Escape")
    assert desk.painted("current") == ""
    expect(desk.page.locator("#panel")).to_be_hidden()
