"""Which of the places with one name is meant: by the word before, by the article's other places and
nationalities.
"""

from typing import TYPE_CHECKING

from annotations.suggest.layout import Layout
from annotations.suggest.nationalities import country_of
from annotations.suggest.tokens import WORD

if TYPE_CHECKING:
    from annotations.suggest.places import Candidate, Found

# The generic word before a name, folded and without its article, and the kinds of places it goes with.
_KINDS = {
    "عاصمه": ("capital",),
    "مدينه": ("capital", "city"),
    "بلده": ("city",),
    "قريه": ("city",),
    "محافظه": ("region", "city"),
    "ولايه": ("region", "city"),
    "اقليم": ("region", "city"),
    "منطقه": ("region", "city"),
    "جهه": ("region",),
    "دوله": ("country",),
    "جمهوريه": ("country",),
    "سلطنه": ("country",),
    "جزيره": ("island",),
    "نهر": ("river",),
}
# Tokens within which another place or nationality counts more, and how much the nearest counts.
_NEAR = 30
_NEAREST = 4.0
# What a candidate has before anything speaks for it.
_PRIOR = 0.5
_LISTED = 4.0


def choose_places(layout: Layout, found: "list[Found]") -> None:
    """Settle the key, name, start, rule and share of every place in `found` that has several candidates.

    First the word before a name is asked, then the countries that the rest of the article names: by its
    other places, those just settled too, and by nationalities. Linear in the text for a given number of
    ambiguous names.
    """
    open_ones = []
    for place in found:
        if len(place.candidates) < 2:
            continue
        fitting = _of_the_kind(layout, place)
        if len(fitting) == 1:
            _settle(layout, place, fitting[0], 1.0)
        else:
            place.candidates = fitting
            open_ones.append(place)
    if not open_ones:
        return
    evidence = _evidence(layout, found)
    ends = {place.last for place in found}
    for place in open_ones:
        scores = []
        for candidate in place.candidates:
            score = _PRIOR + _spoken_for(candidate.entry.country, place.first, evidence)
            # In a list of places the و joins the next one: الرياض وجدة.
            score += _LISTED * (candidate.offset > 0 and place.first in ends)
            scores.append(score)
        best = max(range(len(scores)), key=scores.__getitem__)
        rule = "gazetteer-ambiguous" if scores[best] == min(scores) else "gazetteer-by-context"
        _settle(layout, place, place.candidates[best], scores[best] / sum(scores), rule)


def _settle(
    layout: Layout, place: "Found", chosen: "Candidate", share: float, rule: str = "gazetteer-by-context"
) -> None:
    place.candidates = (chosen,)
    place.name, place.key, place.share = chosen.entry.name, chosen.entry.key, share
    place.start = layout.tokens[place.first].start + chosen.offset
    if place.rule == "gazetteer":
        place.rule = rule


def _of_the_kind(layout: Layout, place: "Found") -> "tuple[Candidate, ...]":
    """The candidates of the kind that the word before the name tells; all of them where it tells none."""
    before = layout.tokens[place.first - 1].form if place.first else None
    if before is None or before.kind != WORD:
        return place.candidates
    for kind in _KINDS.get(before.stem.removeprefix("ال"), ()):
        fitting = tuple(c for c in place.candidates if c.entry.kind == kind)
        if fitting:
            return fitting
    return place.candidates


def _evidence(layout: Layout, found: "list[Found]") -> list[tuple[int, str]]:
    """Where the article names a country for sure: token index and country."""
    named = [
        (place.first, place.candidates[0].entry.country)
        for place in found
        if len(place.candidates) == 1 and place.candidates[0].entry.country
    ]
    within = {k for place in found for k in range(place.first, place.last)}
    for at, token in enumerate(layout.tokens):
        if token.form.kind == WORD and at not in within and (country := country_of(token.form.stem)):
            named.append((at, country))
    return named


def _spoken_for(country: str, first: int, evidence: list[tuple[int, str]]) -> float:
    total = 0.0
    for at, named in evidence:
        if named == country:
            total += 1.0 + (_NEAREST - 1.0) * max(0.0, 1 - abs(at - first) / _NEAR)
    return total
