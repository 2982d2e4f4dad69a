"""Boundaries moved by the panel's buttons or by keys: seen at once as not yet kept, then kept or dropped."""

import pytest
from playwright.sync_api import expect

QUOTE = "ضرورة الصيانة"
WIDER = f"على {QUOTE}"


@pytest.fixture
def widened(desk):
    """A suggested quote in hand whose beginning the panel's button has moved a word earlier."""
    desk.click_on(QUOTE)
    expect(desk.page.locator("#panel blockquote")).to_have_text(QUOTE)
    desk.page.locator("#panel [data-command=start-out]:not([data-unit])").click()
    return desk


def test_panel_and_toolbar_show_the_new_words_and_the_keys(widened):
    page = widened.page
    expect(page.locator("#panel blockquote")).to_have_text(WIDER)
    expect(page.locator("#panel .pending")).to_be_visible()
    expect(page.locator("#panel .pending kbd")).to_have_text(["⏎", "Esc"])
    expect(page.locator("#toolbar .adjusted bdi")).to_have_text(WIDER)
    expect(page.locator("#toolbar .adjusted kbd")).to_have_text(["⏎", "Esc"])
    expect(page.locator("#toolbar .layers")).to_be_hidden()
    assert widened.focus == "text"


@pytest.mark.parametrize("how", ["panel", "bar", "A", "Enter", "save", "toolbar"])
def test_every_way_to_keep_the_mark_keeps_its_new_boundaries(widened, how):
    buttons = {
        "panel": "#panel button.accept",
        "bar": "#bar [data-command=accept]",
        "save": "#panel .buttons button:not([formaction])",
        "toolbar": "#toolbar .adjusted [data-command=boundaries]",
    }
    with widened.decision():
        if how in buttons:
            widened.page.locator(buttons[how]).click()
        else:
            widened.press(how)
    assert widened.stored("quote") == [WIDER]
    assert widened.focus == "text"
    expect(widened.page.locator("#panel .pending")).to_be_hidden()


@pytest.mark.parametrize("how", ["Escape", "panel", "toolbar"])
def test_dropping_shows_the_mark_as_it_was(widened, how):
    if how == "Escape":
        widened.press("Escape")
    else:
        widened.page.locator(f"#{how} [data-command=drop]:visible").click()
    page = widened.page
    expect(page.locator("#panel blockquote")).to_have_text(QUOTE)
    expect(page.locator("#panel .pending")).to_be_hidden()
    expect(page.locator("#toolbar")).to_be_hidden()
    assert widened.focus == "text"
    with widened.decision():
        page.locator("#panel button.accept").click()
    assert widened.stored("quote") == [QUOTE]


def test_a_kind_by_a_key_is_the_moved_marks_and_makes_no_other(widened):
    with widened.decision():
        widened.press("2")
    assert widened.stored("quote") == [WIDER]
    assert widened.mark("quote", WIDER).kind == "indirect"
    assert widened.mark("quote", QUOTE, kind="suggestions").status == "accepted"


def test_a_quotes_new_boundaries_need_no_name(desk):
    desk.click_on(QUOTE)
    desk.drag_over(WIDER)
    toolbar = desk.page.locator("#toolbar")
    expect(toolbar.locator(".choices")).to_be_hidden()
    first = toolbar.locator("button:visible").first
    assert first.get_attribute("data-command") == "boundaries"


def test_the_panels_buttons_move_each_edge_by_words_and_letters(desk):
    desk.click_on(QUOTE)
    edges = desk.page.locator("#panel .edges")
    expect(edges.locator(".pair")).to_have_count(2)
    # What comes earlier stands on the right, as in the text.
    for row in edges.locator(".pair").all():
        boxes = [button.bounding_box()["x"] for button in row.locator("button").all()]
        assert boxes == sorted(boxes, reverse=True)
        assert len(boxes) == 4
    for command, unit, words in [
        ("start-out", "word", WIDER),
        ("start-in", "word", QUOTE),
        ("end-in", "letter", QUOTE[:-1]),
        ("end-out", "letter", QUOTE),
        ("end-in", "word", "ضرورة"),
    ]:
        letter = "[data-unit=letter]" if unit == "letter" else ":not([data-unit])"
        edges.locator(f"[data-command={command}]{letter}").click()
        expect(desk.page.locator("#panel blockquote")).to_have_text(words)
