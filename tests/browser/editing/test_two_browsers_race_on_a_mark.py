"""Two editors' browsers, one mark: who is second sees both states and chooses; each decision stands once."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from annotations.models import Decision
from tests.browser.editing.desk import EditorsDesk
from tests.browser.signing_in import sign_in
from tests.factories import make_editor

PLACE, QUOTE = "عمّان", "ضرورة الصيانة"


@pytest.fixture
def other_desk(desk, new_window, browser_context_args, live_server):
    """The same article before another editor, in a browser of its own."""
    page = new_window(**browser_context_args)
    sign_in(page, live_server.url, make_editor("هند"))
    return EditorsDesk(page, desk.article, live_server.url).open()


def hold_polls(*desks: EditorsDesk) -> None:
    """Neither page hears of the other before its own write is on the way."""
    for desk in desks:
        desk.hear_nothing()


def accept_all(desk: EditorsDesk, other_desk: EditorsDesk) -> None:
    desk.page.locator("#text").focus()
    with desk.decision():
        desk.accept_all()
    expect(other_desk.page.locator("#reading")).to_have_attribute("data-revision", "1")


def once_each() -> None:
    requests = Counter(Decision.objects.values_list("actor", "request"))
    assert set(requests.values()) == {1}


def in_hand(desk: EditorsDesk, words: str) -> None:
    desk.click_on(words)
    expect(desk.page.locator("#panel blockquote")).to_have_text(words)
    desk.form_is_there()


def lose(loser: EditorsDesk, *keys: str):
    """What is pressed is refused, with both states; the message."""
    loser.press(*keys)
    refusal = loser.page.locator("#messages .refusal")
    expect(refusal).to_be_visible()
    expect(refusal.locator("[data-settle=theirs]")).to_be_visible()
    expect(refusal.locator(".states")).to_have_count(1)
    return refusal


def test_boundaries(desk, other_desk):
    accept_all(desk, other_desk)
    in_hand(desk, PLACE)
    in_hand(other_desk, PLACE)
    hold_polls(desk, other_desk)
    with desk.decision():
        desk.press("]", "Enter")
    refusal = lose(other_desk, "]", "]", "Enter")
    expect(refusal.locator(".states")).to_contain_text(f"مدخل {PLACE}")
    with other_desk.decision():
        refusal.locator("[data-settle=mine]").click()
    assert desk.decisions == ["accept", "change", "change"]
    assert len(desk.stored("place")) == 3
    once_each()


def test_boundaries_and_a_speaker(desk, other_desk):
    accept_all(desk, other_desk)
    in_hand(desk, QUOTE)
    in_hand(other_desk, QUOTE)
    hold_polls(desk, other_desk)
    with desk.decision():
        desk.press("]", "Enter")
    other_desk.page.locator("#panel [name=speakers]").first.click()
    refusal = other_desk.page.locator("#messages .refusal")
    expect(refusal.locator(".states")).to_have_count(1)
    refusal.locator("[data-settle=theirs]").click()
    expect(refusal).to_have_count(0)
    expect(other_desk.page.locator("#panel blockquote")).to_have_text(f"على {QUOTE}")
    assert desk.mark("quote", f"على {QUOTE}").quote_speakers.count() == 1, "left as the first has it"
    once_each()


@pytest.mark.parametrize("choice", ["theirs", "mine"])
def test_a_deletion_and_a_change(desk, other_desk, choice):
    accept_all(desk, other_desk)
    in_hand(desk, PLACE)
    in_hand(other_desk, PLACE)
    hold_polls(desk, other_desk)
    with desk.decision():
        desk.press("Delete")
    refusal = lose(other_desk, "]", "Enter")
    refusal.locator(f"[data-settle={choice}]").click()
    expect(refusal).to_have_count(0)
    if choice == "mine":
        expect(other_desk.page.locator("#reading")).to_have_attribute("data-revision", "3")
        assert f"مدخل {PLACE}" in desk.stored("place")
    else:
        assert len(desk.stored("place")) == 2
    once_each()


@pytest.mark.parametrize("choice", ["theirs", "mine"])
def test_an_acceptance_and_a_rejection(desk, other_desk, choice):
    in_hand(desk, QUOTE)
    in_hand(other_desk, QUOTE)
    hold_polls(desk, other_desk)
    with desk.decision():
        desk.press("a")
    refusal = lose(other_desk, "r")
    refusal.locator(f"[data-settle={choice}]").click()
    expect(refusal).to_have_count(0)
    if choice == "mine":
        expect(other_desk.page.locator("#reading")).to_have_attribute("data-revision", "2")
        assert desk.stored("quote") == []
    else:
        assert desk.stored("quote") == [QUOTE]
    once_each()


def test_what_one_does_the_other_sees_and_goes_on_from_there(desk, other_desk):
    in_hand(desk, QUOTE)
    with desk.decision():
        desk.press("a")
    expect(other_desk.page.locator("#messages .others")).to_contain_text(QUOTE, timeout=6_000)
    in_hand(other_desk, QUOTE)
    with other_desk.decision():
        other_desk.press("]", "Enter")
    expect(desk.page.locator("#messages .others")).to_contain_text("هند", timeout=6_000)
    expect(desk.page.locator("#text .quote", has_text="على").first).to_be_visible()
    once_each()
