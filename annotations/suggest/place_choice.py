"""Which of the places with one name is meant: by the word before, by the article's other places and
nationalities.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise

from annotations.suggest.found import Candidate, Found
from annotations.suggest.layout import Layout
from annotations.suggest.nationalities import country_of
from annotations.suggest.rule_names import PlaceRule
from annotations.suggest.tokens import WORD
from annotations.suggest.words import COMMAS

# How often a name that is a word too must stand where places do to be one without another of its country.
_OFTEN = 2
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


def supported(layout: Layout, found: list[Found]) -> list[Found]:
    """Without the places whose name is a common word, where only a preposition spoke for the place and the
    article names nothing else of its country: في الداخلية.
    """
    unsure = [place for place in found if not place.sure]
    if not unsure:
        return found
    sure = [place for place in found if place.sure]
    named = set(_evidence(layout, sure))
    named |= {candidate.entry.country for place in sure for candidate in place.candidates}
    keys = {candidate.entry.key for place in sure for candidate in place.candidates}
    kept = []
    again = Counter(place.name for place in unsure if not place.name.startswith("ال"))
    for place in found:
        if not place.sure and again[place.name] < _OFTEN:
            place.candidates = tuple(
                c
                for c in place.candidates
                if c.entry.key in keys or c.entry.country in named or not c.entry.country
            )
        if place.sure or place.candidates:
            kept.append(place)
    for place in kept:
        if place.candidates and place.key not in {c.entry.key for c in place.candidates}:
            place.name, place.key = place.candidates[0].entry.name, place.candidates[0].entry.key
    return kept


def choose_places(layout: Layout, found: list[Found]) -> None:
    """Settle the key, name, start, rule and share of every place in `found` that has several candidates.

    First the word before a name is asked, then the countries that the rest of the article names: by its
    other places, those just settled too, and by nationalities. Linear in the text.
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
    listed = _joined_to_countries(layout, found)
    for place in open_ones:
        scores = []
        for candidate in place.candidates:
            score = _PRIOR + _spoken_for(candidate.entry.country, place.first, evidence)
            # In a list of places the و joins the next one: الرياض وجدة.
            score += _LISTED * (candidate.offset > 0 and place.first in ends)
            score += _LISTED * (candidate.entry.kind == "country" and place.first in listed)
            scores.append(score * score)
        best = max(range(len(scores)), key=scores.__getitem__)
        rule: PlaceRule = "gazetteer-ambiguous" if scores[best] == min(scores) else "gazetteer-by-context"
        _settle(layout, place, place.candidates[best], scores[best] / sum(scores), rule)


def _joined_to_countries(layout: Layout, found: list[Found]) -> set[int]:
    """The first tokens of places that a comma or و joins to a country: السعودية والكويت وعمان."""
    joined: set[int] = set()
    for one, other in pairwise(found):
        between = layout.tokens[one.last : other.first]
        comma = len(between) == 1 and between[0].form.text in COMMAS
        if not comma and (between or not layout.tokens[other.first].form.conjunction):
            continue
        for place, beside in ((one, other), (other, one)):
            if len(beside.candidates) == 1 and beside.candidates[0].entry.kind == "country":
                joined.add(place.first)
    return joined


def _settle(
    layout: Layout,
    place: Found,
    chosen: Candidate,
    share: float,
    rule: PlaceRule = "gazetteer-by-context",
) -> None:
    place.candidates = (chosen,)
    place.name, place.key, place.share = chosen.entry.name, chosen.entry.key, share
    place.start = layout.tokens[place.first].start + chosen.offset
    if place.rule == "gazetteer":
        place.rule = rule


def _of_the_kind(layout: Layout, place: Found) -> tuple[Candidate, ...]:
    """The candidates of the kind that the word before the name tells; all of them where it tells none."""
    at = place.first - 1
    # العاصمة الأردنية عمان
    if at > 0 and country_of(layout.tokens[at].form.stem):
        at -= 1
    before = layout.tokens[at].form if at >= 0 else None
    if before is None or before.kind != WORD:
        return place.candidates
    for kind in _KINDS.get(before.stem.removeprefix("ال"), ()):
        fitting = tuple(c for c in place.candidates if c.entry.kind == kind)
        if fitting:
            return fitting
    return place.candidates


def _evidence(layout: Layout, found: list[Found]) -> dict[str, list[int]]:
    """Where the article names each country for sure: the token indices, in order."""
    within: set[int] = set()
    named: dict[str, list[int]] = {}
    for place in found:
        within.update(range(place.first, place.last))
        if len(place.candidates) == 1 and place.candidates[0].entry.country:
            named.setdefault(place.candidates[0].entry.country, []).append(place.first)
    for at, token in enumerate(layout.tokens):
        if token.form.kind == WORD and at not in within and (country := country_of(token.form.stem)):
            named.setdefault(country, []).append(at)
    for indices in named.values():
        indices.sort()
    return named


def _spoken_for(country: str, first: int, evidence: dict[str, list[int]]) -> float:
    """How much speaks for a country at a token: every time it is named, the near ones more."""
    places = evidence.get(country, [])
    near = places[bisect_left(places, first - _NEAR) : bisect_right(places, first + _NEAR)]
    return len(places) + sum((_NEAREST - 1.0) * (1 - abs(at - first) / _NEAR) for at in near)
