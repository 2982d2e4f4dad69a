from pathlib import Path

from annotations.suggest.gazetteer import load


def bounds():
    lines = (Path(__file__).parent / "country_bounds.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: tuple(map(float, degrees)) for code, *degrees in rows}


def test_every_place_of_a_country_lies_within_its_bounds():
    known = bounds()
    outside = []
    for place in load().entries:
        if not place.country:
            continue
        south, west, north, east = known[place.country]
        if not (south <= place.latitude <= north and west <= place.longitude <= east):
            outside.append((place.key, place.latitude, place.longitude))
    assert outside == []


def test_places_without_a_country_lie_on_earth():
    assert [
        place.key
        for place in load().entries
        if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180)
    ] == []


def test_degrees_have_four_decimals_at_most():
    assert [
        place.key
        for place in load().entries
        if round(place.latitude, 4) != place.latitude or round(place.longitude, 4) != place.longitude
    ] == []
