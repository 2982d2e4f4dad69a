from pathlib import Path

import pytest

from annotations.suggest.gazetteer import read
from annotations.suggest.keys import word_key

LINES = (Path(__file__).parent / "arab_regions.tsv").read_text(encoding="utf-8").splitlines()
REGIONS = [line.split("\t") for line in LINES if not line.startswith("#")]


def test_all_arab_countries_are_listed():
    codes = {country for country, _, _ in REGIONS}
    assert codes == set("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())  # noqa: SIM905 - a list would take a line a code


@pytest.mark.parametrize(("country", "number", "names"), REGIONS)
def test_the_gazetteer_has_every_one(country, number, names):
    regions = names.split("|")
    known = {word_key(name) for place in read() if place.country == country for name in place.names}
    assert len({word_key(name) for name in regions}) == int(number)
    assert [name for name in regions if word_key(name) not in known] == []
