"""A refusal, a cut line and a log-in that has ended say so; what was done can be sent again."""

from playwright.sync_api import expect

from annotations.actions.change_mark import change_mark
from annotations.models import Mark
from tests.factories import PASSWORD, make_editor

PLACE = "عمّان"


def _accept_all(desk):
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()


def _changed_by_another(desk) -> Mark:
    mark = desk.mark("place", PLACE)
    change_mark(user=make_editor("other"), mark=mark, seen_version=mark.version, metonymy=True)
    return mark


def test_a_stale_version_shows_both_states_and_mine_can_be_done_all_the_same(desk):
    desk.hear_nothing()
    _accept_all(desk)
    desk.click_on(PLACE)
    expect(desk.page.locator("#panel blockquote")).to_have_text(PLACE)
    _changed_by_another(desk)
    before = desk.revision
    desk.press("]")
    desk.press("Enter")
    alert = desk.page.locator("#messages [role=alert]")
    expect(alert).to_contain_text(PLACE)
    assert desk.painted("preview") == f"مدخل {PLACE}", "the selection stays"
    assert desk.stored("place") == ["إربد", PLACE, "الزرقاء"]
    alert.locator("[data-settle=mine]").click()
    expect(alert).to_have_count(0)
    desk.page.wait_for_function(
        "(before) => document.querySelector('#reading').dataset.revision > before", arg=before + 1
    )
    mark = desk.mark("place", f"مدخل {PLACE}")
    assert mark.metonymy, "the other's change stays too"
    assert desk.focus == "text"


def test_a_stale_version_can_be_left_to_the_other(desk):
    desk.hear_nothing()
    _accept_all(desk)
    desk.click_on(PLACE)
    expect(desk.page.locator("#panel blockquote")).to_have_text(PLACE)
    _changed_by_another(desk)
    desk.press("]", "Enter")
    desk.page.locator("#messages [data-settle=theirs]").click()
    expect(desk.page.locator("#messages [role=alert]")).to_have_count(0)
    expect(desk.page.locator("#panel [name=metonymy]")).to_be_checked()
    assert desk.painted("current") == PLACE


def test_a_span_that_breaks_the_scheme_says_so_and_stays_selected(desk):
    _accept_all(desk)
    desk.drag_over("أن العمل انتهـــى، وأوضحت: «لن نتأخر")
    selected = desk.selected
    desk.press("q")
    expect(desk.page.locator("#messages [data-rules~=crossing]")).to_be_visible()
    assert desk.selected == selected
    assert desk.focus == "text"
    assert len(desk.stored("quote")) == 6
    desk.page.locator("#messages .dismiss").click()
    expect(desk.page.locator("#messages [role=alert]")).to_have_count(0)


def test_a_cut_line_keeps_all_in_order_and_sends_it_once(desk):
    desk.page.locator("#text").focus()
    desk.press("n")
    desk.page.context.set_offline(True)
    desk.press("a", "a", "r")
    expect(desk.page.locator("#messages .lost")).to_be_visible()
    assert desk.decisions == []
    assert desk.focus == "text"
    desk.page.context.set_offline(False)
    expect(desk.page.locator("#reading")).to_have_attribute("data-revision", "3")
    expect(desk.page.locator("#messages [role=alert]")).to_have_count(0)
    assert desk.decisions == ["accept", "accept", "reject"]


def test_an_answer_that_was_lost_is_not_done_twice(desk):
    """The request came through, its answer did not: sent again, it is the same decision."""

    def lose_the_answer(route):
        route.fetch()
        route.abort()

    desk.page.route("**/marks/*/accept/", lose_the_answer, times=1)
    desk.page.locator("#text").focus()
    desk.press("n", "a")
    lost = desk.page.locator("#messages .lost")
    expect(lost).to_be_visible()
    assert desk.decisions == ["accept"]
    lost.locator("[data-command=retry]").click()
    expect(desk.page.locator("#reading")).to_have_attribute("data-revision", "1")
    expect(lost).to_have_count(0)
    assert desk.decisions == ["accept"]


def test_a_log_in_that_has_ended_loses_nothing(desk):
    page = desk.page
    page.locator("#text").focus()
    desk.press("n")
    # The panel is asked for with the log-in that still holds.
    expect(page.locator("#panel .why")).to_be_visible()
    page.context.clear_cookies()
    desk.press("a")
    alert = page.locator("#messages [role=alert]")
    expect(alert).to_be_visible()
    assert desk.decisions == []
    with page.context.expect_page() as opened:
        alert.locator("a").click()
    tab = opened.value
    tab.locator("[name=username]").fill("editor")
    tab.locator("[name=password]").fill(PASSWORD)
    tab.locator("[name=password]").press("Enter")
    expect(tab.locator("form[action*=logout]")).to_be_visible()
    alert.locator("[data-command=retry]").click()
    expect(page.locator("#reading")).to_have_attribute("data-revision", "1")
    assert desk.decisions == ["accept"]


def test_a_form_of_the_panel_keeps_what_is_written(desk):
    desk.hear_nothing()
    _accept_all(desk)
    desk.click_on("حذّر")
    lemma = desk.page.locator("#panel-lemma")
    expect(lemma).to_have_value("")
    mark = desk.mark("cue", "حذّر")
    change_mark(user=make_editor("other"), mark=mark, seen_version=mark.version, lemma="أنذر")
    lemma.fill("حذر")
    lemma.press("Enter")
    expect(desk.page.locator("#messages [role=alert]")).to_be_visible()
    expect(lemma).to_have_value("حذر")
    desk.page.locator("[data-settle=mine]").click()
    expect(desk.page.locator("#messages [role=alert]")).to_have_count(0)
    expect(desk.page.locator("#reading")).to_have_attribute("data-revision", "3")
    assert desk.mark("cue", "حذّر").lemma == "حذر"
