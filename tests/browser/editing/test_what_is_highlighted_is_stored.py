"""A mark made by mouse or by keyboard alone covers just the words that were highlighted."""

import pytest
from playwright.sync_api import expect

QUOTE = "«لن نُغلِق الجسر.\nسيبقى مفتوحا»"
SPEAKER = "المُهندِسُ نـــادر 👩\u200d🔧 می\u200cخواه"


def _by_mouse(desk, words, layer):
    desk.drag_over(words)
    button = desk.page.locator(f"#toolbar [data-command={layer}]")
    button.hover()
    painted = desk.painted("preview")
    with desk.decision():
        button.click()
    return painted


def _by_keyboard(desk, words, layer):
    desk.walk_to(words, select=True)
    key = {"quote": "q", "cue": "c", "place": "p"}[layer]
    with desk.decision():
        desk.press(key)


def _take_off_what_was_found(desk):
    assert desk.stored("cue") == ["قالَ"]
    with desk.decision():
        desk.press("x")
    assert desk.stored("cue") == desk.stored("speaker") == []


def test_by_mouse(bare_desk):
    desk = bare_desk
    assert _by_mouse(desk, QUOTE, "quote") == QUOTE
    assert desk.stored("quote") == [QUOTE]
    assert desk.mark("quote", QUOTE).kind == "direct"
    _take_off_what_was_found(desk)
    assert _by_mouse(desk, "وقالَ", "cue") == "قالَ"
    assert desk.stored("cue") == ["قالَ"]
    for words, name in (("العَقَبة", "العَقَبة"), ("وبالقاهرة", "القاهرة"), ("وللأردن", "لأردن")):
        assert _by_mouse(desk, words, "place") == name
    assert desk.stored("place") == ["العَقَبة", "القاهرة", "لأردن"]
    # A mark inside a mark, from the middle of a word on.
    assert _by_mouse(desk, "أن ٢٥ شاحنة وصلت إلى العَقَبة وبالقاهرة", "quote") == desk.stored("quote")[1]
    assert desk.focus == "text"


def test_by_keyboard_alone(bare_desk):
    desk = bare_desk
    desk.to_text_by_tab()
    _by_keyboard(desk, QUOTE, "quote")
    assert desk.stored("quote") == [QUOTE]
    _take_off_what_was_found(desk)
    _by_keyboard(desk, "وقالَ", "cue")
    desk.walk_to(SPEAKER, select=True)
    desk.press("s")
    name = desk.page.locator("#chooser-name")
    expect(name).to_have_value(SPEAKER)
    desk.page.keyboard.type("نادر ميخواه")
    with desk.decision():
        desk.press("Enter")
    _by_keyboard(desk, "القاهرة", "place")
    # The word at the caret, without a selection.
    desk.walk_to("العَقَبة")
    with desk.decision():
        desk.press("p")
    assert desk.stored("cue") == ["قالَ"]
    assert desk.stored("speaker") == [SPEAKER]
    assert desk.stored("place") == ["العَقَبة", "القاهرة"]
    assert desk.focus == "text"
    quote = desk.mark("quote", QUOTE)
    [link] = quote.quote_speakers.all()
    assert (link.entity.name, link.mention.text) == ("نادر ميخواه", SPEAKER)
    assert [cue.cue.text for cue in quote.quote_cues.all()] == ["قالَ"]


def test_alt_keeps_the_selection_to_the_letter(bare_desk):
    bare_desk.drag_over("وبالقاهرة")
    with bare_desk.decision():
        bare_desk.press("Alt+p")
    assert bare_desk.stored("place") == ["وبالقاهرة"]


def test_another_cut_of_the_name_can_be_chosen(bare_desk):
    bare_desk.drag_over("وبالقاهرة")
    shown = bare_desk.page.locator("#toolbar .choices button")
    expect(shown).to_have_text(["القاهرة", "وبالقاهرة", "بالقاهرة"])
    bare_desk.press("l", "l")
    assert shown.nth(2).get_attribute("aria-pressed") == "true"
    assert bare_desk.painted("preview") == "بالقاهرة"
    with bare_desk.decision():
        bare_desk.press("p")
    assert bare_desk.stored("place") == ["بالقاهرة"]


def test_half_a_letter_is_never_stored(bare_desk):
    """A selection that a script puts inside an emoji and inside a letter with its marks takes them whole."""
    page = bare_desk.page
    words = "👩\u200d🔧 می\u200cخواه للصحفيين: «لن نُ"
    page.locator("#text").focus()
    page.evaluate(
        """([start, end]) => import("/static/js/offsets.js").then((offsets) =>
            offsets.writeSelection(offsets.readText(document.querySelector("#text")), start, end))""",
        [bare_desk.text.index(words) + 1, bare_desk.text.index(words) + len(words) - 1],
    )
    page.wait_for_function("!document.querySelector('#toolbar').hidden")
    with bare_desk.decision():
        bare_desk.press("Alt+2")
    assert bare_desk.stored("quote") == [words]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("لن نُغلِق الجسر", "indirect"), ("للصحفيين: «لن نُغلِق الجسر", "mixed"), ("«لن نُغلِق الجسر", "direct")],
)
def test_the_kind_that_is_shown_is_stored(bare_desk, words, kind):
    page = bare_desk.page
    bare_desk.drag_over(words)
    label = page.locator("#toolbar .kind")
    expect(label).to_have_text(label.get_attribute(f"data-{kind}") or "")
    with bare_desk.decision():
        page.locator("#toolbar [data-command=quote]").click()
    assert bare_desk.mark("quote", words).kind == kind


def test_the_span_is_seen_before_the_server_answers(bare_desk):
    held = []
    bare_desk.page.route("**/marks/", lambda route: held.append(route))
    bare_desk.page.locator("#text").focus()
    bare_desk.walk_to("العَقَبة")
    with bare_desk.page.expect_request("**/marks/"):
        bare_desk.press("p")
    assert bare_desk.painted("current") == "العَقَبة"
    assert bare_desk.stored("place") == []
    with bare_desk.decision():
        held[0].continue_()
    assert bare_desk.stored("place") == ["العَقَبة"]
