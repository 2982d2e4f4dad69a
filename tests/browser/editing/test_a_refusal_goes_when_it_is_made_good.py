"""What was refused is said until the same mark is changed rightly, or Esc closes it."""

import pytest
from playwright.sync_api import expect

from annotations.actions.change_mark import change_mark
from tests.factories import make_editor

QUOTE = "ضرورة الصيانة"


@pytest.fixture
def refused(desk):
    """A kind that these words cannot have, refused."""
    desk.click_on(QUOTE)
    expect(desk.page.locator("#panel .why")).to_be_visible()
    desk.press("3")
    expect(desk.page.locator("#messages .refusal")).to_be_visible()
    return desk


def test_a_change_of_the_same_mark_takes_it_away(refused):
    with refused.decision():
        refused.press("]", "Enter")
    expect(refused.page.locator("#messages .refusal")).to_have_count(0)


def test_a_change_of_another_mark_leaves_it(refused):
    refused.click_on("عمّان")
    with refused.decision():
        refused.press("]", "Enter")
    expect(refused.page.locator("#messages .refusal")).to_have_count(1)


def test_escape_closes_the_popover_then_the_message_then_the_panel(refused):
    page = refused.page
    refused.press("]")
    expect(page.locator("#toolbar")).to_be_visible()
    refused.press("Escape")
    expect(page.locator("#toolbar")).to_be_hidden()
    expect(page.locator("#messages .refusal")).to_have_count(1)
    refused.press("Escape")
    expect(page.locator("#messages .refusal")).to_have_count(0)
    expect(page.locator("#panel blockquote")).to_have_text(QUOTE)
    refused.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert refused.focus == "text"


def test_the_table_of_a_conflict_has_one_face(desk):
    desk.hear_nothing()
    desk.click_on(QUOTE)
    expect(desk.page.locator("#panel .why")).to_be_visible()
    quote = desk.mark("quote", QUOTE, "suggestions")
    change_mark(user=make_editor("other"), mark=quote, seen_version=quote.version, name="Blue Line")
    desk.press("]", "Enter")
    desk.page.locator("#messages summary").click()
    faces = desk.page.locator("#messages .states bdi").evaluate_all(
        "(all) => all.map((one) => [getComputedStyle(one).fontFamily, getComputedStyle(one).fontSize].join())"
    )
    words, others = faces[1:3], [faces[0], *faces[3:]]
    assert len(set(words)) == 1
    assert not [face for face in others[1:] if "Naskh" in face]
    assert len(set(others[1:])) == 1
