"""What the gazetteer says of some words."""

from newsreader.arabic.folding import fold_text


def only_entry(words: str) -> str | None:
    """The key of the one entry that is called so; None where there is none, or several that are spelt so."""
    # Imported at the first place: reading the gazetteer takes a moment.
    from annotations.suggest.gazetteer import load, nearest_spelt

    folded = [fold_text(word) for word in words.split()]
    if not folded:
        return None
    match = load().longest_match(folded, 0)
    if match is None or match[0] != len(folded):
        return None
    entries = nearest_spelt(match[1], words)
    return entries[0].key if len(entries) == 1 else None
