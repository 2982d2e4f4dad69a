import re

from annotations.suggest.gazetteer import load, read

KINDS = {
    "capital",
    "city",
    "continent",
    "country",
    "desert",
    "island",
    "lake",
    "mountain",
    "ocean",
    "region",
    "river",
    "sea",
    "site",
    "strait",
}


def test_keys_are_unique_and_the_file_is_sorted_by_them():
    keys = [place.key for place in read()]
    assert keys == sorted(set(keys))


def test_a_key_is_an_ascii_slug_that_begins_with_the_country():
    for place in read():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", place.key), place.key
        if place.kind == "country":
            assert place.key == place.country.lower()
        elif place.country:
            assert place.key.startswith(place.country.lower() + "-")


def test_kinds_are_the_known_ones():
    assert {place.kind for place in read()} == KINDS


def test_a_wikidata_id_belongs_to_one_place_and_looks_like_one():
    ids = [place.wikidata for place in read() if place.wikidata]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"Q[1-9]\d*", one) for one in ids)


def test_a_place_is_found_by_its_key():
    assert load().by_key("jo-irbid").name == "إربد"
    assert load().by_key("no-such-place") is None
