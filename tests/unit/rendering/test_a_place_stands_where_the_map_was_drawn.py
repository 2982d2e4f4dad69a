import gzip
import hashlib
import json

import pytest

from annotations.rendering.maps import FOLDER, fitting_view, map_views
from newsreader.folders import BASE_DIR

VIEWS = json.loads((BASE_DIR / "static" / FOLDER / "views.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", VIEWS, ids=lambda row: row["name"])
def test_points_are_where_the_drawing_put_them(row) -> None:
    view = map_views()[row["name"]]
    for longitude, latitude, x, y in row["checked"]:
        assert view.point(latitude, longitude) == pytest.approx((x, y), abs=0.01)


@pytest.mark.parametrize("row", VIEWS, ids=lambda row: row["name"])
def test_the_file_is_the_one_that_was_drawn(row) -> None:
    drawing = (BASE_DIR / "static" / FOLDER / f"{row['name']}.svg").read_bytes()
    assert hashlib.sha256(drawing).hexdigest() == row["sha256"]


@pytest.mark.parametrize("row", VIEWS, ids=lambda row: row["name"])
def test_a_map_leaves_room_for_the_page_and_its_faces(row) -> None:
    drawing = (BASE_DIR / "static" / FOLDER / f"{row['name']}.svg").read_bytes()
    assert len(gzip.compress(drawing)) < 20_000


def test_what_lies_on_a_map_stands_within_its_frame() -> None:
    for view in map_views().values():
        west, south, east, north = view.bounds
        for latitude, longitude in [(south, west), (north, east), (0, 0)]:
            x, y = view.point(latitude, longitude)
            assert view.shows(latitude, longitude)
            assert -1 <= x <= view.width + 1
            assert -1 <= y <= view.height + 1


def test_the_nearest_map_that_shows_almost_all_is_taken() -> None:
    amman, cairo, washington = (31.95, 35.93), (30.04, 31.24), (38.9, -77.04)
    assert fitting_view([amman, cairo]).name == "arab-world"
    assert fitting_view([]).name == "arab-world"
    assert fitting_view([amman] * 9 + [washington]).name == "arab-world"
    assert fitting_view([amman] * 8 + [washington]).name == "world"
