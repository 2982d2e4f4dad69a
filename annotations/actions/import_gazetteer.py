"""Places of a GeoNames dump into the database and into the installation's own gazetteer file."""

import os
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db import transaction

from annotations.actions.geonames import GeoName, read_geonames, read_names
from annotations.actions.load_gazetteer import Loaded, store_places
from annotations.suggest import gazetteer
from annotations.suggest.gazetteer import GazetteerEntry
from annotations.suggest.keys import word_key

# The letters of Arabic; Persian and Urdu names have others.
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652\u0640 ()-]+")
# Within so many degrees a place of the same name and country is the same place.
_SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the lines that were asked for: `places` in the database, those without an Arabic name,
    those that the gazetteer has already.
    """

    places: Loaded
    without_arabic_name: int
    known: int


def import_gazetteer(
    path: Path,
    target: Path,
    *,
    names: Path | None = None,
    countries: Collection[str] = (),
    minimum_population: int = 0,
    on_progress: Callable[[int], None] | None = None,
) -> Imported:
    """Read a dump's places with an Arabic name into the Place table and into `target`, which the suggester
    reads beside its own gazetteer.

    Without `names`, an alternateNamesV2.txt, the names in Arabic letters of the dump itself are taken. All or
    nothing: a broken line leaves table and file as they were. A second call changes nothing; one with
    another dump adds to the file. Raises BrokenLineError, OSError, ValueError (a broken `target`).
    """
    rows = list(
        read_geonames(
            path, countries=countries, minimum_population=minimum_population, on_progress=on_progress
        )
    )
    arabic: dict[int, list[str]] = {}
    wikidata: dict[int, str] = {}
    if names is not None:
        arabic, wikidata = read_names(names, {row.id for row in rows}, on_progress)
    known = _Known(gazetteer.read())
    made: list[GazetteerEntry] = []
    nameless = repeated = 0
    # Of a town and its district the town, of two the larger one.
    rows.sort(key=lambda row: (row.kind == "region", -row.population, row.id))
    for row in rows:
        spellings = _spellings(arabic.get(row.id, []) if names is not None else row.names)
        if not spellings:
            nameless += 1
            continue
        entry = _entry(row, spellings, wikidata.get(row.id, ""))
        if known.has(entry):
            repeated += 1
            continue
        known.add(entry)
        made.append(entry)
    earlier = {entry.key: entry for entry in gazetteer.read(target)} if target.exists() else {}
    together = earlier | {entry.key: entry for entry in made}
    with transaction.atomic():
        loaded = store_places(made)
        _write(target, sorted(together.values(), key=lambda entry: entry.key))
    gazetteer.forget()
    return Imported(loaded, nameless, repeated)


class _Known:
    """Places found by country, name and nearness."""

    def __init__(self, entries: Iterable[GazetteerEntry]) -> None:
        self._places: dict[tuple[str, str], list[GazetteerEntry]] = {}
        self._countries: set[str] = set()
        for entry in entries:
            self.add(entry)

    def add(self, entry: GazetteerEntry) -> None:
        if entry.kind == "country":
            self._countries.add(entry.country)
        for name in entry.names:
            self._places.setdefault((entry.country, word_key(name)), []).append(entry)

    def has(self, entry: GazetteerEntry) -> bool:
        if entry.kind == "country" and entry.country in self._countries:
            return True
        return any(
            abs(entry.latitude - other.latitude) <= _SAME_PLACE
            and abs(entry.longitude - other.longitude) <= _SAME_PLACE
            for other in self._places.get((entry.country, word_key(entry.name)), [])
        )


def _spellings(names: Iterable[str]) -> list[str]:
    """The names in Arabic letters, one for each folded spelling, without what stands in parentheses."""
    found: dict[str, str] = {}
    for name in names:
        plain = " ".join(re.sub(r"\(.*?\)", " ", name).split())
        if plain and _ARABIC.fullmatch(plain) and word_key(plain).strip(" -"):
            found.setdefault(word_key(plain), plain)
    return list(found.values())


def _entry(row: GeoName, spellings: list[str], wikidata: str) -> GazetteerEntry:
    # A name of one word is often a word of the language too, most of all a small town's.
    sure = row.kind in ("country", "capital")
    one_word = () if sure else tuple(name for name in spellings if " " not in name)
    return GazetteerEntry(
        key=f"geonames-{row.id}",
        name=spellings[0],
        variants=tuple(spellings[1:]),
        name_en=row.english,
        country=row.country,
        kind=row.kind,
        latitude=row.latitude,
        longitude=row.longitude,
        wikidata=wikidata if re.fullmatch(r"Q[1-9]\d*", wikidata) else "",
        also_word=one_word,
        also_place=(),
    )


def _write(target: Path, entries: list[GazetteerEntry]) -> None:
    """The file anew, in one step: a reader sees the old one or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=target.parent, prefix=target.name, delete=False
    ) as file:
        try:
            file.write("\t".join(gazetteer.COLUMNS) + "\n")
            file.writelines(gazetteer.line_of(entry) for entry in entries)
            file.close()
            os.replace(file.name, target)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
