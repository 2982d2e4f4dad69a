"""Whatever is pressed, page, database and log of decisions tell the same; all undone, it is the start."""

import os
import random
import time
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import expect

from annotations.models import Decision, Mark
from tests.browser.editing.desk import EditorsDesk
from tests.browser.editing.pulling import before, behind, pulled

SECONDS = 40
STEPS = 40
WORDS = ["إربد", "عمّان", "ضرورة الصيانة", "حذّر", "مضيفا", "أن العمل انتهـــى", "الكلفة بلغت", "قال"]
KEYS = [
    "n",
    "j",
    "k",
    "a",
    "r",
    "Delete",
    "u",
    "Shift+U",
    "h",
    "p",
    "q",
    "q",
    "2",
    "d",
    "i",
    "o",
    "x",
    "z",
    "Shift+Z",
]
MOVES = [
    "Alt+ArrowDown",
    "Shift+Alt+ArrowUp",
    "Shift+Control+ArrowLeft",
    "Shift+ArrowRight",
    "Control+ArrowUp",
]
# Answers, not faults: a refusal stands until it is dismissed.
_SETTLED = """() => !document.documentElement.hasAttribute('data-writing')
    && !Object.keys(localStorage).some((key) => key.startsWith('waiting '))"""
_SHOWN = """() => JSON.parse(document.getElementById('marks-data').textContent)
    .map((m) => [m.id, m.layer, m.start, m.end, m.kind, m.version]).sort((a, b) => a[0] - b[0])"""
_PAINTED = """() => [...new Set([...document.querySelectorAll('#text [data-marks]')]
    .flatMap((piece) => piece.dataset.marks.split(' ').map(Number)))].sort((a, b) => a - b)"""


def live_marks(desk: EditorsDesk) -> list[list[Any]]:
    """What a page of the article has to show, from the database."""
    marks = Mark.objects.filter(set__version__article=desk.article, set__kind="shared")
    undecided = Mark.objects.filter(set__version__article=desk.article, status="undecided")
    rows = (marks | undecided).order_by("id")
    return [list(row) for row in rows.values_list("id", "layer", "start", "end", "kind", "version")]


def replayed(desk: EditorsDesk) -> set[tuple[Any, ...]]:
    """The shared marks as the log of decisions leaves them, whatever stands in their table."""
    standing: dict[int, dict[str, Any]] = {}
    for decision in Decision.objects.filter(set__version__article=desk.article).order_by("revision"):
        for change in decision.changes:
            if change["what"] != "mark":
                continue
            if change["after"] is None:
                standing.pop(change["id"], None)
            elif change["after"]["status"] == "":
                standing[change["id"]] = change["after"]
    return {
        (number, s["layer"], s["start"], s["end"], s["kind"], s["version"]) for number, s in standing.items()
    }


def state(desk: EditorsDesk) -> list[tuple[Any, ...]]:
    """The marks without what only ever grows."""
    marks = Mark.objects.filter(set__version__article=desk.article).order_by("id")
    return list(marks.values_list("set__kind", "layer", "start", "end", "kind", "status", "place_name"))


def act(desk: EditorsDesk, chance: random.Random) -> str:
    page = desk.page
    deed = chance.choice(
        ["key"] * 6
        + ["click"] * 3
        + ["drag", "edge", "pull", "pull", "presses", "move", "cut", "cut"]
        + ["surer", "everywhere", "restore"]
    )
    if deed == "key":
        key = chance.choice(KEYS)
        page.locator("#text").focus()
        desk.press(key)
        deed += f" {key}"
    elif deed == "click":
        desk.click_on(chance.choice(WORDS))
    elif deed == "drag":
        with suppress(AssertionError):
            # The panel may lie over the words: then nothing, or something else, is selected.
            desk.drag_over(chance.choice(WORDS))
        desk.press(chance.choice(["p", "q"]))
    elif deed == "pull":
        edge = chance.choice(["start", "end"])
        if page.locator(f"#handle-{edge} span").is_visible():
            # Where the handle lies under something that is another press, as it would be for a person.
            with pulled(desk, edge, (behind if edge == "end" else before)(desk, chance.choice(WORDS))):
                if not chance.randrange(4):
                    desk.press("Escape")
    elif deed == "surer":
        page.locator("#text").focus()
        desk.press("Shift+a")
        page.keyboard.type(str(chance.choice([60, 90])))
        desk.press("Enter")
    elif deed == "everywhere":
        desk.click_on(chance.choice(["إربد", "عمّان", "سائق"]))
        desk.press("f")
        if page.locator("#everywhere[open] li").count():
            desk.press("Enter")
    elif deed == "restore":
        # Away from the page to the history and back: what waits there goes on from here.
        if page.evaluate("navigator.onLine"):
            restore(desk, chance)
    elif deed == "presses":
        page.mouse.click(*desk.place_of(chance.choice(WORDS)), click_count=chance.choice([2, 3]))
        desk.press(chance.choice(["p", "q", "Escape"]))
    elif deed == "move":
        page.locator("#text").focus()
        desk.press(*(chance.choice(MOVES) for _ in range(3)))
    elif deed == "edge":
        page.locator("#text").focus()
        desk.press(chance.choice("[]"), "Enter")
    else:
        page.context.set_offline(not page.evaluate("() => !navigator.onLine"))
    if page.locator("dialog[open]").count():
        desk.press("Escape")
    return deed


def restore(desk: EditorsDesk, chance: random.Random) -> None:
    """An old state of the article, by its history."""
    page = desk.page
    page.wait_for_function(_SETTLED, timeout=20_000)
    page.goto(f"{desk.address}{desk.article.get_absolute_url()}history/")
    states = page.locator(".entries details.back")
    if count := states.count():
        chosen = states.nth(chance.randrange(count))
        chosen.locator("summary").press("Enter")
        with page.expect_navigation():
            chosen.locator("button").press("Enter")
    desk.open()


@pytest.mark.parametrize("seed", [int(os.environ.get("NEWSREADER_SEED", "7")), 8])
def test_page_database_and_log_are_one(desk, seed):
    chance = random.Random(seed)  # noqa: S311 - a game, not a key
    begin = state(desk)
    until = time.monotonic() + SECONDS / 2
    done: list[str] = []
    for _ in range(STEPS):
        if time.monotonic() > until:
            break
        done.append(act(desk, chance))
    page = desk.page
    page.context.set_offline(False)
    page.evaluate("() => dispatchEvent(new Event('online'))")
    page.wait_for_function(_SETTLED, timeout=20_000)
    assert page.evaluate(_SHOWN) == live_marks(desk), done
    assert page.evaluate(_PAINTED) == [mark[0] for mark in live_marks(desk)], done
    shared = Mark.objects.filter(set__version__article=desk.article, set__kind="shared")
    fields = ("id", "layer", "start", "end", "kind", "version")
    assert replayed(desk) == set(shared.values_list(*fields)), done
    revisions = list(desk_decisions(desk).values_list("revision", flat=True))
    assert revisions == list(range(1, len(revisions) + 1)), done
    requests = list(desk_decisions(desk).values_list("request", flat=True))
    assert len(set(requests)) == len(requests), done
    # The page that is opened next shows the same.
    desk.open()
    assert page.evaluate(_SHOWN) == live_marks(desk), done
    undo_all(desk)
    assert state(desk) == begin, done


def desk_decisions(desk: EditorsDesk):
    return Decision.objects.filter(set__version__article=desk.article, set__kind="shared").order_by(
        "revision"
    )


def undo_all(desk: EditorsDesk) -> None:
    """By the key, until its button has nothing more to name."""
    page = desk.page
    page.locator("#text").focus()
    for _ in range(STEPS * 2):
        if page.locator("#bar [data-step=undo][data-none]").count():
            return
        with desk.decision():
            desk.press("Control+z")
        page.locator("#text").focus()
    expect(page.locator("#bar [data-step=undo][data-none]")).to_have_count(1)
