"""Babel's CLDR names the countries too; ours must say the same, newsroom variants added."""

from babel import Locale

from annotations.suggest.gazetteer import load
from newsreader.arabic.folding import fold_text

# What CLDR lists beside countries: groups, reserved codes, and territories that are no country of the news.
ISLANDS_AND_TERRITORIES = frozenset(
    word
    for line in (
        "AC AI AQ AS AW AX BL BM BQ BV CC CK CP CW CX DG EA FK FO GF GG GP GS GU HM IC IM IO JE KY MF MO",
        "MP MQ MS NC NF NU PF PM PN RE SH SJ SX TA TC TF TK UM VG VI WF YT",
    )
    for word in line.split()
)
NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
# Kept as regions, not as countries.
REGIONS = {
    "EH": "eh-western-sahara",
    "GI": "gi-gibraltar",
    "GL": "gl-greenland",
    "HK": "hk-hong-kong",
    "PR": "pr-puerto-rico",
}


def cldr():
    names = Locale("ar").territories
    return {code: name for code, name in names.items() if len(code) == 2 and code.isalpha()}


def test_every_country_of_cldr_is_there_under_its_name():
    places = load()
    missing = []
    for code, name in cldr().items():
        if code in ISLANDS_AND_TERRITORIES or code in NO_COUNTRIES or code in REGIONS:
            continue
        country = places.by_key(code.lower())
        if country is None or fold_text(name) not in {fold_text(one) for one in country.names}:
            missing.append((code, name))
    assert missing == []


def test_every_country_of_ours_is_one_of_cldr():
    assert {place.country for place in load().entries if place.kind == "country"} <= set(cldr())


def test_territories_of_the_news_are_regions():
    assert all(load().by_key(key).kind == "region" for key in REGIONS.values())


def test_every_country_has_a_capital_but_those_that_are_a_city():
    capitals = {place.country for place in load().entries if place.kind == "capital"}
    countries = {place.country for place in load().entries if place.kind == "country"}
    # City states, an island without a capital, and a capital that the gazetteer has under another country.
    assert countries - capitals == {"IL", "MC", "SG", "SM", "VA"}
