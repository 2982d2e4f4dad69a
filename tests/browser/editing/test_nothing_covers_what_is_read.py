"""Panel and toolbar leave free the words in hand, the line above them, the layers' switches and the lists."""

import pytest
from playwright.sync_api import expect

from annotations.actions.change_mark import change_mark
from tests.factories import make_editor

QUOTE = "ضرورة الصيانة"
_BOX_OF_CURRENT = """() => {
    const rects = [...CSS.highlights.get("current")].flatMap((range) => [...range.getClientRects()]);
    return { top: Math.min(...rects.map((r) => r.top)), bottom: Math.max(...rects.map((r) => r.bottom)) };
}"""


def _apart(one, other) -> bool:
    return (
        one["x"] + one["width"] <= other["x"] + 1
        or other["x"] + other["width"] <= one["x"] + 1
        or one["y"] + one["height"] <= other["y"] + 1
        or other["y"] + other["height"] <= one["y"] + 1
    )


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (1180, 620)])
def test_on_a_desktop_the_panel_stands_in_the_side_column(desk, size):
    page = desk.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    desk.click_on("إربد")
    panel = page.locator("#panel")
    expect(panel.locator("blockquote")).to_have_text("إربد")
    desk.form_is_there()
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    desk.next_picture()
    for part in ("#legend", "#text", ".lists", "#bar"):
        assert _apart(panel.bounding_box(), page.locator(part).bounding_box()), part
    page.evaluate("scrollTo({ top: 10000, behavior: 'instant' })")
    desk.next_picture()
    for part in ("#text", ".lists", "#bar"):
        assert _apart(panel.bounding_box(), page.locator(part).bounding_box()), part
    assert panel.bounding_box()["y"] >= 0


@pytest.mark.parametrize("width", [390, 800, 1000])
def test_on_a_narrow_window_the_panel_is_a_sheet_below_the_mark(desk, width):
    page = desk.page
    page.set_viewport_size({"width": width, "height": 700})
    page.locator("#text").focus()
    for _ in range(9):
        desk.press("n")
        desk.form_is_there()
        expect(page.locator("#panel .why")).to_be_visible()
        expect(page.locator("#panel blockquote")).to_have_text(desk.painted("current"))
        mark, panel = page.evaluate(_BOX_OF_CURRENT), page.locator("#panel").bounding_box()
        assert panel["width"] == pytest.approx(width, abs=20)
        assert mark["top"] >= 0
        assert mark["bottom"] <= panel["y"]


def test_on_a_phone_the_panel_stays_when_it_moves_an_edge(desk):
    page = desk.page
    page.set_viewport_size({"width": 390, "height": 780})
    desk.click_on(QUOTE)
    page.locator("#panel [data-command=start-out]:not([data-unit])").click()
    expect(page.locator("#panel blockquote")).to_have_text(f"على {QUOTE}")
    expect(page.locator("#panel .pending .keep")).to_be_visible()
    expect(page.locator("#toolbar")).to_be_hidden()
    with desk.decision():
        page.locator("#panel .pending .keep").click()
    assert desk.stored("quote") == [f"على {QUOTE}"]


@pytest.mark.parametrize("block", ["start", "center", "end"])
def test_the_toolbar_hides_neither_the_selection_nor_the_line_above(desk, block):
    page = desk.page
    page.set_viewport_size({"width": 1000, "height": 600})
    desk.drag_over("سائق من الازدحام")
    page.locator("#text .row").last.evaluate(
        "(row, block) => row.scrollIntoView({ block, behavior: 'instant' })", block
    )
    page.evaluate("dispatchEvent(new Event('resize'))")
    desk.next_picture()
    line, top, bottom = page.evaluate(
        """() => {
            const rect = getSelection().getRangeAt(0).getBoundingClientRect();
            const line = parseFloat(getComputedStyle(document.querySelector("#text")).lineHeight);
            return [line, rect.top, rect.bottom];
        }"""
    )
    box = page.locator("#toolbar").bounding_box()
    assert box["y"] >= bottom or box["y"] + box["height"] <= top - line + 2
    assert box["y"] + box["height"] <= page.locator("#bar").bounding_box()["y"]


@pytest.mark.parametrize("size", [(1280, 720), (390, 780)])
def test_a_refusal_covers_neither_the_first_paragraph_nor_the_mark_in_hand(desk, size):
    page = desk.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    desk.hear_nothing()
    desk.click_on("الكلفة بلغت")
    expect(page.locator("#panel .why")).to_be_visible()
    quote = desk.mark("quote", "أن الكلفة بلغت ٤٠ مليون دينار", "suggestions")
    change_mark(user=make_editor("other"), mark=quote, seen_version=quote.version, name="غيره")
    page.locator("#text").focus()
    desk.press("3")
    message = page.locator("#messages")
    expect(message.locator(".refusal")).to_be_visible()
    expect(message.locator(".states")).to_be_hidden()
    desk.next_picture()
    box, mark = message.bounding_box(), page.evaluate(_BOX_OF_CURRENT)
    if size[0] > 1152:
        assert _apart(box, page.locator("#text").bounding_box())
    assert mark["bottom"] <= box["y"] or size[0] > 1152
    assert box["height"] <= size[1] * 0.4
    message.locator("summary").click()
    expect(message.locator(".states")).to_be_visible()
    desk.next_picture()
    # Whoever opens the states compares them: they get more room, but the mark in hand stays in sight.
    if size[0] > 1152:
        assert message.bounding_box()["height"] <= size[1] * 0.4
        return
    assert message.bounding_box()["height"] <= size[1] * 0.6
    page.wait_for_function(
        f"""() => {{
            const {{top, bottom}} = ({_BOX_OF_CURRENT})();
            return top >= 0 && bottom <= document.getElementById("messages").getBoundingClientRect().top;
        }}"""
    )
