"""Places of the gazetteer by the beginning of their names."""

from functools import cache
from typing import Any

from newsreader.arabic.folding import fold_name


def places_called(question: str, limit: int = 10) -> list[Any]:
    """The gazetteer's entries one of whose names begins with the folded question, the shortest first."""
    folded = fold_name(question)
    if not folded:
        return []
    found: dict[str, Any] = {}
    for name, entry in _names():
        if name.startswith(folded):
            found.setdefault(entry.key, entry)
            if len(found) == limit:
                break
    return list(found.values())


@cache
def _names() -> list[tuple[str, Any]]:
    """Every folded name with its entry, the shortest first; read once, for the gazetteer never changes."""
    # Imported at the first question: reading the gazetteer takes a moment.
    from annotations.suggest.gazetteer import load

    names = [
        (fold_name(name), entry)
        for entry in load().entries
        for name in (entry.name, *entry.variants, entry.name_en)
        if name
    ]
    return sorted(names, key=lambda pair: (len(pair[0]), pair[0], pair[1].key))
