"""Undo drops boundaries that are not kept before it touches a decision, and says what it took back."""

import pytest
from playwright.sync_api import expect

from annotations.actions.change_mark import change_mark
from tests.factories import make_editor

QUOTE = "ضرورة الصيانة"
FIRST = 'إن "الجسر الجديد في إربد سيفتح غدا"'
NEXT = "إربد"


def _accept_the_first(desk):
    desk.page.locator("#text").focus()
    desk.press("n")
    with desk.decision():
        desk.press("a")
    # The next one's form may scroll the text when it comes, from under a click that is on its way.
    expect(desk.page.locator("#panel .mark-form:not(.coming) blockquote")).to_have_text(NEXT)


@pytest.mark.parametrize("how", ["key", "button"])
def test_boundaries_not_kept_yet_go_first(desk, how):
    _accept_the_first(desk)
    desk.click_on(QUOTE)
    expect(desk.page.locator("#panel blockquote")).to_have_text(QUOTE)
    desk.press("]")
    expect(desk.page.locator("#panel .pending")).to_be_visible()
    if how == "key":
        desk.press("u")
    else:
        desk.page.locator("#bar .undo").click()
    expect(desk.page.locator("#panel blockquote")).to_have_text(QUOTE)
    expect(desk.page.locator("#panel .pending")).to_be_hidden()
    expect(desk.page.locator("#messages .passing")).to_be_visible()
    assert desk.decisions == ["accept"]
    # What follows is done after it: a decision of that press would stand between the two.
    with desk.decision():
        desk.press("u")
    assert desk.decisions == ["accept", "undo"]


def test_a_decision_out_of_sight_is_named_and_brought_into_view(desk):
    page = desk.page
    page.set_viewport_size({"width": 1280, "height": 400})
    _accept_the_first(desk)
    desk.click_on(QUOTE)
    page.evaluate("scrollTo({ top: 10000, behavior: 'instant' })")
    desk.next_picture()
    with desk.decision():
        desk.press("u")
    told = page.locator("#messages .passing")
    expect(told.locator("[data-what]")).to_have_text(
        page.locator("#undone-template").evaluate(
            "(one) => one.content.querySelector('.what').dataset.accept"
        )
    )
    expect(told.locator("bdi")).to_have_text(FIRST)
    shown = " ".join(told.locator(".what").inner_text().split())
    expect(page.locator("#said")).to_have_text(shown)
    assert desk.painted("current") == FIRST
    expect(page.locator("#panel blockquote")).to_have_text(FIRST)
    top = page.evaluate("[...CSS.highlights.get('current')][0].getBoundingClientRect().top")
    assert 0 <= top < 400
    desk.press("Escape")
    expect(told).to_have_count(0)


def test_a_mark_that_was_made_is_named_though_it_is_gone(desk):
    desk.drag_over("الجسر الجديد")
    with desk.decision():
        desk.press("p")
    with desk.decision():
        desk.press("u")
    expect(desk.page.locator("#messages .passing bdi")).to_have_text("الجسر الجديد")
    assert desk.stored("place") == []


def test_a_boundary_passes_over_what_belongs_to_no_mark(desk):
    desk.click_on(QUOTE)
    expect(desk.page.locator("#panel blockquote")).to_have_text(QUOTE)
    desk.press("Alt+]")
    expect(desk.page.locator("#panel blockquote")).to_have_text(f"ى {QUOTE}")


def test_a_boundary_that_cannot_move_says_so(desk):
    desk.click_on("وبالزرقاء.")
    desk.press("h", "h")
    desk.click_on("الازدحام")
    expect(desk.page.locator("#panel blockquote")).to_have_text("الازدحام عند مدخل عمّان وبالزرقاء")
    desk.press("[")
    expect(desk.page.locator("#messages .passing")).to_be_visible()


def test_past_one_that_another_has_changed_since_a_second_press_goes_on(desk):
    """The refusal names it and the one before it, which the key or the button then undoes."""
    _accept_the_first(desk)
    with desk.decision():
        desk.press("a")
    mark = desk.mark("place", "إربد")
    change_mark(user=make_editor("huda"), mark=mark, seen_version=mark.version, metonymy=True)
    desk.press("u")
    refusal = desk.page.locator("#messages .refusal")
    expect(refusal.locator(".blocked")).to_contain_text("إربد")
    expect(refusal.locator("form bdi")).to_contain_text("الجسر الجديد")
    with desk.decision():
        desk.press("u")
    expect(refusal).to_have_count(0)
    assert desk.stored("quote") == []
    assert desk.stored("place") == ["إربد"]
    desk.press("u")
    expect(refusal.locator(".blocked")).to_be_visible()
    expect(refusal.locator("form")).to_have_count(0)
