"""The gazetteer's entries as rows of the database, made when a mark first names them."""

from collections.abc import Iterable

from annotations.models import Place


def places_by_key(keys: Iterable[str]) -> dict[str, int]:
    """The ids of the places with these gazetteer keys; a key that the gazetteer lacks is left out. With a new
    one comes its country, to which its page leads."""
    wanted = {key for key in keys if key and "\0" not in key}
    found = _ids(wanted)
    missing = wanted - set(found)
    entries = _gazetteer_entries(missing)
    if entries:
        # Two requests may need the same place at once; the second finds the first one's row.
        Place.objects.bulk_create(entries, ignore_conflicts=True)
        found |= _ids(missing)
    return found


def _ids(keys: set[str]) -> dict[str, int]:
    places = Place.objects.filter(key__among=keys).order_by()
    return dict(places.values_list("key", "id")) if keys else {}


def _gazetteer_entries(keys: set[str]) -> list[Place]:
    if not keys:
        return []
    # Imported when a place is first missing: reading the gazetteer takes a moment, and most saves need none.
    from annotations.suggest.gazetteer import load

    loaded = load()
    entries = [loaded.by_key(key) for key in sorted(keys)]
    lie_in = {entry.country for entry in entries if entry is not None} - {""}
    entries += [
        e for e in loaded.entries if e.kind == "country" and e.country in lie_in and e.key not in keys
    ]
    return [
        Place(
            key=entry.key,
            name=entry.name,
            name_en=entry.name_en,
            variants=list(entry.variants),
            kind=entry.kind,
            country=entry.country,
            latitude=entry.latitude,
            longitude=entry.longitude,
            wikidata=entry.wikidata,
        )
        for entry in entries
        if entry is not None
    ]
