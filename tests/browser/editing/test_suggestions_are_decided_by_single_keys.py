"""From suggestions to a reviewed article, with keys of the text alone."""

from playwright.sync_api import expect

from annotations.models import AnnotationSet, Mark

FIRST = 'إن "الجسر الجديد في إربد سيفتح غدا"'
LAST = "الازدحام عند مدخل عمّان وبالزرقاء"


def _statuses(desk) -> set[str]:
    marks = Mark.objects.filter(set__version__article=desk.article, set__kind="suggestions")
    return {mark.status for mark in marks}


def test_six_quotes_and_three_places_take_eleven_keys(desk):
    desk.page.locator("#text").focus()
    keys = ["n", *["a"] * 9, "v"]
    desk.press(*keys[:-1])
    expect(desk.page.locator("#editor")).to_have_attribute("data-left", "0")
    desk.press(keys[-1])
    expect(desk.page.locator("#reading")).to_have_attribute("data-state", "reviewed")
    assert len(keys) == 11
    assert len(desk.stored("quote")) == 6
    assert desk.stored("place") == ["إربد", "عمّان", "الزرقاء"]
    assert len(desk.stored("cue")) == 6
    assert _statuses(desk) == {"accepted"}
    assert desk.decisions == [*["accept"] * 9, "review"]
    assert desk.focus == "text"


def test_keys_go_by_their_place_on_an_arabic_layout(desk):
    desk.page.locator("#text").focus()
    # The letters that an Arabic layout gives for the places of N and A.
    for code, key in (("KeyN", "ى"), ("KeyA", "ش")):
        desk.page.evaluate(
            """([code, key]) => document.activeElement.dispatchEvent(
                new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true }))""",
            [code, key],
        )
    expect(desk.page.locator("#reading")).to_have_attribute("data-revision", "1")
    assert desk.stored("quote") == [FIRST]


def test_rejecting_takes_the_next_one(desk):
    desk.page.locator("#text").focus()
    desk.press("n")
    assert desk.painted("current") == FIRST
    with desk.decision():
        desk.press("r")
    assert desk.painted("current") == "إربد"
    assert desk.stored("quote") == []
    assert desk.mark("quote", FIRST, kind="suggestions").status == "rejected"
    assert desk.focus == "text"


def test_the_last_suggestion_is_a_step_back(desk):
    desk.page.locator("#text").focus()
    desk.press("Shift+n")
    assert desk.painted("current") == "الزرقاء"


def test_the_panel_says_why(desk):
    desk.page.locator("#text").focus()
    desk.press("n")
    panel = desk.page.locator("#panel")
    expect(panel.locator(".why")).to_contain_text("قال")
    expect(panel.locator(".sure")).to_contain_text("94")
    expect(panel.locator("blockquote")).to_have_text(FIRST)
    # What belongs to the quote is shown with it in the text.
    assert "سامي الحدّاد" in desk.painted("related")


def test_a_review_with_suggestions_left_asks_what_becomes_of_them(desk):
    desk.page.locator("#text").focus()
    desk.press("v")
    expect(desk.page.locator("#settle")).to_be_visible()
    desk.press("Escape")
    assert desk.focus == "text"
    assert desk.decisions == []
    desk.press("v")
    with desk.decision():
        desk.page.locator("[data-command=settle-reject]").click()
    shared = AnnotationSet.objects.get(version__article=desk.article, kind="shared")
    assert (shared.state, _statuses(desk), desk.stored("quote")) == ("reviewed", {"rejected"}, [])


def test_the_review_question_is_not_answered_by_a_stray_enter(desk):
    desk.page.locator("#text").focus()
    desk.press("v")
    dialog = desk.page.locator("#settle")
    expect(dialog.locator("[data-close]")).to_be_focused()
    expect(dialog.locator("button").first).to_have_attribute("data-close", "")
    desk.press("Enter")
    expect(dialog).to_be_hidden()
    assert desk.focus == "text"
    assert desk.decisions == []
    assert _statuses(desk) == {"undecided"}


def test_all_are_accepted_at_once_and_undone_at_once(desk):
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    assert len(desk.stored("quote")) == 6
    with desk.decision():
        desk.press("Control+z")
    assert desk.stored("quote") == []
    assert _statuses(desk) == {"undecided"}
    assert desk.decisions == ["accept", "undo"]
    assert desk.focus == "text"
