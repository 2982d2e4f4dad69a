"""GeoNames' dump format: a place a line in 19 columns parted by tabs; its other names in a file beside it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

COLUMNS = 19
_NAME_COLUMNS = (4, 10)
# Feature codes to the gazetteer's kinds. What is not here is left out: wells, farms, historical places.
KINDS = {
    code: kind
    for kind, codes in {
        "country": "PCLI",
        "capital": "PPLC",
        "city": "PPL PPLA PPLA2 PPLA3 PPLA4 PPLA5 PPLG PPLL PPLS STLMT",
        "region": "ADM1 ADM2 RGN PRSH TERR PCLD PCLS",
        "sea": "SEA GULF BAY",
        "island": "ISL ISLS PEN",
        "mountain": "MT MTS",
        "site": "AIRP AIRB DAM PRT REFC PPLX",
        "lake": "LK",
        "ocean": "OCN",
        "strait": "STRT",
        "desert": "DSRT",
        "continent": "CONT",
    }.items()
    for code in codes.split()
}
_REPORT_EVERY = 100_000


class BrokenLineError(ValueError):
    """A line that is not GeoNames' format; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class GeoName:
    """One line. Degrees north and east; `names` as the line lists them, in all languages."""

    id: int
    english: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    kind: str
    country: str
    population: int


def read_geonames(
    path: Path,
    *,
    countries: Collection[str] = (),
    minimum_population: int = 0,
    on_progress: Callable[[int], None] | None = None,
) -> Iterator[GeoName]:
    """The file's places of a kind that the gazetteer knows, one after the other; it is never whole in memory.

    `countries` are codes of two letters, none for all; `minimum_population` counts for towns alone. Every
    line is checked, those left out too. Raises BrokenLineError, OSError.
    """
    for number, fields in _lines(path, on_progress):
        if len(fields) != COLUMNS:
            raise BrokenLineError(f"{path.name}, line {number}: {len(fields)} columns, not {COLUMNS}")
        place = _place(fields, f"{path.name}, line {number}")
        if not place.kind or (countries and place.country not in countries):
            continue
        if fields[6] == "P" and place.kind != "capital" and place.population < minimum_population:
            continue
        yield place


def is_country_code(code: str) -> bool:
    """Whether this has the form of an ISO 3166-1 alpha-2 code, in capitals or not."""
    return len(code) == 2 and code.isascii() and code.isalpha()


def read_names(
    path: Path, wanted: Collection[int], on_progress: Callable[[int], None] | None = None
) -> tuple[dict[int, list[str]], dict[int, str]]:
    """From alternateNamesV2.txt the Arabic names of the places `wanted`, the preferred first, without
    historic and colloquial ones; and their Wikidata ids. Raises BrokenLineError, OSError.
    """
    names: dict[int, list[tuple[bool, str]]] = {}
    wikidata: dict[int, str] = {}
    least, most = _NAME_COLUMNS
    for number, fields in _lines(path, on_progress):
        where = f"{path.name}, line {number}"
        if not least <= len(fields) <= most:
            raise BrokenLineError(f"{where}: {len(fields)} columns, not {least} to {most}")
        language, name = fields[2], fields[3]
        if language not in ("ar", "wkdt"):
            continue
        place = _whole(fields[1], where)
        if place not in wanted:
            continue
        preferred, _short, colloquial, historic = [*fields[4:8], "", "", "", ""][:4]
        if language == "wkdt":
            wikidata.setdefault(place, name)
        elif "1" not in (colloquial, historic) and name.strip():
            names.setdefault(place, []).append((preferred != "1", name))
    ordered = {
        place: [name for _, name in sorted(found, key=lambda n: n[0])] for place, found in names.items()
    }
    return ordered, wikidata


def _lines(path: Path, on_progress: Callable[[int], None] | None) -> Iterator[tuple[int, list[str]]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if on_progress is not None and number % _REPORT_EVERY == 0:
                on_progress(number)
            try:
                text = line.decode("utf-8").rstrip("\r\n")
            except UnicodeDecodeError as error:
                raise BrokenLineError(f"{path.name}, line {number}: not UTF-8") from error
            if text:
                yield number, text.split("\t")


def _place(fields: list[str], where: str) -> GeoName:
    try:
        latitude, longitude = float(fields[4]), float(fields[5])
    except ValueError as error:
        raise BrokenLineError(f"{where}: {error}") from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise BrokenLineError(f"{where}: {latitude} {longitude} is not on Earth")
    country = fields[8].upper()
    if country and not is_country_code(country):
        raise BrokenLineError(f"{where}: the country code is {fields[8]!r}")
    return GeoName(
        id=_whole(fields[0], where),
        english=(fields[2] or fields[1]).strip(),
        names=tuple(name for name in fields[3].split(",") if name),
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        kind=KINDS.get(fields[7], ""),
        country=country,
        population=_whole(fields[14] or "0", where),
    )


def _whole(field: str, where: str) -> int:
    if not (field.isascii() and field.isdigit()):
        raise BrokenLineError(f"{where}: {field!r} is no whole number")
    return int(field)
