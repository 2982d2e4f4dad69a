"""The page of the keys with a script: press the new key, settle a conflict, switch letters off."""

import pytest
from playwright.sync_api import expect

from annotations.models import Preferences


@pytest.fixture
def keys(desk):
    """The page of the keys in a tab of its own beside the desk's article."""
    page = desk.page.context.new_page()
    page.goto(f"{desk.address}/editor/keys/?next={desk.article.get_absolute_url()}")
    expect(page.locator("#keys[data-scripted]")).to_be_visible()
    return page


def row(keys, command: str):
    return keys.locator(f"[data-command={command}]")


def change(keys, command: str, *pressed: str) -> None:
    row(keys, command).locator("[data-change]").click()
    for key in pressed:
        keys.keyboard.press(key)


def kept() -> dict[str, str]:
    return Preferences.objects.get().keys


def test_a_new_key_is_pressed_kept_and_holds_in_the_open_article(desk, keys):
    change(keys, "accept", "b")
    expect(row(keys, "accept").locator("kbd")).to_have_text("B لا")
    expect(keys.locator("#keys-said")).to_contain_text("B لا")
    assert kept() == {"accept": "B"}
    expect(desk.page.locator("#bar .accept kbd")).to_have_text("B لا")
    desk.page.bring_to_front()
    desk.page.locator("#text").focus()
    desk.press("n", "a")
    with desk.decision():
        desk.press("b")
    assert desk.decisions == ["accept"]
    desk.open()
    expect(desk.page.locator("#bar .accept kbd")).to_have_text("B لا")


def test_by_keys_alone_and_escape_leaves(desk, keys):
    button = row(keys, "accept").locator("[data-change]")
    button.focus()
    keys.keyboard.press("Enter")
    expect(keys.locator("#keys-said")).to_contain_text("Esc")
    keys.keyboard.press("Escape")
    expect(row(keys, "accept").locator("kbd")).to_have_text("A ش")
    expect(row(keys, "accept")).not_to_have_attribute("data-recording", "")
    expect(button).to_be_focused()
    keys.keyboard.press("Enter")
    keys.keyboard.press("Tab")
    expect(row(keys, "accept")).not_to_have_attribute("data-recording", "")
    assert not Preferences.objects.exists()


def test_a_conflict_is_told_by_name_and_settled(desk, keys):
    change(keys, "accept", "e")
    fault = row(keys, "accept").locator(".fault")
    name = row(keys, "edit").locator(".what").inner_text()
    expect(fault).to_contain_text(name)
    take = row(keys, "accept").locator("[data-take]")
    expect(take).to_be_focused()
    expect(keys.locator(".settle:visible")).to_have_count(1)
    keys.keyboard.press("Escape")
    expect(fault).to_be_hidden()
    assert not Preferences.objects.exists()
    change(keys, "accept", "e")
    keys.keyboard.press("Enter")
    expect(row(keys, "accept").locator("kbd")).to_have_text("E ث")
    expect(row(keys, "edit").locator("kbd")).to_have_text("")
    # Said when it is kept, with both names.
    expect(keys.locator("#keys-said")).to_contain_text(row(keys, "accept").locator(".what").inner_text())
    expect(keys.locator("#keys-said")).to_contain_text(name)
    assert kept() == {"accept": "E", "edit": ""}


@pytest.mark.parametrize(
    ("pressed", "reason"),
    [("ArrowLeft", "named"), ("Space", "named"), ("Shift+Slash", "help"), ("Control+b", "held"),
     ("Shift+Digit1", "shifted"), ("F5", "named")],
)  # fmt: skip
def test_a_reserved_key_is_refused_with_the_reason(desk, keys, pressed, reason):
    change(keys, "accept", pressed)
    told = keys.locator("#keys").get_attribute(f"data-reason-{reason}")
    expect(row(keys, "accept").locator(".fault")).to_have_text(told)
    keys.keyboard.press("b")
    expect(row(keys, "accept").locator("kbd")).to_have_text("B لا")


def test_a_command_loses_its_key_and_gets_its_first_one_back(desk, keys):
    row(keys, "reject").locator("[data-none]").click()
    expect(row(keys, "reject").locator("[data-change]")).to_be_focused()
    expect(desk.page.locator("#bar .reject kbd")).to_be_hidden()
    assert kept() == {"reject": ""}
    row(keys, "reject").locator("[data-again]").click()
    expect(desk.page.locator("#bar .reject kbd")).to_have_text("R ق")
    assert kept() == {}


def test_letters_are_switched_off_and_buttons_and_named_keys_stay(desk, keys):
    keys.locator("[name=single]").uncheck()
    expect(desk.page.locator("#bar .accept kbd")).to_be_hidden()
    desk.page.bring_to_front()
    desk.page.locator("#text").focus()
    desk.press("n", "a", "Shift+a", "1", "]", "Shift+Slash")
    expect(desk.page.locator("dialog[open]")).to_have_count(0)
    assert desk.painted("current") == ""
    assert desk.decisions == []
    desk.page.locator("#bar [data-command=next-suggestion]").click()
    with desk.decision():
        desk.page.locator("#bar .accept").click()
    with desk.decision():
        desk.press("Control+z")
    desk.press("F1")
    expect(desk.page.locator("#shortcuts .single-off")).to_be_visible()
    assert desk.decisions == ["accept", "undo"]


def test_an_arabic_layout_gives_keys_too(desk, keys):
    row(keys, "accept").locator("[data-change]").click()
    keys.evaluate(
        """document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", {key: "لا", code: "KeyB", bubbles: true, cancelable: true}))"""
    )
    expect(row(keys, "accept").locator("kbd")).to_have_text("B لا")
    expect(keys.locator("#keys-said")).to_contain_text("B لا")
    assert kept() == {"accept": "B"}


def test_the_way_there_from_help_and_menu_and_back(desk):
    desk.press("?")
    desk.page.locator("#shortcuts .change a").click()
    expect(desk.page.locator("#keys[data-scripted]")).to_be_visible()
    desk.page.locator(".back a").click()
    expect(desk.page.locator("#bar")).to_be_visible()
    desk.page.locator("#bar summary").click()
    desk.page.locator("#bar .menu a[href*='/editor/keys/']").click()
    expect(desk.page.locator("#keys[data-scripted]")).to_be_visible()
