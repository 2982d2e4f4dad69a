"""What another decides is drawn in an open page by itself, and moves nothing under the reader's hand."""

import re

import pytest
from playwright.sync_api import expect

from annotations.actions.accept_all import accept_all
from annotations.actions.accept_mark import accept_mark
from annotations.actions.change_mark import change_mark
from annotations.actions.delete_mark import delete_mark
from tests.browser.editing.desk import EditorsDesk
from tests.factories import make_editor, version_of

SECONDS = 6_000
QUOTE = "ضرورة الصيانة"


@pytest.fixture
def other(transactional_db):
    return make_editor("هند")


def drawn(desk: EditorsDesk, revision: int) -> None:
    expect(desk.page.locator("#reading")).to_have_attribute("data-revision", str(revision), timeout=SECONDS)


def piece(desk: EditorsDesk, words: str):
    return desk.page.locator("#text mark", has_text=words).first


def test_an_accepted_suggestion_is_drawn_and_a_line_says_whose_it_was(desk, other):
    expect(piece(desk, QUOTE)).to_have_class(re.compile("suggested"))
    quote = desk.mark("quote", QUOTE, "suggestions")
    accept_mark(user=other, mark=quote, seen_version=quote.version)
    drawn(desk, 1)
    expect(piece(desk, QUOTE)).not_to_have_class(re.compile("suggested"))
    line = desk.page.locator("#messages .others")
    expect(line).to_contain_text("هند")
    expect(line).to_contain_text(QUOTE)
    made = desk.mark("quote", QUOTE)
    ids = desk.page.evaluate("JSON.parse(document.getElementById('marks-data').textContent).map((m) => m.id)")
    assert made.pk in ids
    assert quote.pk not in ids
    # Known without a reload: it can be taken in hand and changed.
    desk.click_on(QUOTE)
    expect(desk.page.locator("#panel blockquote")).to_have_text(QUOTE)
    with desk.decision():
        desk.press("Delete")
    assert desk.decisions == ["accept", "delete"]


def test_only_paragraphs_that_say_something_else_are_drawn_anew(desk, other):
    desk.page.evaluate(
        "() => document.querySelectorAll('#text > *').forEach((row, at) => (row.dataset.was = at))"
    )
    place = desk.mark("place", "عمّان", "suggestions")
    accept_mark(user=other, mark=place, seen_version=place.version)
    drawn(desk, 1)
    rows = desk.page.locator("#text > .row")
    kept = rows.evaluate_all("(rows) => rows.map((row) => 'was' in row.dataset)")
    assert kept == [True, True, False]


def test_what_is_selected_and_what_is_read_stays_where_it_is(desk, other):
    desk.drag_over("الكلفة بلغت")
    selected = desk.selected
    before = desk.page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().top")
    accept_all(user=other, version=version_of(desk.article))
    drawn(desk, 1)
    assert desk.selected == selected
    assert desk.focus == "text"
    after = desk.page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().top")
    assert abs(after - before) < 1
    expect(desk.page.locator("#toolbar")).to_be_visible()


def test_the_mark_in_hand_is_shown_as_it_stands(desk, other):
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    desk.click_on("عمّان")
    expect(desk.page.locator("#panel [name=metonymy]")).not_to_be_checked()
    place = desk.mark("place", "عمّان")
    change_mark(user=other, mark=place, seen_version=place.version, metonymy=True)
    drawn(desk, 2)
    expect(desk.page.locator("#panel [name=metonymy]")).to_be_checked()
    place.refresh_from_db()
    delete_mark(user=other, mark=place, seen_version=place.version)
    drawn(desk, 3)
    expect(desk.page.locator("#panel blockquote")).to_have_count(0)


def test_boundaries_that_are_moved_meanwhile_stay_and_both_states_are_shown(desk, other):
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    desk.click_on("عمّان")
    desk.press("]")
    place = desk.mark("place", "عمّان")
    change_mark(user=other, mark=place, seen_version=place.version, metonymy=True)
    drawn(desk, 2)
    assert desk.painted("preview") == "مدخل عمّان"
    desk.press("Enter")
    conflict = desk.page.locator("#messages .refusal")
    conflict.locator("summary").click()
    expect(conflict.locator(".states")).to_be_visible()
    conflict.locator("[data-settle=mine]").click()
    drawn(desk, 3)
    assert desk.mark("place", "مدخل عمّان").metonymy


def test_nothing_is_asked_while_nobody_looks(desk, other):
    page, asked = desk.page, []
    page.on("request", lambda request: asked.append(request.url) if "/changes/" in request.url else None)
    page.clock.install()
    desk.open()
    with page.expect_response("**/changes/**"):
        page.clock.fast_forward(2500)
    hidden = "() => Object.defineProperty(document, 'hidden', { get: () => %s, configurable: true })"
    page.evaluate(hidden % "true")
    asked.clear()
    for _ in range(10):
        page.clock.fast_forward(2500)
    # What is asked for now is asked after all that would have been.
    page.evaluate("fetch('/static/js/offsets.js').then(() => null)")
    assert asked == []
    page.evaluate(hidden % "false")
    with page.expect_request("**/changes/**"):
        page.clock.fast_forward(2500)
