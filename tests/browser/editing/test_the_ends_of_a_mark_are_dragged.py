"""The mark in hand has handles at its ends; each drag is one change, by mouse or finger; Esc drops it."""

import pytest
from playwright.sync_api import expect

from tests.browser.editing.desk import EditorsDesk
from tests.browser.editing.pulling import Finger, before, behind, knob, over, pulled
from tests.factories import make_article, make_mark, make_quote, make_set

TEXT = (
    "وصل الوفد 😀 إلى إربد ثم وبالقاهرة مرّ، ومنها إلى العَقَبة بالأمس.\n\n"
    "وقالَ المُهندِسُ نـــادر می\u200cخواه إن «الطريق “الجديد” مفتوح» منذ 2025، وفق Blue Line هنا."
)
QUOTE = "إن «الطريق “الجديد” مفتوح»"


def _make_article():
    article = make_article(TEXT)
    shared = make_set(article)
    make_mark(shared, "place", "إربد")
    make_mark(shared, "place", "العَقَبة")
    make_quote(shared, QUOTE, kind="mixed", cues=["قالَ"], speakers=[("نادر", "المُهندِسُ نـــادر")])
    return article


@pytest.fixture
def marked_desk(signed_in, live_server):
    return EditorsDesk(signed_in, _make_article(), live_server.url).open()


@pytest.fixture
def phone_desk(phone_page, live_server):
    return EditorsDesk(phone_page, _make_article(), live_server.url).open()


def _take(desk, words, on=None):
    desk.click_on(on or words)
    expect(desk.page.locator("#panel blockquote")).to_have_text(words)
    desk.form_is_there()
    expect(desk.page.locator("#handle-start span")).to_be_visible()


def test_a_mark_in_hand_has_a_handle_at_both_ends(marked_desk):
    desk = marked_desk
    expect(desk.page.locator("#handle-start")).to_be_hidden()
    _take(desk, "إربد")
    for edge, place in (("start", before(desk, "إربد")), ("end", behind(desk, "إربد"))):
        stem = desk.page.locator(f"#handle-{edge}").bounding_box()
        assert stem["x"] == pytest.approx(place[0], abs=3)
        assert stem["y"] < place[1] < stem["y"] + stem["height"]
        target = desk.page.locator(f"#handle-{edge} span").bounding_box()
        assert min(target["width"], target["height"]) >= 24
    desk.press("Escape")
    expect(desk.page.locator("#handle-start")).to_be_hidden()


@pytest.mark.parametrize(
    ("mark", "edge", "to", "result"),
    [
        ("إربد", "end", "مرّ", "إربد ثم وبالقاهرة مرّ"),
        ("إربد", "start", "الوفد", "الوفد 😀 إلى إربد"),
        (QUOTE, "end", "Blue Line", f"{QUOTE} منذ 2025، وفق Blue Line"),
        (QUOTE, "end", "2025", f"{QUOTE} منذ 2025"),
        (QUOTE, "start", "نـــادر", f"نـــادر می\u200cخواه {QUOTE}"),
        (QUOTE, "start", "«الطريق", QUOTE.removeprefix("إن ")),
        (QUOTE, "end", "“الجديد”", "إن «الطريق “الجديد”"),
    ],
)
def test_dragging_an_end_is_one_change(marked_desk, mark, edge, to, result):
    desk = marked_desk
    layer = "quote" if mark == QUOTE else "place"
    _take(desk, mark, on="مفتوح" if mark == QUOTE else None)
    with desk.decision(), pulled(desk, edge, (before if edge == "start" else behind)(desk, to)):
        assert desk.painted("preview") == result
        expect(desk.page.locator("#pulled")).to_be_visible()
        expect(desk.page.locator("#toolbar")).to_be_hidden()
    assert desk.decisions == ["change"]
    assert result in desk.stored(layer)
    assert desk.painted("current") == result
    assert desk.focus == "text"
    expect(desk.page.locator("#pulled")).to_be_hidden()
    with desk.decision():
        desk.press("u")
    assert mark in desk.stored(layer)


def test_a_name_is_offered_without_its_clitics_and_the_choice_is_shown(marked_desk):
    desk = marked_desk
    _take(desk, "العَقَبة")
    cuts = desk.page.locator("#pulled .cuts > *")
    with desk.decision(), pulled(desk, "start", before(desk, "وبالقاهرة")):
        assert desk.painted("preview").split()[0] == "القاهرة"
        expect(cuts).to_have_text(["القاهرة", "وبالقاهرة", "بالقاهرة"])
        expect(desk.page.locator("#pulled mark")).to_have_text("القاهرة")
        # L counts the cuts on, as it does for a selection.
        desk.press("l", "l")
        expect(desk.page.locator("#pulled mark")).to_have_text("بالقاهرة")
        desk.press("l")
        expect(desk.page.locator("#pulled mark")).to_have_text("القاهرة")
    assert desk.stored("place")[1].split()[0] == "القاهرة"


@pytest.mark.parametrize(("letter", "first"), [(0, "وبالقاهرة"), (1, "بالقاهرة"), (2, "القاهرة")])
def test_over_the_clitics_the_end_stands_between_them(marked_desk, letter, first):
    desk = marked_desk
    _take(desk, "العَقَبة")
    with desk.decision(), pulled(desk, "start", over(desk, "وبالقاهرة", letter)):
        assert desk.painted("preview").split()[0] == first
    assert desk.stored("place")[1].split()[0] == first


def test_alt_takes_it_to_the_letter_and_parts_none(marked_desk):
    desk = marked_desk
    _take(desk, "العَقَبة")
    desk.page.keyboard.down("Alt")
    with desk.decision(), pulled(desk, "end", over(desk, "العَقَبة", 6)):
        assert desk.painted("preview") == "العَقَ"
    desk.page.keyboard.up("Alt")
    assert "العَقَ" in desk.stored("place")


def test_escape_leaves_everything_as_it_was(marked_desk):
    desk = marked_desk
    _take(desk, "إربد")
    before_it = desk.selected
    with pulled(desk, "end", behind(desk, "مرّ")):
        assert desk.painted("preview") == "إربد ثم وبالقاهرة مرّ"
        desk.press("Escape")
        expect(desk.page.locator("#pulled")).to_be_hidden()
        assert desk.painted("preview") == ""
    assert desk.selected == before_it
    assert desk.painted("current") == "إربد"
    assert (desk.decisions, desk.stored("place")) == ([], ["إربد", "العَقَبة"])
    expect(desk.page.locator("#panel .pending")).to_be_hidden()


def test_a_press_without_a_move_and_a_way_back_change_nothing(marked_desk):
    desk = marked_desk
    _take(desk, "إربد")
    desk.page.mouse.click(*knob(desk, "end"))
    with pulled(desk, "end", behind(desk, "إربد")):
        pass
    assert desk.painted("current") == "إربد"
    assert desk.selected[0] == desk.selected[1]
    assert desk.decisions == []


def test_an_end_neither_passes_the_other_nor_leaves_the_paragraph(marked_desk):
    desk = marked_desk
    _take(desk, "إربد")
    with pulled(desk, "start", behind(desk, "مرّ")):
        assert desk.painted("preview") in ("", "إربد")
    _take(desk, "العَقَبة")
    with desk.decision(), pulled(desk, "end", before(desk, "می\u200cخواه")):
        assert desk.painted("preview") == "العَقَبة بالأمس"
    assert desk.stored("place") == ["إربد", "العَقَبة بالأمس"]


def test_the_text_stands_still_and_its_letters_stay_joined(marked_desk):
    desk = marked_desk
    _take(desk, QUOTE, on="مفتوح")
    seen = """() => [...document.querySelectorAll("#text p")].map((p) => {
        const { x, y, width, height } = p.getBoundingClientRect();
        return [p.innerHTML, x, y, width, height, scrollY];
    })"""
    at_first = desk.page.evaluate(seen)
    with pulled(desk, "end", over(desk, "منذ", 1)):
        assert desk.page.evaluate(seen) == at_first
        desk.press("Escape")
    assert desk.page.evaluate(seen) == at_first


def test_a_tap_on_a_handle_is_for_the_word_under_it(phone_desk):
    desk = phone_desk
    desk.page.touchscreen.tap(*desk.place_of("العَقَبة"))
    desk.form_is_there()
    box = desk.page.locator("#handle-start span").bounding_box()
    # A point of the handle's box that lies on a letter of the mark's own word.
    x, y = over(desk, "العَقَبة", 1)
    assert box["x"] < x < box["x"] + box["width"]
    desk.page.touchscreen.tap(x, min(y, box["y"] + box["height"] - 2))
    assert desk.painted("current") == "العَقَبة"
    assert desk.decisions == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_finger_drags_it(phone_desk):
    desk = phone_desk
    desk.page.touchscreen.tap(*desk.place_of("إربد"))
    expect(desk.page.locator("#panel blockquote")).to_have_text("إربد")
    desk.form_is_there()
    for edge in ("start", "end"):
        target = desk.page.locator(f"#handle-{edge} span").bounding_box()
        assert min(target["width"], target["height"]) >= 44
    with desk.decision(), pulled(desk, "end", behind(desk, "وبالقاهرة"), Finger(desk)):
        assert desk.painted("preview") == "إربد ثم وبالقاهرة"
        expect(desk.page.locator("#pulled")).to_be_visible()
    assert desk.stored("place")[0] == "إربد ثم وبالقاهرة"
    assert desk.decisions == ["change"]


def test_what_a_finger_selects_has_handles_too(phone_desk):
    desk = phone_desk
    finger = Finger(desk)
    finger.tap(*desk.place_of("الوفد"), times=3)
    sentence = TEXT[: TEXT.index("\n")]
    # Taps are presses a little later.
    desk.page.wait_for_function("(words) => String(getSelection()) === words", arg=sentence)
    assert desk.text[slice(*sorted(desk.selected))] == sentence
    with pulled(desk, "start", before(desk, "إلى إربد"), finger):
        pass
    with pulled(desk, "end", behind(desk, "إربد"), finger):
        pass
    assert desk.text[slice(*sorted(desk.selected))] == "إلى إربد"
    expect(desk.page.locator("#toolbar")).to_be_visible()
    assert desk.decisions == []
    with pulled(desk, "start", before(desk, "إربد"), finger):
        desk.page.keyboard.press("Escape")
    assert desk.text[slice(*sorted(desk.selected))] == "إلى إربد"
    with desk.decision():
        desk.page.locator("#toolbar [data-command=quote]").tap()
    assert "إلى إربد" in desk.stored("quote")


def test_a_mouse_selects_without_handles(marked_desk):
    marked_desk.drag_over("الوفد")
    expect(marked_desk.page.locator("#toolbar")).to_be_visible()
    expect(marked_desk.page.locator("#handle-start")).to_be_hidden()


def test_held_at_the_window_s_edge_the_page_scrolls_on(signed_in, live_server):
    """A quote may run over paragraphs that are out of sight: the page comes to meet the end."""
    filler = "\n\n".join(
        f"فقرة {number} تملأ الصفحة بكلام كثير لا علامة فيه ولا قول." for number in range(24)
    )
    article = make_article(f"قال: «أول الكلام هنا.\n\n{filler}\n\nوآخره» ثم مضى.")
    make_quote(make_set(article), "«أول الكلام هنا", kind="direct", cues=["قال"])
    desk = EditorsDesk(signed_in, article, live_server.url).open()
    _take(desk, "«أول الكلام هنا", on="الكلام")
    page = desk.page
    mouse = page.mouse
    mouse.move(*knob(desk, "end"))
    mouse.down()
    floor = page.locator("#bar").bounding_box()["y"]
    mouse.move(700, floor - 4, steps=3)
    # It goes on by a step a picture, and a busy machine draws few.
    page.wait_for_function(
        "(floor) => document.querySelector('#text').getBoundingClientRect().bottom < floor - 60",
        arg=floor,
        timeout=30_000,
    )
    mouse.move(700, floor - 120)
    x, y = behind(desk, "وآخره»")
    with desk.decision():
        mouse.move(x, y + 10)
        assert desk.painted("preview").endswith("وآخره»")
        mouse.up()
    [quote] = desk.stored("quote")
    assert (quote[:5], quote[-6:]) == ("«أول ", "وآخره»")


def test_what_is_dragged_while_the_server_is_away_waits_for_it(served_desk, server):
    desk = served_desk
    _take(desk, "ضرورة الصيانة")
    server.stop()
    with pulled(desk, "start", before(desk, "على ضرورة")):
        assert desk.painted("preview") == "على ضرورة الصيانة"
    expect(desk.page.locator("#messages .lost")).to_be_visible()
    assert desk.decisions == []
    server.start()
    expect(desk.page.locator("#messages .lost")).to_have_count(0, timeout=20_000)
    assert desk.decisions == ["change"]
    assert desk.stored("quote") == ["على ضرورة الصيانة"]


def test_another_s_change_meanwhile_is_seen_and_nothing_is_lost(desk):
    """The mark that is dragged was changed by someone else: both states are shown, as for any change."""
    _take(desk, "ضرورة الصيانة")
    mark = desk.mark("quote", "ضرورة الصيانة", kind="suggestions")
    with pulled(desk, "start", before(desk, "على ضرورة")):
        mark.version += 1
        mark.save()
    expect(desk.page.locator("#messages .refusal")).to_be_visible()
    assert desk.decisions == []
