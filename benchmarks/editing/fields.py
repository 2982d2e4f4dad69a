"""The fields of the panel and the dialog that asks who speaks, filled in by keys alone."""

from typing import TYPE_CHECKING

from benchmarks.editing.differences import Who, Wish

if TYPE_CHECKING:
    from benchmarks.editing.keyboard import Keyboard

_KINDS = ["person", "organisation", "document", "unnamed"]
_OPTIONS = """() => [...document.querySelectorAll('#chooser-options [role=option]')]
    .map((one) => Number(one.dataset.entity))"""
_LOADED = "() => !document.querySelector('#chooser-options.htmx-request')"
_FOCUS = """() => { const { id, name, type } = document.activeElement; return [id, name, type]; }"""
_FIRST = """(id) => { const panel = document.getElementById('panel');
    return !panel.inert && panel.contains(document.activeElement)
        && panel.querySelector('form')?.getAttribute('action').endsWith(`/marks/${id}/`); }"""


def choose(
    keyboard: "Keyboard", who: Who, *, starts_empty: bool, full: bool, entity: int | None = None
) -> None:
    """Say in the open dialog who speaks: an option of the article, else the name, written or cut to it."""
    page = keyboard.page
    page.locator("#chooser[open]").wait_for()
    page.wait_for_function(_LOADED)
    entities = {e["id"]: e for e in keyboard.entities}
    names = [entities.get(number) for number in page.evaluate(_OPTIONS)]
    wanted = [n for n, e in enumerate(names) if e and (e["name"], e["kind"]) == (who.name, who.kind)]
    written = page.locator("#chooser-name").input_value()
    if entity is not None:
        wanted = [n for n, e in enumerate(names) if e and e["id"] == entity]
    elif not full and (written or (starts_empty and names)):
        keyboard.decide("Enter")
        return
    if wanted:
        keyboard.press(*["ArrowDown"] * (wanted[0] + (0 if starts_empty else 1)))
        keyboard.decide("Enter")
        return
    _write(keyboard, written, who.name)
    if page.locator("#chooser .where[hidden]").count() and who.kind != "person":
        # Up from the first is the last.
        down = _KINDS.index(who.kind)
        up = len(_KINDS) - down
        keyboard.press("Tab", *(["ArrowDown"] * down if down <= up else ["ArrowUp"] * up))
    keyboard.decide("Enter")


def _write(keyboard: "Keyboard", written: str, name: str) -> None:
    """Make of the words in the field, all selected, the name: by words cut off, where that is it."""
    field = keyboard.page.locator("#chooser-name")
    if written == name:
        return
    cut = len(written.split()) - len(name.split())
    for end, key in (("Home", "Control+Delete"), ("End", "Control+Backspace")):
        fits = written.endswith(f" {name}") if end == "Home" else written.startswith(f"{name} ")
        if not fits or cut + 1 >= len(name):
            continue
        keyboard.press(end, *[key] * cut)
        if field.input_value().strip() == name:
            return
        raise AssertionError(f"{field.input_value()!r} instead of {name!r}")
    keyboard.type(name)


def _to_fields(keyboard: "Keyboard") -> None:
    keyboard.press("e")
    keyboard.page.wait_for_function(_FIRST, arg=keyboard.hand)


def _tab_to(keyboard: "Keyboard", name: str) -> None:
    for _ in range(20):
        if keyboard.page.evaluate(_FOCUS)[1] == name:
            return
        keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {name}")


def name(keyboard: "Keyboard", wish: Wish) -> None:
    """Whom the quote in hand is said by."""
    entity = keyboard.at("speaker", wish.quote)["entity"]["id"] if wish.quote else None
    keyboard.press("w")
    choose(keyboard, wish.gold, starts_empty=True, full=True, entity=entity)


def lemma(keyboard: "Keyboard", wish: Wish) -> None:
    """The base form of the cue in hand."""
    _to_fields(keyboard)
    if not wish.gold:
        keyboard.press("Control+a", "Delete")
    elif wish.its["lemma"]:
        keyboard.press("Control+a")
    keyboard.type(wish.gold)
    keyboard.decide("Enter")


def metonymy(keyboard: "Keyboard", wish: Wish) -> None:
    """That the place in hand stands for its government or people, or does not."""
    _to_fields(keyboard)
    _tab_to(keyboard, "metonymy")
    keyboard.press("Space")
    keyboard.decide("Enter")


def entry(keyboard: "Keyboard", wish: Wish) -> None:
    """The entry of the gazetteer that the place in hand is."""
    _to_fields(keyboard)
    found = keyboard.page.locator(f"#place-options [value='{wish.gold[1]}']")
    keyboard.type(wish.gold[0])
    found.wait_for()
    _tab_to(keyboard, "place")
    for _ in range(20):
        if found.is_checked():
            break
        keyboard.press("ArrowDown")
    keyboard.decide("Enter")


def unlink(keyboard: "Keyboard", wish: Wish) -> None:
    """Takes the cue of a span from the quote in hand."""
    cue = keyboard.at("cue", wish.span)
    _to_fields(keyboard)
    for _ in range(20):
        if keyboard.page.evaluate("() => document.activeElement.value") == str(cue["id"]):
            break
        keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.decide("Enter")


FIELDS = {"name": name, "lemma": lemma, "metonymy": metonymy, "entry": entry, "unlink": unlink}
