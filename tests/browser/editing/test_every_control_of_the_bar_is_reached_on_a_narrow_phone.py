"""Each control of the bar at the bottom is whole in the window and a finger wide, however narrow the window
and large the letters; what the bar has no room for is in its menu."""

import pytest
from playwright.sync_api import expect

from annotations.actions.accept_mark import accept_mark
from annotations.actions.discuss_article import discuss_article
from annotations.actions.reject_all import reject_all
from annotations.actions.review_article import review_article
from annotations.actions.undo_last import undo_last
from annotations.models import Mark
from tests.browser.editing.article import make_suggested_article
from tests.browser.editing.desk import EditorsDesk
from tests.browser.signing_in import sign_in
from tests.factories import make_editor, make_user, version_of

WIDTHS = (320, 360, 390)
# What cannot be met by a finger: out of the window, smaller than a finger, or under something else.
OUT_OF_REACH = """(selector) => [...document.querySelectorAll(selector)]
  .filter((one) => one.checkVisibility({visibilityProperty: true}))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, {left, right, top, bottom, width, height}]) =>
    left < -0.5 || right > innerWidth + 0.5 || top < -0.5 || bottom > innerHeight + 0.5
    || width < 43.9 || height < 43.9
    || !one.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)))
  .map(([one, {left, right, width, height}]) =>
    [one.className || one.dataset.command, left, right, width, height])"""
# Those of the open menu that cannot, each scrolled to.
MISSED = """() => [...document.querySelectorAll("#bar .menu > *")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().height > 0)
  .filter((one) => {
    one.scrollIntoView({block: "nearest", behavior: "instant"});
    const { left, right, top, bottom, height } = one.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return height < 43.9 || !one.contains(document.elementFromPoint(x, y));
  }).map((one) => one.innerText)"""
CONTROLS = "#bar > button, #bar .steps button, #bar .deciding button, #bar summary, #bar .onward button"
COMMANDS = {"last-suggestion", "next-suggestion", "accept", "reject", "undo", "redo", "review"}
NAMED = """() => [...document.querySelectorAll("#bar [data-command]")]
  .filter((one) => one.checkVisibility({visibilityProperty: true})).map(({dataset}) => dataset.command)"""


def _to_review(version, editor):
    """In review, with something to undo and something to redo."""
    for mark in Mark.objects.filter(set__version=version, layer="place").order_by("start")[:2]:
        accept_mark(user=editor, mark=mark, seen_version=mark.version)
    undo_last(user=editor, version=version)


def _in_discussion(version, editor):
    _to_review(version, editor)
    discuss_article(user=editor, version=version, why="من المتحدث هنا؟")


def _to_approve(version, editor):
    other = make_editor("other")
    reject_all(user=other, version=version)
    review_article(user=other, version=version)


@pytest.fixture
def reviewer(transactional_db):
    return make_user("reviewer", group="reviewers")


@pytest.fixture
def open_phone(new_window, reviewer, live_server):
    """Opens the article, in a state, on a phone in a language."""

    def open_phone(language, state):
        page = new_window(
            viewport={"width": 390, "height": 740}, has_touch=True, is_mobile=True, locale=language
        )
        sign_in(page, live_server.url, reviewer)
        article = make_suggested_article()
        state(version_of(article), reviewer)
        return EditorsDesk(page, article, live_server.url).open()

    return open_phone


@pytest.mark.parametrize("state", [_to_review, _in_discussion, _to_approve])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_of_the_bar_is_out_of_reach(open_phone, language, state):
    desk = open_phone(language, state)
    page = desk.page
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        desk.next_picture()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert page.evaluate(OUT_OF_REACH, CONTROLS) == [], width
        assert page.locator("#bar").bounding_box()["height"] < 60, width
        page.locator("#bar summary").tap()
        # A tap is a press a little later.
        expect(page.locator("#bar .menu")).to_be_visible()
        menu = page.locator("#bar .menu").bounding_box()
        assert menu is not None
        assert menu["x"] >= 0
        assert menu["x"] + menu["width"] <= width
        assert menu["y"] >= 0
        assert page.locator("#bar .menu > :visible").count() > 1
        assert page.evaluate(MISSED) == [], width
        if state is not _to_approve:
            assert set(page.evaluate(NAMED)) >= COMMANDS, width
        page.keyboard.press("Escape")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_letters_twice_as_large_leave_all_of_it_in_the_window(open_phone, language):
    desk = open_phone(language, _to_review)
    page = desk.page
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    for width in (640, 360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        desk.next_picture()
        assert page.evaluate(OUT_OF_REACH, CONTROLS) == [], width
        # What stands over the bar knows how high it is.
        page.wait_for_function(
            "() => Math.abs(document.querySelector('#bar').offsetHeight"
            " - parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--bar-size'))) < 2"
        )
