import pytest

from annotations.models import Place
from annotations.queries.place_map import NamedPlace, place_map


def named(latitude: float, longitude: float) -> NamedPlace:
    return NamedPlace(Place(key="p", name="مكان", latitude=latitude, longitude=longitude), 3, 1)


def test_one_far_place_has_its_region_around_it() -> None:
    drawn = place_map([named(38.9, -77.04)], closely=True)
    x, y, width, height = drawn.window
    (dot,) = drawn.dots
    assert drawn.view.name == "world"
    assert width == pytest.approx(0.3 * drawn.view.width)
    assert height / width == pytest.approx(drawn.view.height / drawn.view.width, abs=0.01)
    assert x < dot.x < x + width
    assert y < dot.y < y + height
    # The circle is as large as ever on the screen.
    whole = place_map([named(38.9, -77.04)])
    assert whole.window == (0, 0, drawn.view.width, drawn.view.height)
    assert dot.radius == pytest.approx(0.3 * whole.dots[0].radius, abs=0.1)


def test_places_far_apart_are_all_within() -> None:
    drawn = place_map([named(38.9, -77.04), named(-33.9, 151.2), named(51.5, -0.1)], closely=True)
    x, y, width, height = drawn.window
    assert len(drawn.dots) == 3
    assert all(x <= dot.x <= x + width and y <= dot.y <= y + height for dot in drawn.dots)


def test_at_the_edge_the_map_does_not_end() -> None:
    x, y, width, height = place_map([named(-45, 178)], closely=True).window
    view = place_map([named(-45, 178)]).view
    assert x + width == pytest.approx(view.width)
    assert y + height <= view.height + 0.1


def test_the_arab_world_is_shown_whole() -> None:
    drawn = place_map([named(32.5, 35.8)], closely=True)
    assert drawn.window == (0, 0, drawn.view.width, drawn.view.height)
