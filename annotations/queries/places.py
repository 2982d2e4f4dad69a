"""Places of the gazetteer by the beginning of their names."""

from functools import cache
from typing import Any

from annotations.models import Place
from newsreader.arabic.folding import fold_name
from newsreader.arabic.spelling import distance


def places_called(question: str, limit: int = 10) -> list[Any]:
    """The gazetteer's entries one of whose names begins with the folded question, the shortest first.

    Of names with one length those come first whose spelling contradicts the question's the least: عمّان has
    Amman before Oman.
    """
    folded = fold_name(question)
    if not folded:
        return []
    plain = " ".join(question.split())
    matches = [(name, own, entry) for name, own, entry in _names() if name.startswith(folded)]
    matches.sort(key=lambda match: (len(match[0]), distance(plain, match[1])))
    found: dict[str, Any] = {}
    for _, _, entry in matches:
        found.setdefault(entry.key, entry)
        if len(found) == limit:
            break
    return list(found.values())


def namesakes(name: str, limit: int = 20) -> list[Place]:
    """The database's places that have just this name, folded, in either language. A place that any mark names
    is among them, so that nobody who only reads waits for the gazetteer."""
    folded = fold_name(name)
    return list(Place.objects.filter(folded__contains=[folded]).order_by("pk")[:limit]) if folded else []


@cache
def _names() -> list[tuple[str, str, Any]]:
    """Every name folded and as it is, with its entry, the shortest first; read once."""
    # Imported at the first question: reading the gazetteer takes a moment.
    from annotations.suggest.gazetteer import load

    names = [
        (fold_name(name), name, entry)
        for entry in load().entries
        for name in (entry.name, *entry.variants, entry.name_en)
        if name
    ]
    return sorted(names, key=lambda pair: (len(pair[0]), pair[0], pair[2].key))
