"""Where a place stands on the maps of static/vendor/natural-earth.

The maps are drawn by tools/map/build.mjs with d3-geo; views.json says how. What is computed here is the same
projection of a point: Mercator, or Natural Earth as B. Jenny and others fitted it (Cartographica 46, 2011).
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Of the world's width what is shown at least, and how much wider than the points lie apart.
_REGION, _ROOM = 0.3, 1.5

FOLDER = "vendor/natural-earth"
_STATIC = Path(__file__).resolve().parents[2] / "static"


@dataclass(frozen=True, slots=True)
class MapView:
    """One map: its file among the static ones, its size in units of the drawing, and what it shows: degrees
    (west, south, east, north)."""

    name: str
    projection: str
    width: int
    height: int
    scale: float
    translate: tuple[float, float]
    bounds: tuple[float, float, float, float]

    @property
    def file(self) -> str:
        """The path of the drawing under the static files."""
        return f"{FOLDER}/{self.name}.svg"

    def shows(self, latitude: float, longitude: float) -> bool:
        """Whether a point, in degrees, lies on the map."""
        west, south, east, north = self.bounds
        return west <= longitude <= east and south <= latitude <= north

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point, in degrees, stands: from the left and from the top, in units of the drawing."""
        x, y = _PROJECTIONS[self.projection](math.radians(longitude), math.radians(latitude))
        return self.scale * x + self.translate[0], self.translate[1] - self.scale * y


@cache
def map_views() -> dict[str, MapView]:
    """The maps by name, the whole world first."""
    rows = json.loads((_STATIC / FOLDER / "views.json").read_text(encoding="utf-8"))
    return {
        row["name"]: MapView(
            row["name"],
            row["projection"],
            row["width"],
            row["height"],
            row["scale"],
            tuple(row["translate"]),
            tuple(row["bounds"]),
        )
        for row in rows
    }


def fitting_view(points: Iterable[tuple[float, float]]) -> MapView:
    """The nearest map that shows at least nine in ten of the points (latitude, longitude); with none, the
    Arab world."""
    points = list(points)
    near = map_views()["arab-world"]
    on_it = sum(near.shows(*point) for point in points)
    return near if on_it >= 0.9 * len(points) else map_views()["world"]


def window(view: MapView, points: Iterable[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The part of the world's map around points (x and y in units of the drawing) with their surroundings: x,
    y, width, height, of the map's own shape, at least a `_REGION` of its width. Nearer maps are shown whole,
    and so is one without points."""
    points = list(points)
    if view.name != "world" or not points:
        return (0, 0, view.width, view.height)
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))
    shape = view.height / view.width
    width = max(_REGION * view.width, _ROOM * (right - left), _ROOM * (bottom - top) / shape)
    width = min(width, view.width)
    height = width * shape
    x = min(max((left + right - width) / 2, 0), view.width - width)
    y = min(max((top + bottom - height) / 2, 0), view.height - height)
    return (round(x, 1), round(y, 1), round(width, 1), round(height, 1))


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    return longitude, math.log(math.tan(math.pi / 4 + latitude / 2))


def _natural_earth(longitude: float, latitude: float) -> tuple[float, float]:
    square = latitude * latitude
    fourth = square * square
    x = 0.8707 - 0.131979 * square + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))
    y = 1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth))
    return longitude * x, latitude * y


_PROJECTIONS = {"mercator": _mercator, "natural-earth": _natural_earth}
