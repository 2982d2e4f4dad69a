"""What the page of one article is made of; annotations.queries.reading fills it in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from newsreader.articles.models import Article, TextVersion

# On a wide screen, in lines of the text: a line's code points, a note's height, and what may stay empty
# below a paragraph for its notes' sake.
LINE_LENGTH = 55
NOTE_HEIGHT = 1.2
ROOM_BELOW = 2


@dataclass(slots=True)
class ShownPiece:
    """A stretch of a paragraph as the page draws it; `classes` is empty where no mark covers it.

    `marks` and `layers` are lists parted by spaces, the longest mark first; `anchor` is the mark whose
    element this is (None where an earlier piece has been that, or none begins here), `label` says to
    those who hear the page what begins here.
    """

    text: str
    classes: str = ""
    marks: str = ""
    layers: str = ""
    anchor: int | None = None
    note: int | None = None
    label: str = ""


@dataclass(slots=True)
class Note:
    """What the margin says of one quote: who speaks (names; empty where nobody is named) and its kind.

    `anchor` is the mark by whose element the quote begins, `serving` are the mentions and cues shown that
    serve it, `known` those of the speakers that the corpus knows: their names and numbers there.
    """

    mark: int
    anchor: int
    speakers: list[str]
    known: list[tuple[str, int]]
    serving: list[int]
    kind: str
    # A word that waits for its language says nothing of itself.
    kind_label: Any = field(repr=False)
    suggested: bool
    text: str


@dataclass(slots=True)
class Row:
    """One paragraph, ``text[start:end]``: a line that is not empty. With its pieces, which `draw` cuts, and
    the notes on the quotes that begin in it; `blank` where it holds white space alone. `spots` are the marks
    that begin in it at the element of another one: they have an address of their own all the same. `running`
    are those that began before it, as plain values. `key` is another one as soon as anything of it is, for
    those who may edit.
    """

    start: int
    end: int
    text: str
    draw: Callable[[], list[ShownPiece]]
    running: list[tuple[Any, ...]]
    notes: list[Note]
    spots: list[int] = field(default_factory=list)
    key: str = ""

    @property
    def pieces(self) -> list[ShownPiece]:
        """The stretches it is drawn in, cut anew each time that they are asked for."""
        return self.draw()

    @property
    def crowded(self) -> bool:
        """Whether the notes would run far below the paragraph if they stood in the margin."""
        return NOTE_HEIGHT * len(self.notes) > (self.end - self.start) / LINE_LENGTH + ROOM_BELOW

    @property
    def blank(self) -> bool:
        return self.text.isspace()


@dataclass(slots=True)
class Voice:
    """One speaker of the article, or nobody (`name` empty), with the notes on what was said; `speaker` is
    the number in the corpus, None where that does not know the speaker."""

    name: str
    kind: str
    speaker: int | None = None
    quotes: list[Note] = field(default_factory=list)
    key: str = ""


@dataclass(slots=True)
class PlaceShown:
    """One place of the article: the first mark's element, how often it is named, whether all is suggested;
    `key` is its entry of the gazetteer, None where it has none."""

    name: str
    anchor: int
    count: int
    suggested: bool
    key: str | None = None


@dataclass(slots=True)
class Reading:
    """One article's current text with the marks that one user is shown.

    `suggested` counts the suggestions that wait to be decided, `decisions` those of them that no quote
    takes along; `unsuggested` is whether the machine has
    made none yet, as far as the user is shown such things. `minutes` is how long reading takes. `steps` says,
    under "undo" and "redo", what the user's next one would be. `standing` is `state`, or approved;
    `approvable` is whether just this user may approve it. `talks` are the numbers of open talks by mark, and
    `open_talks` all of the article's, for those who may edit. `alone` is whether the marks are the user's,
    of an article that the user annotates independently. `tag` stands for all of this state.
    """

    article: Article
    version: TextVersion
    revision: int
    state: str
    standing: str
    state_label: Any
    approvable: bool
    editable: bool
    withdrawable: bool
    rows: list[Row]
    voices: list[Voice]
    places: list[PlaceShown]
    counts: dict[str, int]
    suggested: int
    decisions: int
    unsuggested: bool
    alone: bool
    minutes: int
    marks_data: list[dict[str, Any]]
    entities_data: list[dict[str, Any]]
    steps: dict[str, str]
    talks: dict[int, int]
    open_talks: int
    tag: str

    @property
    def mapped(self) -> bool:
        """Whether the map of the article has anything to show: a place of the gazetteer that is confirmed."""
        return not self.alone and any(place.key and not place.suggested for place in self.places)

    @property
    def talks_data(self) -> dict[str, Any]:
        """The numbers of open talks as the editor's script reads them."""
        return {"talks": self.talks, "open": self.open_talks}
