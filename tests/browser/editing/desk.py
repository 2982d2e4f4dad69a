"""An editor's hands on the page of an article: selecting, pressing, waiting for what the server says."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from annotations.models import Decision, Mark
from newsreader.articles.models import Article
from tests.browser.settled import settled
from tests.factories import version_of

# Where words begin and end, when nothing is on its way that would scroll or cover them.
_CORNERS = """async ([start, end]) => {
    const offsets = await import("/static/js/offsets.js");
    const panel = document.getElementById("panel");
    for (let frame = 0; frame < 300 && panel?.inert; frame += 1) await new Promise(requestAnimationFrame);
    document.told = null;
    document.onselectionchange = () => (document.told = String(getSelection()));
    const text = offsets.readText(document.querySelector("#text"));
    const letter = (at, after) => {
        const [range] = offsets.rangesOfSpan(text, at, at + 1);
        const rect = range.getClientRects()[0];
        // A Latin letter is left by its right side.
        const left = /[A-Za-z]/.test(range.toString()) !== after;
        return [left ? rect.left : rect.right, rect.top + rect.height / 2];
    };
    const [first] = offsets.rangesOfSpan(text, start, start + 1);
    first.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    return [letter(start, false), letter(end - 1, true)];
}"""
# What is selected, when the page's scripts have been told of it, which is by an event a little later.
_TOLD = """async () => {
    const words = String(getSelection());
    for (let frame = 0; frame < 60 && document.told !== words; frame += 1) {
        await new Promise(requestAnimationFrame);
    }
    return words;
}"""
_SELECTED = """() => import("/static/js/offsets.js").then((offsets) => {
    const read = offsets.readSelection(offsets.readText(document.querySelector("#text")));
    return read && [read.anchor, read.focus];
})"""
_PAINTED = """(state) => [...(CSS.highlights.get(state) ?? [])].map(String).join("\\n")"""


class EditorsDesk:
    """The open page of `article`. Spans are named by their words, which stand once in the text."""

    def __init__(self, page: Page, article: Article, address: str) -> None:
        self.page = page
        self.article = article
        self.address = address
        self.text = version_of(article).text

    def open(self, fragment: str = "") -> "EditorsDesk":
        self.page.goto(f"{self.address}{self.article.get_absolute_url()}{fragment}")
        self.page.evaluate("document.fonts.ready.then(() => null)")
        expect(self.page.locator("#bar")).to_be_visible()
        return self

    def hear_nothing(self) -> None:
        """Do not ask for others' changes, which comes due at any time: hear of them by own writes alone."""
        self.page.route("**/changes/**", lambda route: route.abort())

    def next_picture(self) -> None:
        """Wait until caret, handles and toolbar are where the last act puts them: a picture moves them."""
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    def form_is_there(self) -> None:
        """Wait until the panel shows the form of the mark in hand, of no state that is past, in its place."""
        expect(self.page.locator("#panel:not([inert]) .mark-form:not(.coming)")).to_be_visible()
        settled(self.page)
        self.next_picture()

    # Hands

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def drag_over(self, words: str) -> None:
        """Select `words` with the mouse."""
        start = self.text.index(words)
        corners = self.page.evaluate(_CORNERS, [start, start + len(words)])
        (x, y), (to_x, to_y) = corners
        mouse = self.page.mouse
        mouse.move(x, y)
        mouse.down()
        mouse.move((x + to_x) / 2, (y + to_y) / 2)
        mouse.move(to_x, to_y)
        mouse.up()
        assert self.page.evaluate(_TOLD).replace("\n\n", "\n") == words

    def click_on(self, words: str) -> None:
        self.page.mouse.click(*self.place_of(words))

    def place_of(self, words: str, at: int | None = None) -> tuple[float, float]:
        """The middle of `words` in the window, of those that stand at the offset `at` where that is given."""
        start = self.text.index(words, at or 0)
        (x, y), (to_x, _) = self.page.evaluate(_CORNERS, [start, start + len(words)])
        return (x + to_x) / 2, y

    def walk_to(self, words: str, select: bool = False) -> None:
        """With the arrow keys alone put the caret before `words`; `select` them by words and letters."""
        start = self.text.index(words)
        self.press("Control+Home")
        self._walk(start, "")
        if select:
            self._walk(start + len(words), "Shift+")

    def _walk(self, goal: int, shift: str) -> None:
        for _ in range(400):
            at = self.selected[1]
            if at == goal:
                return
            self.press(f"{shift}Control+ArrowLeft")
            if self.selected[1] > goal:
                while self.selected[1] > goal:
                    self.press(f"{shift}ArrowRight")
                return
        raise AssertionError(f"the caret never came to {goal}")

    def accept_all(self, percent: int = 0) -> None:
        """Accept all suggestions that are at least so sure, by keys."""
        self.press("Shift+a")
        self.page.keyboard.type(str(percent))
        self.press("Enter")

    def to_text_by_tab(self) -> None:
        for _ in range(30):
            self.press("Tab")
            if self.focus == "text":
                return
        raise AssertionError("Tab never came to the text")

    @contextmanager
    def decision(self) -> Iterator[None]:
        """Wait until what is done inside has become a decision that the page shows."""
        before = self.revision
        yield
        self.page.wait_for_function(
            "(before) => Number(document.querySelector('#reading').dataset.revision) > before"
            " && !document.documentElement.hasAttribute('data-writing')",
            arg=before,
        )

    # What is seen

    @property
    def revision(self) -> int:
        return int(self.page.locator("#reading").get_attribute("data-revision") or 0)

    @property
    def selected(self) -> list[int]:
        return self.page.evaluate(_SELECTED)

    @property
    def focus(self) -> str:
        return self.page.evaluate("document.activeElement.id")

    def painted(self, state: str) -> str:
        """The words that a passing state is painted over."""
        return self.page.evaluate(_PAINTED, state)

    @property
    def message(self) -> str:
        return self.page.locator("#messages").inner_text()

    # What is stored

    def stored(self, layer: str) -> list[str]:
        """The words of the shared marks of a layer, read by their offsets from the text, in its order."""
        marks = Mark.objects.filter(set__version__article=self.article, set__kind="shared", layer=layer)
        found = [(self.text[mark.start : mark.end], mark.text) for mark in marks]
        assert all(by_offset == kept for by_offset, kept in found)
        return [words for words, _ in found]

    def mark(self, layer: str, words: str, kind: str = "shared") -> Mark:
        sets = {"set__version__article": self.article, "set__kind": kind}
        return Mark.objects.get(layer=layer, text=words, **sets)

    @property
    def decisions(self) -> list[str]:
        decisions = Decision.objects.filter(set__version__article=self.article).order_by("revision")
        return [decision.action for decision in decisions]
