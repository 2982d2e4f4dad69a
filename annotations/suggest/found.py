"""A place found in the text, and which places it may be. Offsets of the text, token indices."""

from dataclasses import dataclass

from annotations.suggest.gazetteer import GazetteerEntry
from annotations.suggest.rule_names import PlaceRule


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant: its name begins at `offset` in the first token and ends before `last`."""

    entry: GazetteerEntry
    offset: int
    last: int


@dataclass(slots=True)
class Found:
    """A place in the text: offsets, the token range, its name as the gazetteer has it, its key or None."""

    start: int
    end: int
    first: int
    last: int
    name: str
    key: str | None
    rule: PlaceRule
    # The places that may be meant, and how sure it is that `key` is the one: between 0 and 1.
    candidates: tuple[Candidate, ...] = ()
    share: float = 1.0
    # Whether its own words and neighbours are enough; else the article must speak for its country.
    sure: bool = True
