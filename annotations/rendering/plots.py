"""Small drawings of numbers: lines over time, columns over time, bars of shares.

Everything that a drawing says it says without colour: lines differ by their dashes and by the shapes at their
points, areas by their patterns, and each is named where it ends. Time goes the way the page is read: with
`mirrored` the oldest is on the right. All sizes are the drawing's own units, about a pixel each.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 360, 210
# Around the plot: for the scale, for the names at the lines' ends, above, and for the days below.
_SCALE, _NAMES, _TOP, _DAYS = 40, 104, 16, 26
_ROOM_OF_A_NAME = 16
# With more points than these a line has shapes at its end alone.
_MOST_SHAPES = 27
SHAPES = ("circle", "square", "diamond", "triangle")

# Of a value in the drawing: from the left, from above, and whether enough was counted.
_Point = tuple[float, float, bool]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a drawing, at a point, and which end of them is there: ``start``, ``middle`` or ``end``, as
    they stand on the page from left to right."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a line: None where there is none; `sure` where enough was counted."""

    value: float | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A line: the name of its style, its path, the paths of its shapes, filled ones and hollow ones, and its
    name at its end."""

    style: str
    path: str
    filled: str
    hollow: str
    name: Words | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A line of the scale, from `x1` to `x2`, with its words."""

    x1: float
    x2: float
    y: float
    words: Words


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a column or a bar; `style` names its pattern."""

    style: str
    x: float
    y: float
    width: float
    height: float
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing with what stands in it."""

    height: float
    grid: list[Grid]
    days: list[Words]
    lines: list[Line]
    areas: list[Area]
    words: list[Words]
    width: float = WIDTH


class _Frame:
    """Where values from `low` to `top` and stretches of time are."""

    def __init__(self, low: float, top: float, *, mirrored: bool, names: int = _NAMES) -> None:
        self.low, self.top, self.mirrored = low, top, mirrored
        self.left, self.right = (names, WIDTH - _SCALE) if mirrored else (_SCALE, WIDTH - names)

    def x(self, part: float) -> float:
        """The place of a part, 0 to 1, of the time."""
        part = 1 - part if self.mirrored else part
        return round(self.left + part * (self.right - self.left), 1)

    def y(self, value: float) -> float:
        """The height of a value."""
        whole = (self.top - self.low) or 1
        return round(_TOP + (self.top - value) / whole * (HEIGHT - _TOP - _DAYS), 1)

    def grid(self, values: Sequence[tuple[float, str]]) -> list[Grid]:
        """The lines of the scale, with their words where time begins."""
        edge, anchor = (self.right + 6, "start") if self.mirrored else (self.left - 6, "end")
        return [
            Grid(self.left, self.right, self.y(value), Words(text, edge, self.y(value) + 4, anchor))
            for value, text in values
        ]

    def days(self, texts: Sequence[str]) -> list[Words]:
        """The first and the last day below the plot; one alone in the middle."""
        if len(texts) == 1:
            return [Words(texts[0], self.x(0.5), HEIGHT - 8, "middle")]
        anchors = ("end", "start") if self.mirrored else ("start", "end")
        return [
            Words(text, self.x(part), HEIGHT - 8, anchor)
            for text, part, anchor in zip((texts[0], texts[-1]), (0, 1), anchors, strict=True)
        ]


def line_plot(
    series: Sequence[tuple[str, str, Sequence[Value]]],
    days: Sequence[str],
    scale: Sequence[tuple[float, str]],
    *,
    mirrored: bool,
    marked: bool = True,
) -> Plot:
    """Lines, each with the name of its style, its name, its values from the oldest to the newest.

    All have the same number of values. `days` are the words of the first and the last of them, `scale` the
    values that the scale shows, the least first, the greatest last. A line has a shape at every value, or,
    not `marked` or with many values, at its end.
    """
    count = max((len(values) for _, _, values in series), default=0)
    frame = _Frame(scale[0][0], scale[-1][0], mirrored=mirrored)
    points: list[list[_Point | None]] = [
        [
            None
            if one.value is None
            else (frame.x(place / (count - 1) if count > 1 else 0.5), frame.y(one.value), one.sure)
            for place, one in enumerate(values)
        ]
        for _, _, values in series
    ]
    known = [[point for point in line if point] for line in points]
    ends = _apart([(n, at[-1][1]) for n, at in enumerate(known) if at])
    lines = []
    for number, ((style, name, _values), at) in enumerate(zip(series, known, strict=True)):
        if not at:
            continue
        shape = SHAPES[number % len(SHAPES)]
        shown = at if marked and count <= _MOST_SHAPES else at[-1:]
        beside = -9 if mirrored else 9
        lines.append(
            Line(
                style,
                _path(points[number]),
                "".join(_shape(shape, x, y) for x, y, sure in shown if sure),
                "".join(_shape(shape, x, y) for x, y, sure in shown if not sure),
                Words(name, at[-1][0] + beside, ends[number] + 4, "end" if mirrored else "start"),
            )
        )
    return Plot(HEIGHT, frame.grid(scale), frame.days(days), lines, [], [])


def column_plot(
    above: Sequence[tuple[str, Sequence[int]]],
    below: Sequence[tuple[str, Sequence[int]]],
    days: Sequence[str],
    scale: Sequence[tuple[float, str]],
    *,
    mirrored: bool,
) -> Plot:
    """Columns of parts heaped on each other over the line of nothing, and others hanging below it.

    Each part is the name of its pattern with its number in each stretch, from the oldest on. `scale` has the
    values that the scale shows, the lowest first, those below as negative ones.
    """
    count = max((len(values) for _, values in [*above, *below]), default=1)
    frame = _Frame(scale[0][0], scale[-1][0], mirrored=mirrored, names=8)
    pitch = (frame.right - frame.left) / count
    width = round(min(pitch * 0.76, 44), 1)
    areas = []
    for place in range(count):
        x = round(frame.x((place + 0.5) / count) - width / 2, 1)
        for parts, sign in ((above, 1), (below, -1)):
            heap = 0
            for style, values in parts:
                if values[place]:
                    one, other = frame.y(sign * heap), frame.y(sign * (heap + values[place]))
                    areas.append(Area(style, x, min(one, other), width, round(abs(one - other), 1)))
                    heap += values[place]
    return Plot(HEIGHT, frame.grid(scale), frame.days(days), [], areas, [])


def share_plot(rows: Sequence[tuple[str, Sequence[tuple[str, int]]]], *, mirrored: bool) -> Plot:
    """A bar a row, named above it, parted by shares of its whole, each told below it where there is room."""
    areas, words = [], []
    row_height, bar = 62, 18
    edge, anchor = (WIDTH, "end") if mirrored else (0, "start")
    for number, (name, parts) in enumerate(rows):
        top = number * row_height
        words.append(Words(name, edge, top + 14, anchor))
        whole = sum(part for _, part in parts)
        so_far = 0
        for style, part in parts:
            if not part:
                continue
            x, width = so_far / whole * WIDTH, part / whole * WIDTH
            so_far += part
            if mirrored:
                x = WIDTH - x - width
            told = None
            if width > 30:
                told = Words(f"{part / whole:.0%}", round(x + width / 2, 1), top + 21 + bar + 14, "middle")
            areas.append(Area(style, round(x, 1), top + 21, round(width, 1), bar, told))
    return Plot(max(len(rows), 1) * row_height, [], [], [], areas, words)


def round_scale(most: float) -> list[float]:
    """Nothing, the half and the whole of the least round number that is not under `most`."""
    size = 1.0
    while size * 10 <= most:
        size *= 10
    top = next(size * step for step in (1, 2, 4, 6, 8, 10) if size * step >= most)
    return [0, top / 2, top] if top >= 2 else [0, top]


def _path(points: Sequence[_Point | None]) -> str:
    """Through all points that follow each other; it breaks off where there is none."""
    told, broken = [], True
    for point in points:
        if point:
            x, y, _sure = point
            told.append(f"{'M' if broken else 'L'}{x:g} {y:g}")
        broken = point is None
    return "".join(told)


def _apart(ends: Sequence[tuple[int, float]]) -> dict[int, float]:
    """The heights of the lines' names: at their ends, but so far from each other that none covers another."""
    order = sorted(ends, key=lambda end: end[1])
    # Names that would cover each other stand in one block, in the middle of where they belong.
    blocks: list[list[float]] = []
    for _number, height in order:
        block = [height]
        while blocks and _begins(block) < _begins(blocks[-1]) + len(blocks[-1]) * _ROOM_OF_A_NAME:
            block = [*blocks.pop(), *block]
        blocks.append(block)
    placed = [_begins(block) + n * _ROOM_OF_A_NAME for block in blocks for n in range(len(block))]
    return {number: round(height, 1) for (number, _), height in zip(order, placed, strict=True)}


def _begins(block: Sequence[float]) -> float:
    """The height of the first name of a block: all are, on the whole, as near to their lines as can be; the
    block stays within the plot."""
    begins = sum(height - n * _ROOM_OF_A_NAME for n, height in enumerate(block)) / len(block)
    return max(min(begins, HEIGHT - _DAYS - (len(block) - 1) * _ROOM_OF_A_NAME), _TOP)


def _shape(shape: str, x: float, y: float) -> str:
    if shape == "circle":
        return f"M{x - 3.5:g} {y:g}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z"
    if shape == "square":
        return f"M{x - 3.2:g} {y - 3.2:g}h6.4v6.4h-6.4z"
    if shape == "diamond":
        return f"M{x:g} {y - 4.6:g}l4.6 4.6l-4.6 4.6l-4.6 -4.6z"
    return f"M{x:g} {y - 4.4:g}l4.4 7.6h-8.8z"
