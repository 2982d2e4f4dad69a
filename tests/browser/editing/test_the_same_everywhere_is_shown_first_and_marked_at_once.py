"""One name or place all over an article: looked at in the text, struck out one by one, marked at once."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.editing.desk import EditorsDesk
from tests.factories import make_article, make_entity, make_mark, make_quote, make_set

TEXT = (
    "😀 زارَ سامر القاهرة أمس، ثم عاد من القاهـــرة 👩\u200d🔧 وبالقاهرة مساء.\n"
    "\n"
    "وقال أهل «القاهِرَة» إن القاهريين سعداء، وللقاهرة Cairo 24 سلام. وأضاف سامر أن الغد أجمل."
)
HITS = ["القاهرة", "القاهـــرة", "القاهرة", "القاهِرَة", "لقاهرة"]


@pytest.fixture
def desk(signed_in, live_server) -> EditorsDesk:
    return EditorsDesk(signed_in, make_article(TEXT), live_server.url).open()


def _dialog(desk):
    return desk.page.locator("#everywhere")


def _exported(desk, client, editor) -> list[str]:
    """The places that the export has, read by its own offsets from its own text."""
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.press("v")
    client.force_login(editor)
    rows = b"".join(client.get(reverse("corpus-export")).streaming_content).decode().splitlines()
    [row] = map(json.loads, rows)
    return [row["text"][place["start"] : place["end"]] for place in row["places"]]


def test_by_keys_alone_from_a_selection(desk, client, editor):
    desk.to_text_by_tab()
    desk.walk_to("القاهرة", select=True)
    desk.press("f")
    expect(_dialog(desk).locator("li")).to_have_count(5)
    assert desk.painted("hits").split("\n") == HITS
    assert desk.decisions == []
    # Down to the second hit, which is struck out.
    desk.press("Tab", "ArrowDown", "Space")
    assert desk.painted("pointed") == "القاهـــرة"
    assert desk.painted("struck") == "القاهـــرة"
    with desk.decision():
        desk.press("Enter")
    assert desk.stored("place") == [HITS[0], *HITS[2:]]
    assert desk.decisions == ["create"]
    assert desk.focus == "text"
    assert desk.painted("hits") == ""
    with desk.decision():
        desk.press("u")
    assert desk.stored("place") == []
    with desk.decision():
        desk.press("Control+y")
    assert _exported(desk, client, editor) == [HITS[0], *HITS[2:]]


def test_by_mouse_with_the_toolbar_in_the_other_strictnesses(desk):
    desk.drag_over("القاهـــرة")
    desk.page.locator("#toolbar [data-command=everywhere]").click()
    dialog = _dialog(desk)
    dialog.locator("[name=how][value=word]").click()
    expect(dialog.locator("li")).to_have_count(3)
    assert desk.painted("hits").split("\n") == ["القاهرة", "القاهـــرة", "القاهِرَة"]
    dialog.locator("[name=how][value=letters]").click()
    expect(dialog.locator("li")).to_have_count(4)
    dialog.locator("li input").nth(0).click()
    with desk.decision():
        dialog.locator("button.primary").click()
    assert len(desk.stored("place")) == 3


def test_esc_leaves_it_with_nothing_done(desk):
    desk.page.locator("#text").focus()
    desk.walk_to("القاهرة", select=True)
    desk.press("f")
    expect(_dialog(desk)).to_be_visible()
    desk.press("Escape")
    expect(_dialog(desk)).to_be_hidden()
    expect(desk.page.locator("#text")).to_be_focused()
    assert desk.decisions == []


def test_from_a_place_in_hand_by_the_panel(desk):
    make_mark(make_set(desk.article), "place", "القاهرة", place_name="القاهرة الكبرى")
    desk.open()
    desk.click_on("القاهرة")
    desk.page.locator("#panel [data-command=everywhere]").click()
    expect(_dialog(desk).locator("li")).to_have_count(5)
    expect(_dialog(desk).locator("li.marked input")).to_be_disabled()
    with desk.decision():
        _dialog(desk).locator("button.primary").click()
    assert desk.stored("place") == HITS
    assert desk.mark("place", "لقاهرة").place_name == "القاهرة الكبرى"


def test_a_speaker_s_other_mentions(desk):
    shared = make_set(desk.article)
    whom = make_entity(shared, "سامر")
    quote = make_quote(shared, "أن الغد أجمل", speakers=["سامر"])
    desk.open()
    desk.page.locator("#text").focus()
    desk.walk_to("سامر أن")
    desk.press("f")
    dialog = _dialog(desk)
    expect(dialog.locator("[name=layer]:checked")).to_have_value("speaker")
    expect(dialog.locator("li.no-quote input")).to_be_disabled()
    with desk.decision():
        desk.press("Enter")
    [mention] = [m.text for m in shared.marks.filter(layer="speaker")]
    assert mention == "سامر"
    link = quote.quote_speakers.get()
    assert (link.entity, link.mention.start) == (whom, TEXT.index("سامر أن"))
