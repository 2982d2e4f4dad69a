"""What the server refuses of a queue stays on the page, named, whatever succeeds after it."""

from playwright.sync_api import expect

from annotations.actions.change_mark import change_mark
from annotations.actions.delete_mark import delete_mark
from tests.factories import make_editor


def _reviewing(desk):
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()


def test_refusals_of_a_queue_are_listed_and_the_rest_is_done(desk):
    """A quote that crosses others, boundaries of a quote that another changed, and a place taken away."""
    _reviewing(desk)
    page = desk.page
    other = make_editor("other")
    page.context.set_offline(True)
    desk.drag_over("أن العمل انتهـــى، وأوضحت: «لن نتأخر")
    desk.press("q")
    expect(page.locator("#messages .lost")).to_be_visible()
    desk.press("Escape")
    desk.click_on("ضرورة الصيانة")
    desk.press("]", "Enter")
    desk.click_on("الزرقاء")
    desk.press("Delete")
    quote = desk.mark("quote", "ضرورة الصيانة")
    change_mark(user=other, mark=quote, seen_version=quote.version, name="غيره")
    page.context.set_offline(False)
    refusals = page.locator("#messages .refusal")
    expect(refusals).to_have_count(2)
    expect(page.locator("#messages .lost")).to_have_count(0)
    expect(refusals.nth(0)).to_contain_text("أن العمل انتهـــى")
    expect(refusals.nth(1)).to_contain_text("ضرورة الصيانة")
    assert desk.stored("place") == ["إربد", "عمّان"], "what stands after the refusals in the queue is done"
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.press("u")
    expect(refusals).to_have_count(2)
    refusals.nth(0).locator(".dismiss").click()
    expect(refusals).to_have_count(1)
    expect(refusals).to_contain_text("ضرورة الصيانة")


def test_another_s_change_that_the_queue_s_own_answers_draw_is_not_overwritten(desk):
    _reviewing(desk)
    page = desk.page
    other = make_editor("other")
    page.context.set_offline(True)
    desk.click_on("الزرقاء")
    desk.press("Delete")
    desk.click_on("ضرورة الصيانة")
    desk.press("Delete")
    expect(page.locator("#messages .lost")).to_be_visible()
    quote = desk.mark("quote", "ضرورة الصيانة")
    change_mark(user=other, mark=quote, seen_version=quote.version, name="غيره")
    page.context.set_offline(False)
    expect(page.locator("#messages .refusal")).to_contain_text("ضرورة الصيانة")
    assert "ضرورة الصيانة" in desk.stored("quote")
    assert "الزرقاء" not in desk.stored("place")


def test_a_change_of_a_mark_that_another_took_away_is_told(desk):
    _reviewing(desk)
    page = desk.page
    page.context.set_offline(True)
    desk.click_on("الزرقاء")
    desk.press("Delete")
    desk.click_on("عمّان")
    desk.press("]", "Enter")
    expect(page.locator("#messages .lost")).to_be_visible()
    place = desk.mark("place", "عمّان")
    delete_mark(user=make_editor("other"), mark=place, seen_version=place.version)
    page.context.set_offline(False)
    refusal = page.locator("#messages .refusal")
    expect(refusal).to_contain_text("عمّان")
    refusal.locator("summary").click()
    expect(refusal.locator(".states")).to_contain_text("مدخل عمّان")
    assert not desk.stored("place").count("عمّان")
    with desk.decision():
        refusal.locator("[data-settle=mine]").click()
    expect(refusal).to_have_count(0)
    assert "مدخل عمّان" in desk.stored("place")
    assert desk.mark("place", "مدخل عمّان").pk == place.pk
    assert desk.decisions[-1] == "restore"


def test_two_changes_of_one_suggestion_in_a_row_are_both_done(desk):
    """The first accepts it, and so gives it another number and other words."""
    page = desk.page
    desk.click_on("عمّان")
    expect(page.locator("#panel [name=metonymy]")).to_be_visible()
    page.context.set_offline(True)
    desk.press("]", "Enter")
    page.locator("#panel [name=metonymy]").click()
    expect(page.locator("#messages [data-waiting-count]")).to_have_text("2")
    page.context.set_offline(False)
    expect(page.locator("#messages .lost")).to_have_count(0)
    expect(page.locator("#messages .refusal")).to_have_count(0)
    assert desk.decisions == ["change", "change"]
    assert desk.mark("place", "مدخل عمّان").metonymy
