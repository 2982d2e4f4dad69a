"""Which country an adjective of nationality belongs to, by the countries' own names: عراقي from العراق."""

from functools import cache

from annotations.suggest.gazetteer import load
from annotations.suggest.keys import word_key

_ENDINGS = ("يا", "يه", "ا", "ه")
_INFLECTIONS = ("ي", "يه", "يا", "يون", "يين", "يتين", "يان")


def country_of(stem: str) -> str:
    """The country code of an adjective, given folded and without clitics, with or without its article; ""
    where it is none.
    """
    return _adjectives().get(stem.removeprefix("ال"), "")


@cache
def _adjectives() -> dict[str, str]:
    bearers: dict[str, set[str]] = {}
    for entry in load().entries:
        if entry.kind == "country":
            for name in entry.names:
                bearers.setdefault(word_key(name), set()).add(entry.country)
    found: dict[str, str] = {}
    for name, countries in bearers.items():
        root = name.removeprefix("ال")
        # A name of two words makes no adjective by its ending; مالي is another word,
        # المملكة four countries.
        if " " in name or root.endswith("ي") or len(countries) > 1:
            continue
        root = next((root.removesuffix(end) for end in _ENDINGS if root.endswith(end)), root)
        if len(root) >= 3:
            for ending in _INFLECTIONS:
                found.setdefault(root + ending, *countries)
    return found
