"""What was highlighted when a mark was made or changed is what the corpus's export says, letter by letter."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.editing.desk import EditorsDesk
from tests.browser.editing.pulling import Finger, before, behind, over, pulled
from tests.factories import make_article

TEXT = (
    "😀 وقالَ المُهندِسُ نـــادر 👩\u200d🔧 می\u200cخواه للصحفيين: «لن نُغلِق “جسرَ الوادي” قبل ٢٠٢٥».\n\n"
    "🇯🇴 وأكدت Blue Line أن 25 شاحنة وصلت إلى العَقَبة وبالقاهرة وللأردن، ثم عادت إلى مَعـــان."
)
QUOTE, NESTED = "«لن نُغلِق “جسرَ الوادي” قبل ٢٠٢٥»", "“جسرَ الوادي”"


@pytest.fixture
def lettered_desk(signed_in, live_server):
    return EditorsDesk(signed_in, make_article(TEXT), live_server.url).open()


def _exported(desk):
    """The words of each layer by the offsets of the export, after the article is reviewed."""
    with desk.decision():
        desk.page.locator("#bar [data-command=review]").click()
    answer = desk.page.request.get(f"{desk.address}/corpus/export.jsonl")
    [row] = [json.loads(line) for line in answer.text().splitlines()]
    assert row["text"] == TEXT
    layers = ("quotes", "speakers", "cues", "places")
    return {layer: [TEXT[mark["start"] : mark["end"]] for mark in row[layer]] for layer in layers}


def _by_button(desk, layer):
    button = desk.page.locator(f"#toolbar [data-command={layer}]")
    button.hover()
    seen = desk.painted("preview")
    with desk.decision():
        button.click()
    return seen


def test_by_the_mouse(lettered_desk):
    desk = lettered_desk
    highlighted = []
    desk.page.mouse.click(*desk.place_of("«"), click_count=2)
    highlighted.append(_by_button(desk, "quote"))
    desk.press("Escape", "Escape")
    desk.page.mouse.click(*desk.place_of("”"), click_count=2)
    highlighted.append(_by_button(desk, "quote"))
    desk.press("Escape", "Escape")
    assert highlighted == [QUOTE, NESTED]
    places = []
    for words in ("العَقَبة", "وبالقاهرة", "وللأردن", "Blue Line", "مَعـــان"):
        desk.drag_over(words)
        places.append(_by_button(desk, "place"))
        desk.press("Escape", "Escape")
    assert places == ["العَقَبة", "القاهرة", "لأردن", "Blue Line", "مَعـــان"]
    exported = _exported(desk)
    assert exported["quotes"] == highlighted
    assert sorted(exported["places"]) == sorted(places)


def test_by_keys_alone(lettered_desk):
    desk = lettered_desk
    desk.to_text_by_tab()
    desk.walk_to("الوادي")
    desk.press("i", "i")
    quote = desk.painted("preview")
    with desk.decision():
        desk.press("q")
    desk.press("Escape", "Escape")
    desk.walk_to("Blue")
    desk.press("d")
    sentence = desk.painted("preview")
    with desk.decision():
        desk.press("2")
    desk.press("Escape", "Escape")
    # From the middle of a word to the middle of another, from either end, to the letter.
    desk.walk_to("هندِسُ")
    desk.press(
        *["Shift+Control+ArrowLeft"] * 2, "Shift+ArrowRight", "Shift+ArrowRight", "o", "Shift+ArrowLeft"
    )
    start, end = sorted(desk.selected)
    parted = TEXT[start:end]
    with desk.decision():
        desk.press("Alt+p")
    assert (quote, sentence) == (QUOTE, TEXT[TEXT.index("🇯🇴") : -1])
    assert parted == "ندِسُ نـــا"
    exported = _exported(desk)
    assert exported["quotes"] == [quote, sentence]
    assert exported["places"] == [parted]


def test_by_a_finger(phone_page, live_server):
    desk = EditorsDesk(phone_page, make_article(TEXT), live_server.url).open()
    finger = Finger(desk)
    finger.tap(*desk.place_of("“"), times=2)
    expect(phone_page.locator("#toolbar")).to_be_visible()
    with pulled(desk, "end", behind(desk, "٢٠٢٥"), finger):
        pass
    highlighted = desk.painted("preview")
    with desk.decision():
        phone_page.locator("#toolbar [data-command=quote]").tap()
    assert highlighted == "“جسرَ الوادي” قبل ٢٠٢٥"
    desk.form_is_there()
    with desk.decision(), pulled(desk, "start", over(desk, "لن نُغلِق"), finger):
        highlighted = desk.painted("preview")
    assert highlighted == "لن نُغلِق “جسرَ الوادي” قبل ٢٠٢٥"
    assert _exported(desk)["quotes"] == [highlighted]


def test_by_the_handles(lettered_desk):
    desk = lettered_desk
    desk.drag_over("القاهرة")
    _by_button(desk, "place")
    seen = []
    drags = [
        ("start", lambda: before(desk, "العَقَبة"), "العَقَبة وبالقاهرة"),
        ("end", lambda: behind(desk, "عادت"), "العَقَبة وبالقاهرة وللأردن، ثم عادت"),
        (
            "start",
            lambda: before(desk, "Blue"),
            "Blue Line أن 25 شاحنة وصلت إلى العَقَبة وبالقاهرة وللأردن، ثم عادت",
        ),
        ("end", lambda: behind(desk, "25"), "Blue Line أن 25"),
        ("start", lambda: before(desk, "أن 25"), "أن 25"),
        (
            "end",
            lambda: behind(desk, "مَعـــان"),
            "أن 25 شاحنة وصلت إلى العَقَبة وبالقاهرة وللأردن، ثم عادت إلى مَعـــان",
        ),
        ("start", lambda: over(desk, "وللأردن", 1), "للأردن، ثم عادت إلى مَعـــان"),
    ]
    for edge, to, words in drags:
        desk.form_is_there()
        with desk.decision(), pulled(desk, edge, to()):
            seen.append(desk.painted("preview"))
        assert seen[-1] == words
        assert desk.stored("place") == [words]
        assert desk.painted("current") == words
    assert _exported(desk)["places"] == seen[-1:]
