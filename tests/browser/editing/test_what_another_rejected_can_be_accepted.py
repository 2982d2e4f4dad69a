"""In a conflict with a rejection "Apply mine on top" brings the suggestion back, accepted with my values."""

import pytest
from playwright.sync_api import expect

from annotations.actions.create_mark import create_mark
from annotations.actions.reject_mark import reject_mark
from annotations.models import Mark
from tests.browser.editing.desk import EditorsDesk
from tests.factories import make_editor, version_of

QUOTE, CUE = "ضرورة الصيانة", "شدد"
PLACE = "عمّان"


@pytest.fixture
def desk(desk: EditorsDesk) -> EditorsDesk:
    """One that has not heard of the rejection when it decides."""
    desk.hear_nothing()
    return desk


def _take(desk, words: str) -> None:
    """Take the mark in hand before anything happens to it: a form that comes later tells of that, too."""
    desk.click_on(words)
    desk.form_is_there()


def _rejected_by_another(desk, layer: str, words: str) -> Mark:
    suggestion = desk.mark(layer, words, "suggestions")
    reject_mark(user=make_editor("other"), mark=suggestion, seen_version=suggestion.version)
    return suggestion


def _mine_on_top(desk) -> None:
    desk.page.locator("#messages [data-settle=mine]").click()


def test_a_quote_comes_back_with_its_cue(desk):
    _take(desk, QUOTE)
    suggestion = _rejected_by_another(desk, "quote", QUOTE)
    desk.press("a")
    expect(desk.page.locator("#messages .states[data-rejected]")).to_have_count(1)
    with desk.decision():
        _mine_on_top(desk)
    expect(desk.page.locator("#messages [role=alert]")).to_have_count(0)
    assert desk.mark("quote", QUOTE).origin_id == suggestion.pk
    assert desk.stored("cue") == [CUE]
    assert desk.decisions == ["reject", "accept"]


@pytest.mark.parametrize("again", [False, True])
def test_it_is_accepted_with_my_boundaries(desk, again):
    _take(desk, PLACE)
    _rejected_by_another(desk, "place", PLACE)
    desk.press("]", "Enter")
    if again:
        # What stood when the choice was shown is not what stands when it is made: it is shown anew.
        suggestion = desk.mark("place", PLACE, "suggestions")
        expect(desk.page.locator("#messages .states")).to_have_attribute(
            "data-version", str(suggestion.version)
        )
        Mark.objects.filter(pk=suggestion.pk).update(version=suggestion.version + 1)
        _mine_on_top(desk)
        expect(desk.page.locator("#messages .states")).to_have_attribute(
            "data-version", str(suggestion.version + 1)
        )
    with desk.decision():
        _mine_on_top(desk)
    expect(desk.page.locator("#messages [role=alert]")).to_have_count(0)
    assert desk.stored("place") == [f"مدخل {PLACE}"]
    assert desk.decisions == ["reject", "change"]


def test_what_cannot_come_back_says_why(desk):
    _take(desk, PLACE)
    words = f"مدخل {PLACE}"
    start = desk.text.index(words)
    create_mark(
        user=make_editor("other"),
        version=version_of(desk.article),
        layer="place",
        start=start,
        end=start + len(words),
        text=words,
    )
    desk.press("a")
    _mine_on_top(desk)
    alert = desk.page.locator("#messages [role=alert][data-rules=overlap]")
    expect(alert).to_contain_text(words)
    assert desk.stored("place") == [words]


def test_both_rejected_it_and_nothing_is_left_to_do(desk):
    _take(desk, PLACE)
    _rejected_by_another(desk, "place", PLACE)
    desk.press("r")
    _mine_on_top(desk)
    expect(desk.page.locator("#messages [role=alert]")).to_have_count(0)
    assert desk.decisions == ["reject"]
