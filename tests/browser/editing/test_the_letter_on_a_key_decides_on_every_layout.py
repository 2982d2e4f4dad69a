"""Real key events of six layouts, through the editor's own reading of them."""

import pytest

from annotations.keyboard import keys_of
from tests.browser.editing.layouts import GREEK_Q, HEBREW_Q, HEBREW_W, LAYOUTS, Layout

LATIN = ["US", "Dvorak", "AZERTY", "QWERTZ"]
OTHER = ["Arabic", "Persian"]
ALONE = {
    "q": "quote", "s": "speaker", "c": "cue", "p": "place", "l": "choice", "n": "next-suggestion",
    "j": "next-mark", "k": "last-mark", "a": "accept", "r": "reject", "e": "edit", "w": "who", "u": "undo",
    "v": "review", "t": "comment", "g": "next-article", "h": "here", "y": "history", "f": "everywhere",
    "i": "enclosed", "d": "sentence", "o": "other-end", "m": "guidelines", "x": "bare", "z": "end-at-comma",
}  # fmt: skip
SHIFTED = {
    "n": "last-suggestion", "a": "accept-all", "r": "reject-all", "u": "redo", "v": "approve", "t": "discuss",
    "z": "end-at-next",
}  # fmt: skip
DIGITS = {"1": "direct", "2": "indirect", "3": "mixed"}
# Dispatches each event and says what command the editor reads from it.
READ = """async ([keys, presses]) => {
  const { commandOf } = await import("/static/js/keys.js");
  const { Preferences } = await import("/static/js/preferences.js");
  const kept = document.createElement("script");
  kept.textContent = JSON.stringify({ single: true, keys, arabic: {} });
  const preferences = new Preferences(kept, "", "");
  const read = [];
  const listen = (event) => read.push(commandOf(event, preferences)?.name ?? null);
  document.addEventListener("keydown", listen);
  for (const press of presses) document.dispatchEvent(new KeyboardEvent("keydown", press));
  document.removeEventListener("keydown", listen);
  return read;
}"""


@pytest.fixture
def read(text_page):
    """The commands of key events; each event as KeyboardEvent takes it."""
    return lambda *presses: text_page.evaluate(READ, [keys_of({}), list(presses)])


def press(key: str, code: str, **held: bool) -> dict:
    return {"key": key, "code": code} | held


def on(layout: Layout, key: str, shift: bool = False) -> dict:
    """The press of the key that has `key` printed on it."""
    code, _, _ = layout.place(key)
    return press(layout.shifted[code] if shift else key, code, shiftKey=shift)


@pytest.mark.parametrize("name", LATIN)
def test_the_printed_letter_decides(read, name):
    layout = LAYOUTS[name]
    assert read(*(on(layout, key) for key in ALONE)) == list(ALONE.values())
    assert read(*(on(layout, key, shift=True) for key in SHIFTED)) == list(SHIFTED.values())


@pytest.mark.parametrize("name", OTHER)
def test_where_no_latin_letter_is_printed_the_place_decides(read, name):
    plain, shifted = LAYOUTS[name].plain, LAYOUTS[name].shifted
    codes = [f"Key{key.upper()}" for key in ALONE]
    assert read(*(press(plain[code], code) for code in codes)) == list(ALONE.values())
    codes = [f"Key{key.upper()}" for key in SHIFTED]
    presses = [press(shifted[code], code, shiftKey=True) for code in codes]
    assert read(*presses) == list(SHIFTED.values())


@pytest.mark.parametrize("name", LATIN)
def test_every_other_key_of_a_latin_layout_is_no_command(read, name):
    layout = LAYOUTS[name]
    letter = on(layout, "b")
    silent = [
        press(key, code)
        for code, key in layout.plain.items()
        if key not in ALONE and code[:3] == "Key" and key not in ("[", "]")
    ]
    assert set(read(letter, *silent)) <= {None}


@pytest.mark.parametrize("name", LAYOUTS)
def test_digits_go_by_what_is_printed_and_by_their_place(read, name):
    layout = LAYOUTS[name]
    at_their_place = [press(layout.plain[f"Digit{digit}"], f"Digit{digit}") for digit in DIGITS]
    on_the_numpad = [press(digit, f"Numpad{digit}") for digit in DIGITS]
    assert read(*at_their_place, *on_the_numpad) == [*DIGITS.values(), *DIGITS.values()]
    printed = [key for key in DIGITS if key in layout.shifted.values()]
    presses = [press(key, layout.place(key)[0], shiftKey=True) for key in printed]
    assert read(*presses) == [DIGITS[key] for key in printed]


def test_digits_of_arabic_and_persian_are_digits(read):
    presses = [press(key, "Digit1") for key in "1١۱"] + [press(key, "Numpad3") for key in "3٣۳"]
    assert read(*presses) == ["direct"] * 3 + ["mixed"] * 3


@pytest.mark.parametrize("name", LAYOUTS)
def test_boundaries_move_by_two_keys_without_altgr(read, name):
    """By the brackets where they lie so, else by the two keys to the right of P."""
    layout = LAYOUTS[name]
    codes = {"Dvorak": ("Minus", "Equal")}.get(name, ("BracketLeft", "BracketRight"))
    presses = [press(layout.plain[code], code) for code in codes]
    presses += [press(layout.shifted[code], code, shiftKey=True) for code in codes]
    assert read(*presses) == ["end-out", "start-out", "end-in", "start-in"]


@pytest.mark.parametrize("name", ["AZERTY", "QWERTZ"])
@pytest.mark.parametrize("windows", [False, True], ids=["elsewhere", "on Windows"])
def test_a_bracket_with_altgr_is_a_bracket_and_a_letter_with_it_nothing(read, name, windows):
    held = {"modifierAltGraph": True, "ctrlKey": windows, "altKey": windows}
    layout = LAYOUTS[name]
    presses = [press(key, layout.place(key)[0], **held) for key in "[]{}"]
    assert read(*presses) == ["end-out", "start-out", "end-in", "start-in"]
    assert read(press("q", "KeyQ", **held), press("@", "KeyQ", **held)) == [None, None]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_question_mark_opens_the_help_wherever_it_lies(read, name):
    layout = LAYOUTS[name]
    mark = "؟" if name in OTHER else "?"
    code, shift, _ = layout.place(mark)
    assert read(press(mark, code, shiftKey=shift), press("F1", "F1")) == ["help", "help"]


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("held", ["ctrlKey", "metaKey"])
def test_undo_and_redo_go_by_the_same_rule(read, name, held):
    layout = LAYOUTS[name]
    latin = name in LATIN
    undo, redo = (layout.place(key)[0] if latin else f"Key{key.upper()}" for key in "zy")
    held_down = {held: True}
    presses = [
        press(layout.plain[undo], undo, **held_down),
        press(layout.plain[redo], redo, **held_down),
        press(layout.shifted[undo], undo, shiftKey=True, **held_down),
    ]
    assert read(*presses) == ["undo", "redo", "redo"]


def test_capitals_lock_changes_nothing(read):
    presses = [press("A", "KeyA"), press("a", "KeyA", shiftKey=True), press("Z", "KeyW", ctrlKey=True)]
    assert read(*presses) == ["accept", "accept-all", "undo"]


def test_signs_among_the_letters_of_greek_and_hebrew_are_their_places(read):
    for key, code in (GREEK_Q, HEBREW_Q, HEBREW_W):
        letter = press("α" if key == ";" else "א", "KeyA")
        assert read(letter, press(key, code)) == ["accept", "quote" if code == "KeyQ" else "who"]


def test_a_mac_s_option_keeps_the_letter_of_the_layout(read):
    """With Option it gives another sign; the key is the one whose letter was seen before."""
    presses = [press("s", "Semicolon"), press("ß", "Semicolon", altKey=True), press("œ", "KeyQ", altKey=True)]
    assert read(*presses) == ["speaker", "speaker", "quote"]
