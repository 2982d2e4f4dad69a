"""Moves by letter, word, sentence and paragraph in the order of the words, from either end of a selection."""

import pytest

from tests.browser.editing.desk import EditorsDesk
from tests.factories import make_article

FIRST = "قالَ سامي 😀 إن شركة Delta Roads 2025 أنفقت ٤٠ مليونا."
SECOND = "ثم می\u200cخواه انتهـــى."
THIRD = "وفي الغد عاد."
TEXT = f"{FIRST} {SECOND}\n\n{THIRD}"


@pytest.fixture
def moving_desk(signed_in, live_server):
    desk = EditorsDesk(signed_in, make_article(TEXT), live_server.url).open()
    desk.page.locator("#text").focus()
    return desk


def _after(desk, *keys):
    desk.press(*keys)
    start, end = sorted(desk.selected)
    return desk.text[start:end]


def test_moves_by_sentences_go_over_paragraphs(moving_desk):
    desk = moving_desk
    begin = [desk.text.index(words) for words in (FIRST, SECOND, THIRD)]
    desk.press("Control+Home")
    stops = []
    for _ in range(3):
        desk.press("Alt+ArrowDown")
        stops.append(desk.selected[1])
    assert stops == [*begin[1:], len(TEXT)]
    for at in reversed(begin):
        desk.press("Alt+ArrowUp")
        assert desk.selected == [at, at]


def test_a_selection_grows_and_shrinks_by_every_unit(moving_desk):
    desk = moving_desk
    desk.walk_to("Delta")
    assert _after(desk, "Shift+Control+ArrowLeft") == "Delta"
    assert _after(desk, "Shift+Control+ArrowLeft", "Shift+Control+ArrowLeft") == "Delta Roads 2025"
    assert _after(desk, "Shift+ArrowRight") == "Delta Roads 202"
    assert _after(desk, "Shift+Alt+ArrowDown") == "Delta Roads 2025 أنفقت ٤٠ مليونا. "
    assert _after(desk, "Shift+Alt+ArrowDown").strip() == f"Delta Roads 2025 أنفقت ٤٠ مليونا. {SECOND}"
    assert _after(desk, "Shift+Control+ArrowDown").endswith(THIRD)
    assert _after(desk, "Shift+Alt+ArrowUp").strip().endswith(SECOND)
    assert _after(desk, "Shift+Alt+ArrowUp") == "Delta Roads 2025 أنفقت ٤٠ مليونا. "


def test_the_other_end_moves_too(moving_desk):
    desk = moving_desk
    desk.walk_to("Delta")
    desk.press("Shift+Control+ArrowLeft", "Shift+Control+ArrowLeft")
    # From the beginning: outwards over the Latin words, inwards again, by words, letters and sentences.
    assert _after(desk, "o", "Shift+Control+ArrowRight") == "شركة Delta Roads"
    assert _after(desk, "Shift+ArrowLeft") == "ركة Delta Roads"
    assert _after(desk, "Shift+Alt+ArrowUp") == FIRST[: FIRST.index(" 2025")]
    assert _after(desk, "o", "Shift+Control+ArrowLeft") == FIRST[: FIRST.index(" أنفقت")]


def test_the_mark_in_hand_is_extended_from_either_end(desk):
    desk.click_on("ضرورة الصيانة")
    desk.press("Home", "j")
    while desk.painted("current") != "ضرورة الصيانة":
        desk.press("j")
    assert _after(desk, "o", "Shift+Control+ArrowRight") == "على ضرورة الصيانة"
    with desk.decision():
        desk.press("Enter")
    assert desk.stored("quote") == ["على ضرورة الصيانة"]
