"""Label Studio's interface on one task, driven by keys and the mouse, and counted."""

from collections import Counter
from typing import Any

from benchmarks.editing.differences import wishes

LABELS = ["direct", "indirect", "mixed", "speaker", "cue", "place"]
_STATE = """() => Htx.annotationStore.selected.serializeAnnotation()"""
_SELECTED = "() => Htx.annotationStore.selected.highlightedNode?.id ?? null"
# How far in, and which outer letters run from left to right: those that end a line do, in its paragraphs.
_WAYS = [(inside, first, last) for inside in (0.1, 0.35) for first in (False, True) for last in (False, True)]
# Where letters stand in the window; the text is drawn in flat nodes, a line feed as <br>.
_PLACE = """(offsets) => {
  const root = [...document.querySelectorAll('[class*=richtext]')].find((one) => one.innerText?.length > 300);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const nodes = [];
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.tagName === "BR") at += 1;
      continue;
    }
    nodes.push([at, at + node.length, node]);
    at += node.length;
  }
  return offsets.map((offset) => {
    const [from, , node] = nodes.find(([start, end]) => start <= offset && offset < end);
    const range = new Range();
    range.setStart(node, offset - from);
    range.setEnd(node, offset - from + 1);
    const { left, right, top, height } = range.getClientRects()[0];
    return [left, right, top + height / 2, /[A-Za-z0-9]/.test(range.toString())];
  });
}"""


class LabelStudio:
    """Its interface on one task, driven and counted."""

    def __init__(self, page: Any, text: str) -> None:
        self.page, self.text = page, text
        self.actions = self.misses = 0
        self.by_step: Counter[str] = Counter()
        self.lines: list[tuple[str, int, str]] = []

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.page.wait_for_timeout(120)
        self.actions += 1

    def click(self, mark: dict[str, Any]) -> None:
        """Click a region where no other lies over it; a click that hits one under it is another click."""
        others = [m for m in self.marks() if m["id"] != mark["id"]]
        free = [
            at
            for at in range(mark["start"], mark["end"])
            if self.text[at].isalpha()
            and not any(
                m["start"] <= at < m["end"]
                for m in others
                if m["end"] - m["start"] < mark["end"] - mark["start"]
            )
        ]
        left, right, middle, _ = self.page.evaluate(_PLACE, [free[len(free) // 2]])[0]
        self.page.mouse.click((left + right) / 2, middle)
        self.page.wait_for_timeout(250)
        self.actions += 1

    def draw(self, label: str, span: tuple[int, int]) -> None:
        """A label's hotkey and a drag over the span.

        In its paragraphs, which run from left to right, a drag to where a line ends may select
        something else:
        then what it made is taken back and another way is tried, which counts as one miss and as no action.
        """
        key = str(LABELS.index(label) + 1)
        self.unselect()
        for way in _WAYS:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(120)
            self.drag(span, *way)
            if any((m["start"], m["end"]) == span and m["kind"] == label for m in self.marks()):
                self.actions += 2
                return
            self.misses += 1
            if self.page.evaluate(_SELECTED):
                self.page.keyboard.press("Backspace")
            else:
                self.page.keyboard.press("Escape")
            self.page.wait_for_timeout(250)
        raise SystemExit(f"no drag selects {self.text[slice(*span)]!r}")

    def drag(self, span: tuple[int, int], inside: float, *other_way: bool) -> None:
        """From letter to letter; `inside` is how far in the outer letters it begins and ends,
        `other_way` which of the two run from left to right though they are not Latin."""
        first, last = self.page.evaluate(_PLACE, [span[0], span[1] - 1])
        ends = []
        for is_last, (left, right, middle, latin) in enumerate((first, last)):
            far = inside * (right - left)
            from_left = latin != other_way[is_last]
            ends.append((left + far if from_left != bool(is_last) else right - far, middle))
        (x, y), (to_x, to_y) = ends
        mouse = self.page.mouse
        mouse.move(x, y)
        mouse.down()
        mouse.move((x + to_x) / 2, (y + to_y) / 2)
        mouse.move(to_x, to_y)
        mouse.up()
        self.page.wait_for_timeout(250)

    def marks(self) -> list[dict[str, Any]]:
        """Its regions and relations as the page of our editor holds marks."""
        results = self.page.evaluate(_STATE)
        marks = {
            r["id"]: {
                "id": r["id"],
                "layer": r["value"]["labels"][0] if r["value"]["labels"][0] in LABELS[3:] else "quote",
                "kind": r["value"]["labels"][0],
                "start": r["value"]["start"],
                "end": r["value"]["end"],
                "cues": [],
                "speakers": [],
            }
            for r in results
            if r["type"] == "labels"
        }
        for relation in (r for r in results if r["type"] == "relation"):
            server, quote = marks.get(relation["from_id"]), marks.get(relation["to_id"])
            if server is None or quote is None:
                continue
            if server["layer"] == "cue":
                quote["cues"].append(server["id"])
            else:
                quote["speakers"].append({"mention": server["id"], "entity": None, "name": ""})
        return list(marks.values())

    def unselect(self) -> None:
        if self.page.evaluate(_SELECTED) is not None:
            self.press("Escape")

    def to_gold(self, gold: Any) -> None:
        for _ in range(200):
            left = wishes(self.marks(), {}, gold, False)
            if not left:
                return
            before, wish = self.actions, left[0]
            self.do(wish, gold)
            spent = self.actions - before
            self.by_step[f"{wish.what} {wish.layer}"] += spent
            self.lines.append((f"{wish.what} {wish.layer}", spent, self.text[slice(*wish.span)]))
        raise SystemExit(f"not done: {left[:3]}")

    def do(self, wish: Any, gold: Any) -> None:
        """One wish; a region whose boundaries are wrong is drawn anew, for they cannot be moved."""
        if wish.what in ("delete", "bound"):
            if self.page.evaluate(_SELECTED) != wish.mark["id"]:
                self.click(wish.mark)
            self.press("Backspace")
            return
        if wish.what == "kind":
            self.click(wish.mark)
            self.press(str(LABELS.index(wish.gold) + 1))
            return
        if wish.what == "name":
            # Who says it is named elsewhere: that mention is tied to it.
            self.click(
                next(
                    m
                    for m in self.marks()
                    if m["layer"] == "speaker" and (m["start"], m["end"]) == wish.quote
                )
            )
            self.press("Alt+r")
            self.click(wish.mark)
            return
        label = wish.gold.kind if wish.layer == "quote" else wish.layer
        standing = [
            m for m in self.marks() if m["layer"] == wish.layer and (m["start"], m["end"]) == wish.span
        ]
        if standing:
            # It stands already, for another quote or for one that was drawn anew.
            self.click(standing[0])
        else:
            self.draw(label, wish.span)
        if wish.quote:
            self.press("Alt+r")
            quote = next(
                m for m in self.marks() if m["layer"] == "quote" and (m["start"], m["end"]) == wish.quote
            )
            self.click(quote)
