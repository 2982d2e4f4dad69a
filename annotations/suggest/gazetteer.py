"""The gazetteer: named places with their spellings, and the longest of them at a position of a text."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotations.suggest.keys import word_key
from newsreader.arabic.spelling import distance

FILE = Path(__file__).parent / "data" / "gazetteer.tsv"
COLUMNS = (
    "key",
    "name",
    "variants",
    "name_en",
    "country",
    "kind",
    "latitude",
    "longitude",
    "wikidata",
    "also_word",
    "also_place",
)
# Of places with one name the more prominent kind comes first: طرابلس is Libya's capital, then Lebanon's city.
_PROMINENCE = {"country": 0, "capital": 1, "city": 2, "region": 3}


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One place. `country` is ISO 3166-1 alpha-2, "" for seas and continents; degrees north and east.

    also_word: those of its names that are words or people's names too (صور, فاس, عرفات): need context.
    also_place: those that are another place's name too (طرابلس, الكونغو).
    """

    key: str
    name: str
    variants: tuple[str, ...]
    name_en: str
    country: str
    kind: str
    latitude: float
    longitude: float
    wikidata: str
    also_word: tuple[str, ...]
    also_place: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its variants."""
        return (self.name, *self.variants)

    @property
    def ambiguous(self) -> bool:
        """Whether any of its names needs context."""
        return bool(self.also_word or self.also_place)

    @property
    def imported(self) -> bool:
        """Whether it came from a GeoNames dump."""
        return self.key.startswith("geonames-")

    def needs_context(self, folded: str) -> bool:
        """Whether the folded name by which it was found is a common word or a person's name too."""
        return any(word_key(name) == folded for name in self.also_word)


class Gazetteer:
    """All places, found by key or by the folded words of a text."""

    def __init__(self, entries: Sequence[GazetteerEntry]) -> None:
        self.entries = tuple(entries)
        self._by_key = {entry.key: entry for entry in self.entries}
        self._by_words: dict[str, list[GazetteerEntry]] = {}
        self._longest: dict[str, int] = {}
        # One folding of all names together: a call for each would take most of the loading time.
        names = [(entry, name) for entry in self.entries for name in entry.names]
        folded = word_key("\n".join(name for _, name in names)).split("\n") if names else []
        for (entry, _), words in zip(names, folded, strict=True):
            places = self._by_words.setdefault(words, [])
            if entry not in places:
                places.append(entry)
            first, length = words.split(" ", 1)[0], words.count(" ") + 1
            self._longest[first] = max(length, self._longest.get(first, 0))
        # How much a country is in the news: how many of its places are here.
        known = Counter(entry.country for entry in self.entries if not entry.imported)
        for places in self._by_words.values():
            if len(places) > 1:
                places.sort(key=lambda e: (e.imported, _PROMINENCE.get(e.kind, 9), -known[e.country], e.key))

    def by_key(self, key: str) -> GazetteerEntry | None:
        """The place of that key, or None."""
        return self._by_key.get(key)

    def begins(self, word: str) -> bool:
        """Whether a place's name begins with that folded word."""
        return word in self._longest

    def longest_match(self, words: Sequence[str], at: int) -> tuple[int, tuple[GazetteerEntry, ...]] | None:
        """The places whose name takes the most words from position `at`, with how many words, or None.

        Of several places of that name the most prominent comes first.
        `words` are folded, the one at `at` without its proclitics and with its article whole.
        """
        for length in range(min(self._longest.get(words[at], 0), len(words) - at), 0, -1):
            places = self._by_words.get(" ".join(words[at : at + length]))
            if places:
                return length, tuple(places)
        return None


def nearest_spelt(entries: Sequence[GazetteerEntry], written: str) -> tuple[GazetteerEntry, ...]:
    """Of places with one folded name those whose own spelling is nearest to the one written, in their order.

    عمّان leaves Amman, عُمان Oman, bare letters both.
    """
    written = " ".join(written.split())
    key = word_key(written)
    far = []
    for entry in entries:
        distances = [distance(written, name) for name in entry.names if word_key(name) == key]
        far.append(min(distances, default=0))
    least = min(far, default=0)
    return tuple(entry for entry, one in zip(entries, far, strict=True) if one == least)


def read(path: Path = FILE) -> list[GazetteerEntry]:
    """The entries of a gazetteer file, in its order. Raises ValueError with the line that cannot be read."""
    entries = []
    with path.open(encoding="utf-8") as file:
        if file.readline().rstrip("\n").split("\t") != list(COLUMNS):
            raise ValueError(f"{path.name}: the first line must name the columns {' '.join(COLUMNS)}")
        for number, line in enumerate(file, start=2):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != len(COLUMNS):
                raise ValueError(f"{path.name}, line {number}: {len(fields)} columns, not {len(COLUMNS)}")
            key, name, variants, english, country, kind, latitude, longitude, wikidata, words, places = fields
            try:
                degrees = float(latitude), float(longitude)
            except ValueError as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error
            entries.append(
                GazetteerEntry(
                    key,
                    name,
                    _names(variants),
                    english,
                    country,
                    kind,
                    *degrees,
                    wikidata,
                    _names(words),
                    _names(places),
                )
            )
    return entries


def _names(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()


def line_of(entry: GazetteerEntry) -> str:
    """The entry's line of a gazetteer file, as `read` reads it."""
    fields = (
        entry.key,
        entry.name,
        "|".join(entry.variants),
        entry.name_en,
        entry.country,
        entry.kind,
        str(entry.latitude),
        str(entry.longitude),
        entry.wikidata,
        "|".join(entry.also_word),
        "|".join(entry.also_place),
    )
    return "\t".join(" ".join(field.split()) for field in fields) + "\n"


@cache
def load() -> Gazetteer:
    """The gazetteer of the project with the installation's own file, read once.

    NEWSREADER_GAZETTEER names that file; without it, or where there is none yet, the project's is all. Of two
    entries with one key the installation's counts. Raises ValueError with the line that cannot be read.
    """
    entries = {entry.key: entry for entry in read()}
    own = os.environ.get("NEWSREADER_GAZETTEER")
    if own and Path(own).exists():
        entries |= {entry.key: entry for entry in read(Path(own))}
    return Gazetteer(list(entries.values()))


def forget() -> None:
    """Let the next `load` read the files anew. What others derived from them stays until the process ends."""
    load.cache_clear()
