"""The handles of a mark in a test's hands: a mouse, or a finger by Chromium's own touch events."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser.editing.desk import EditorsDesk

_SIDE = """([at, after]) => import("/static/js/offsets.js").then((offsets) => {
    const text = offsets.readText(document.querySelector("#text"));
    const [range] = offsets.rangesOfSpan(text, at, at + 1);
    const rect = range.getClientRects()[0];
    const left = /[A-Za-z0-9]/.test(range.toString()) !== after;
    return [left ? rect.left : rect.right, rect.top + rect.height / 2];
})"""


class Finger:
    """One finger on a touch screen."""

    def __init__(self, desk: EditorsDesk) -> None:
        self.session = desk.page.context.new_cdp_session(desk.page)
        self.point = (0.0, 0.0)

    def _send(self, kind: str, points: list[dict[str, float]]) -> None:
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def move(self, x: float, y: float) -> None:
        self.point = (x, y)
        self._send("touchMove", [{"x": x, "y": y}])

    def down_at(self, x: float, y: float) -> None:
        self.point = (x, y)
        self._send("touchStart", [{"x": x, "y": y}])

    def up(self) -> None:
        self._send("touchEnd", [])

    def tap(self, x: float, y: float, times: int = 1) -> None:
        """Taps in a row, a twentieth of a second from one touch to the next, however late they are told."""
        began = time.time()
        for number in range(2 * times):
            down = number % 2 == 0
            self.session.send(
                "Input.dispatchTouchEvent",
                {
                    "type": "touchStart" if down else "touchEnd",
                    "touchPoints": [{"x": x, "y": y}] if down else [],
                    "timestamp": began + number / 20,
                },
            )


class Mouse:
    def __init__(self, desk: EditorsDesk) -> None:
        self.mouse = desk.page.mouse

    def down_at(self, x: float, y: float) -> None:
        self.mouse.move(x, y)
        self.mouse.down()

    def move(self, x: float, y: float) -> None:
        self.mouse.move(x, y)

    def up(self) -> None:
        self.mouse.up()


def knob(desk: EditorsDesk, edge: str) -> tuple[float, float]:
    box = desk.page.locator(f"#handle-{edge} span").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def before(desk: EditorsDesk, words: str) -> tuple[float, float]:
    """A point of the window in the white just before `words`."""
    x, y = desk.page.evaluate(_SIDE, [desk.text.index(words), False])
    return x + 2, y


def over(desk: EditorsDesk, words: str, letter: int = 0) -> tuple[float, float]:
    """A point of the window on a letter of `words`, a little past its beginning."""
    x, y = desk.page.evaluate(_SIDE, [desk.text.index(words) + letter, False])
    return x - 1, y


def behind(desk: EditorsDesk, words: str) -> tuple[float, float]:
    """A point of the window in the white just behind `words`."""
    x, y = desk.page.evaluate(_SIDE, [desk.text.index(words) + len(words) - 1, True])
    return x - 2, y


@contextmanager
def pulled(
    desk: EditorsDesk, edge: str, to: tuple[float, float], hand: Mouse | Finger | None = None
) -> Iterator[None]:
    """Hold the handle of one end so that its end stands at a point; let go when that is left."""
    hand = hand or Mouse(desk)
    # The handles come with the next picture, and so does what a finger moves.
    desk.next_picture()
    stem = desk.page.locator(f"#handle-{edge}").bounding_box()
    assert stem is not None
    x, y = knob(desk, edge)
    hand.down_at(x, y)
    grip = (x - stem["x"], y - stem["y"] - stem["height"] / 2)
    hand.move((x + to[0] + grip[0]) / 2, (y + to[1] + grip[1]) / 2)
    hand.move(to[0] + grip[0], to[1] + grip[1])
    desk.next_picture()
    yield
    hand.up()
