"""Three clicks take the sentence, two on a quotation mark what it encloses; keys and buttons do the same."""

import pytest
from playwright.sync_api import expect

from tests.browser.editing.desk import EditorsDesk
from tests.factories import make_article

FIRST = "قال د. سامي الحدّاد 😀 إن الكلفة 3.5 مليون دينار."
SECOND = "وأضاف: «لن نُغلِق “جســر” می\u200cخواه قبل 2025»، ثم غادر Delta Roads."
THIRD = "وختم: «سنعود غدا. ولم يُجِب عن سؤال."
TEXT = f"{FIRST} {SECOND}\n\n{THIRD}"
QUOTE, NESTED, OPEN = "«لن نُغلِق “جســر” می\u200cخواه قبل 2025»", "“جســر”", "«سنعود غدا"


@pytest.fixture
def plain_desk(signed_in, live_server):
    """A text of three sentences with nested marks and one that is not closed, before its editor."""
    return EditorsDesk(signed_in, make_article(TEXT), live_server.url).open()


def _selected(desk):
    start, end = sorted(desk.selected)
    return desk.text[start:end]


@pytest.mark.parametrize(
    ("on", "sentence"), [("سامي", FIRST), ("مليون", FIRST), ("غادر", SECOND), ("سنعود", "وختم: «سنعود غدا.")]
)
def test_three_clicks_take_the_sentence(plain_desk, on, sentence):
    x, y = plain_desk.place_of(on)
    plain_desk.page.mouse.click(x, y, click_count=3)
    assert _selected(plain_desk) == sentence
    expect(plain_desk.page.locator("#toolbar")).to_be_visible()


def test_a_drag_after_three_clicks_goes_on_by_sentences(plain_desk):
    mouse = plain_desk.page.mouse
    x, y = plain_desk.place_of("سامي")
    mouse.click(x, y, click_count=2)
    mouse.move(x, y)
    mouse.down(click_count=3)
    mouse.move(*plain_desk.place_of("غادر"), steps=3)
    mouse.up(click_count=3)
    assert _selected(plain_desk) == f"{FIRST} {SECOND}"
    with plain_desk.decision():
        plain_desk.press("2")
    assert plain_desk.stored("quote") == [f"{FIRST} {SECOND}".removesuffix(".")]


@pytest.mark.parametrize(
    ("before", "mark", "enclosed"),
    [
        ("وأضاف: ", "«", QUOTE), ("2025", "»", QUOTE), ("نُغلِق ", "“", NESTED), ("جســر", "”", NESTED),
        ("وختم: ", "«", OPEN),
    ],
)  # fmt: skip
def test_two_clicks_on_a_mark_take_what_it_encloses(plain_desk, before, mark, enclosed):
    desk = plain_desk
    at = desk.text.index(before) + len(before)
    x, y = desk.place_of(mark, at)
    desk.page.mouse.click(x, y, click_count=2)
    assert _selected(desk) == enclosed
    with desk.decision():
        desk.press("q")
    assert desk.stored("quote") == [enclosed]
    assert desk.mark("quote", enclosed).kind == "direct"


def test_two_clicks_on_a_word_take_the_word(plain_desk):
    x, y = plain_desk.place_of("سامي")
    plain_desk.page.mouse.click(x, y, click_count=2)
    assert _selected(plain_desk).strip() == "سامي"


def test_the_quote_key_at_a_mark_takes_what_it_encloses(plain_desk):
    desk = plain_desk
    desk.page.locator("#text").focus()
    desk.walk_to(QUOTE)
    with desk.decision():
        desk.press("q")
    desk.press("Escape", "Escape")
    desk.walk_to(OPEN)
    with desk.decision():
        desk.press("ArrowLeft", "q")
    assert desk.stored("quote") == [QUOTE, OPEN]


def test_keys_select_what_is_around_the_caret(plain_desk):
    desk = plain_desk
    desk.page.locator("#text").focus()
    desk.walk_to("ســر")
    taken = []
    for key in ("i", "i", "d", "d"):
        desk.press(key)
        taken.append(_selected(desk))
    assert taken == [NESTED, QUOTE, SECOND, SECOND]
    desk.walk_to("سامي")
    desk.press("d", "d")
    assert _selected(desk) == f"{FIRST} {SECOND}"
    desk.walk_to("سامي")
    desk.press("i")
    expect(desk.page.locator("#messages .passing")).to_be_visible()


def test_the_toolbar_has_both(plain_desk):
    desk = plain_desk
    x, y = desk.place_of("جســر")
    desk.page.mouse.click(x, y, click_count=2)
    for command, words in (("enclosed", NESTED), ("enclosed", QUOTE), ("sentence", SECOND)):
        desk.page.locator(f"#toolbar [data-command={command}]").click()
        assert _selected(desk) == words


def test_what_the_first_press_took_in_hand_is_let_go_of(desk):
    """Three clicks on a mark select its sentence for a mark of its own, not as boundaries of that mark."""
    x, y = desk.place_of("الصيانة")
    desk.page.mouse.click(x, y, click_count=3)
    assert desk.painted("current") == ""
    expect(desk.page.locator("#panel .mark-form")).to_have_count(0)
    expect(desk.page.locator("#toolbar .adjusted")).to_be_hidden()


def test_for_a_mark_in_hand_it_is_new_boundaries(desk):
    """Who holds a mark and then selects what marks enclose, or the sentence, gives it those boundaries."""
    desk.click_on("الجسر الجديد")
    expect(desk.page.locator("#panel blockquote")).to_contain_text("الجسر")
    at = desk.text.index('"الجسر')
    x, y = desk.place_of('"', at)
    # A second after the first: no third press.
    desk.page.locator("#text").press("ArrowLeft")
    desk.page.mouse.click(x, y, click_count=2)
    with desk.decision():
        desk.press("Enter")
    assert desk.stored("quote") == ['"الجسر الجديد في إربد سيفتح غدا"']
