"""An editor who has nothing but a keyboard, and counts: every key pressed is one action, with whatever is
held down meanwhile; what is typed counts letter by letter.
"""

import os
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, TimeoutError

from benchmarks.editing.differences import Gold, Wish, wishes
from benchmarks.editing.fields import FIELDS, choose

_MARKS = "() => JSON.parse(document.getElementById('marks-data').textContent)"
_ENTITIES = "() => JSON.parse(document.getElementById('entities-data').textContent)"
_LAYER_KEYS = {"quote": "q", "speaker": "s", "cue": "c", "place": "p"}
_KEPT = ("z", "Shift+z")
_KIND_KEYS = {"direct": "1", "indirect": "2", "mixed": "3"}
_SETTLED = """(before) => Number(document.querySelector('#reading').dataset.revision) > before
    && !document.documentElement.hasAttribute('data-writing')"""


class Stuck(Exception):  # noqa: N818 - no fault of this program
    """The editor did not do what its keys are for."""


class Keyboard:
    """The page of an article and the keys pressed in it, counted in `actions` and by what they were for."""

    def __init__(self, page: Page, text: str, full: bool) -> None:
        self.page, self.text, self.full = page, text, full
        self.actions = 0
        self.by_step: Counter[str] = Counter()
        self.lines: list[tuple[str, int, str]] = []
        self.hand: int | None = None
        self.stands = self.fresh = False
        self.pointed: set[tuple[tuple[int, int], bool]] = set()
        self.gold = Gold()
        self.suggested = False
        self.pressed: list[str] = []
        script = Path(__file__).with_name("walking.js").read_text("utf-8")
        self.page.evaluate("(script) => eval(script)().then((made) => { window.walking = made; })", script)

    # Keys

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed.append(key)
            self.actions += 1

    def type(self, words: str) -> None:
        for letter in words:
            self.page.keyboard.type(letter)
            self.actions += 1

    def decide(self, *keys: str) -> None:
        """Press, and wait until the decision is shown."""
        before = self.revision
        self.press(*keys)
        try:
            self.page.wait_for_function(_SETTLED, arg=before, timeout=10_000)
        except TimeoutError as error:
            raise Stuck(f"{keys} decided nothing: {self.page.locator('#messages').inner_text()}") from error

    # What is there

    @property
    def revision(self) -> int:
        return int(self.page.locator("#reading").get_attribute("data-revision") or 0)

    @property
    def marks(self) -> list[dict[str, Any]]:
        return self.page.evaluate(_MARKS)

    @property
    def entities(self) -> list[dict[str, Any]]:
        return self.page.evaluate(_ENTITIES)

    def ask(self, name: str, *given: Any) -> Any:
        return self.page.evaluate("([name, given]) => window.walking[name](...given)", [name, list(given)])

    @property
    def caret(self) -> int:
        return int(self.ask("caret")[1])

    def wishes(self, gold: Gold) -> list[Wish]:
        entities = {e["id"]: e for e in self.entities}
        return wishes(self.marks, entities, gold, self.full)

    # Work

    def to_gold(self, gold: Gold) -> None:
        """Do what is to be done, one thing after another, until nothing is; raises Stuck."""
        self.gold = gold
        self.pressed.clear()
        for _ in range(200):
            left = self.wishes(gold)
            if not left:
                return
            before = self.actions
            wish = left[0]
            if os.environ.get("STEP_BY_STEP") == "2":
                print(wish.what, wish.layer, self.text[slice(*wish.span)][:40], wish.gold, flush=True)
            if wish.what in FIELDS:
                self.take(wish.its)
                FIELDS[wish.what](self, wish)
                self.held(next(m for m in self.marks if m["id"] == self.hand))
            else:
                getattr(self, f"do_{wish.what}")(wish)
            spent = self.actions - before
            self.by_step[f"{wish.what} {wish.layer}"] += spent
            did = f"{self.text[slice(*wish.span)][:40]}  {' '.join(self.pressed[-spent:])}"
            self.lines.append((f"{wish.what} {wish.layer}", spent, did))
        raise Stuck(f"not done: {left[:3]}")

    def accept_all(self) -> None:
        """All suggestions at once, whatever the bar."""
        before = self.actions
        self.press("Shift+a")
        self.page.locator("#surer[open]").wait_for()
        self.press("0")
        self.decide("Enter")
        self.by_step["accept all"] += self.actions - before

    def one_by_one(self, gold: Gold) -> None:
        """Each suggestion looked at: rejected where it is none of the gold's, else accepted."""
        before = self.actions
        self.press("n")
        while True:
            span = self.ask("inHand")
            open_marks = [m for m in self.marks if m["suggested"]]
            here = [m for m in open_marks if span == [m["start"], m["end"]]]
            if not here:
                break
            mark = here[0]
            at = (mark["start"], mark["end"])
            overlapping = [g for g in gold.of(mark["layer"]) if g[0] < at[1] and at[0] < g[1]]
            self.decide("a" if at in gold.of(mark["layer"]) or overlapping else "r")
        self.hand, self.stands, self.fresh = None, False, False
        self.by_step["one by one"] += self.actions - before

    def review(self) -> None:
        """Say that the article is reviewed; suggestions that are left are accepted with that."""
        before = self.actions
        left = any(m["suggested"] for m in self.marks)
        if left:
            self.press("v")
            self.page.locator("#settle[open]").wait_for()
        self.decide("a" if left else "v")
        self.by_step["reviewed"] += self.actions - before

    def take(self, mark: dict[str, Any]) -> None:
        """Take a mark in hand."""
        if self.hand == mark["id"]:
            return
        asked = {"id": mark["id"], "hand": self.hand, "caret": self.caret, "stands": self.stands}
        keys = self.ask("toTake", asked)
        if keys is None:
            raise Stuck(f"no way to {mark}")
        self.press(*keys)
        if self.ask("inHand") != [mark["start"], mark["end"]]:
            raise Stuck(f"{keys} took {self.ask('inHand')} instead of {mark}")
        self.hand = mark["id"]
        self.stands, self.fresh = True, keys[-1] != "h"

    def held(self, mark: dict[str, Any]) -> None:
        """What the page does after a decision: the mark stays or comes in hand, the caret at its end."""
        self.hand, self.stands, self.fresh = mark["id"], True, self.caret == mark["end"]

    def at(self, layer: str, span: tuple[int, int]) -> dict[str, Any]:
        found = [m for m in self.marks if (m["layer"], m["start"], m["end"]) == (layer, *span)]
        if not found:
            near = [m for m in self.marks if m["start"] < span[1] and span[0] < m["end"]]
            raise Stuck(f"no {layer} on {self.text[slice(*span)]!r}, but {near}; {self.lines[-3:]}")
        return found[0]

    def select(self, wish: Wish) -> dict[str, Any]:
        """Select what is to be marked; once more where lines did not break as was thought."""
        for _ in range(3):
            asked = {"layer": wish.layer, "span": wish.span, "caret": self.caret, "fresh": self.fresh}
            way = self.ask("toMake", asked)
            if way is None:
                raise Stuck(f"no selection gives {wish}")
            self.press(*way["keys"])
            if way["keys"]:
                self.stands = self.fresh = False
            if self.ask("caret") == way["ends"]:
                return way
            print(f"    {way} led to {self.ask('caret')}", flush=True)
            self.ask("forget")
            if self.ask("caret")[0] != self.ask("caret")[1]:
                self.press("Escape")
        raise Stuck(f"the keys of {wish} lead elsewhere")

    def point(self, wish: Wish) -> bool:
        """Mark a quote with nothing selected, by the editor's rules: from wherever behind the quote before,
        which marks the next, and then from its first word; each is tried once for a quote.

        Whoever does so does not know what will come: what is no quote at all is undone, what has other
        boundaries or speakers is corrected, key by key.
        """
        # Where the rules have been asked already, the next one that they see is among the suggestions.
        for follows in (False,) if self.suggested else (True, False):
            if (wish.span, follows) in self.pointed:
                continue
            self.pointed.add((wish.span, follows))
            keys = self.ask("toPoint", {"span": wish.span, "caret": self.caret, "next": follows})
            if keys is None:
                continue
            self.press(*keys)
            try:
                self.decide("q")
            except Stuck:
                # A refusal: the key was pressed all the same.
                continue
            made = self.ask("inHand")
            if not any(g[0] < made[1] and made[0] < g[1] for g in self.missing(made)):
                self.decide("u")
                self.hand, self.stands, self.fresh = None, False, False
                continue
            self.hand = next(
                m["id"] for m in self.marks if m["layer"] == "quote" and [m["start"], m["end"]] == made
            )
            self.stands, self.fresh = True, True
            return True
        return False

    def missing(self, made: list[int]) -> list[tuple[int, int]]:
        """The gold quotes that did not stand before the quote that was `made`."""
        there = {(m["start"], m["end"]) for m in self.marks if m["layer"] == "quote"}
        return [span for span in self.gold.quotes if span not in there or span == tuple(made)]

    def do_delete(self, wish: Wish) -> None:
        self.take(wish.its)
        self.decide("Delete")
        self.hand, self.stands, self.fresh = None, False, False

    def do_bound(self, wish: Wish) -> None:
        self.take(wish.its)
        asked = {"mark": wish.its, "span": wish.span, "caret": self.caret, "fresh": self.fresh}
        keys = self.ask("toBound", asked)
        if keys is None:
            raise Stuck(f"no boundaries {wish}")
        for key in keys:
            # From comma to comma is kept at once, other steps with Enter.
            (self.decide if key in _KEPT else self.press)(key)
        if keys[-1] not in _KEPT:
            self.decide("Enter")
        self.held(self.at(wish.layer, wish.span))

    def do_kind(self, wish: Wish) -> None:
        self.take(wish.its)
        self.decide(_KIND_KEYS[wish.gold])
        self.held(self.at("quote", wish.span))

    def do_make(self, wish: Wish) -> None:
        if wish.quote is not None:
            quote = self.at("quote", wish.quote)
            meant = self.ask("quoteFor", self.hand, *wish.span)
            if meant != quote["id"]:
                self.take(quote)
        if wish.layer == "quote" and self.point(wish):
            return
        way = self.select(wish)
        key = _LAYER_KEYS[wish.layer]
        if wish.layer == "quote" and self.ask("kindOf", wish.span) != wish.gold.kind:
            key = _KIND_KEYS[wish.gold.kind]
        key = f"Alt+{key}" if way["letter"] else key
        if wish.layer == "speaker" and self.ask("entityNamed", self.text[slice(*wish.span)]) is None:
            self.press(key)
            choose(self, wish.gold, starts_empty=False, full=self.full)
        else:
            self.decide(key)
        stays = wish.quote if wish.layer in ("speaker", "cue") else wish.span
        self.held(self.at("quote" if wish.quote else wish.layer, stays))
