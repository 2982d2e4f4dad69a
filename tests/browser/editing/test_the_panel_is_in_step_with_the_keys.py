"""The words in the panel are those that the next key decides, however slow the server is."""

from playwright.sync_api import expect

FIRST = 'إن "الجسر الجديد في إربد سيفتح غدا"'


def _words(desk) -> str:
    return desk.page.evaluate("document.querySelector('#panel blockquote').textContent")


def test_the_next_suggestion_is_shown_before_any_answer(desk):
    page = desk.page
    page.locator("#text").focus()
    desk.press("n")
    expect(page.locator("#panel .why")).to_be_visible()
    page.context.set_offline(True)
    seen = []
    for _ in range(4):
        assert _words(desk) == desk.painted("current")
        seen.append(_words(desk))
        desk.press("a")
    assert seen[:3] == [FIRST, "إربد", "أن الكلفة بلغت ٤٠ مليون دينار"]
    page.context.set_offline(False)
    expect(page.locator("#reading")).to_have_attribute("data-revision", "4")
    assert [words for words in desk.stored("quote") if words not in seen] == []


def test_a_key_held_down_decides_once(desk):
    desk.page.locator("#text").focus()
    desk.press("n")
    with desk.decision():
        desk.page.keyboard.down("a")
        desk.page.keyboard.down("a")
        desk.page.keyboard.down("a")
        desk.page.keyboard.up("a")
    # Decisions are sent one after the other: a second one would stand before that of another key.
    with desk.decision():
        desk.press("u")
    assert desk.decisions == ["accept", "undo"]


def test_who_went_on_to_another_mark_keeps_it_when_the_answer_comes(desk):
    page = desk.page
    desk.click_on("ضرورة الصيانة")
    expect(page.locator("#panel .why")).to_be_visible()
    page.context.set_offline(True)
    desk.press("]", "Enter", "n")
    words = desk.painted("current")
    assert words != "ضرورة الصيانة"
    page.context.set_offline(False)
    expect(page.locator("#reading")).to_have_attribute("data-revision", "1")
    expect(page.locator("#messages .lost")).to_have_count(0)
    assert desk.painted("current") == words


def test_a_form_that_comes_when_another_mark_is_in_hand_is_not_shown(desk):
    page = desk.page
    late = []
    page.route("**/marks/*/", lambda route: late.append(route), times=1)
    page.locator("#text").focus()
    with page.expect_request("**/marks/*/"):
        desk.press("n")
    # Time stands still from here on: the next form is not asked for yet.
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    desk.press("n", "e")
    words = desk.painted("current")
    with page.expect_response("**/marks/*/") as answer:
        late[0].continue_()
    answer.value.finished()
    page.clock.run_for(40)
    assert _words(desk) == words
    page.clock.resume()
    expect(page.locator("#panel :focus")).to_have_count(1)
    assert _words(desk) == words


def test_the_mark_in_hand_is_gone_on_from_after_its_boundaries_were_changed(desk):
    desk.page.locator("#text").focus()
    desk.press("n")
    # The second change is one of the mark that the first has made.
    for edge in ("[", "Shift+["):
        with desk.decision():
            desk.press(edge, "Enter")
    desk.press("j")
    assert desk.painted("current") == "إربد"
