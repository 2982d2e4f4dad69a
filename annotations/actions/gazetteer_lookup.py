"""What the gazetteer says of some words."""

from newsreader.arabic.folding import fold_text


def only_entry(words: str) -> str | None:
    """The key of the one entry that is called so; None where there is none, or several."""
    # Imported at the first place: reading the gazetteer takes a moment.
    from annotations.suggest.gazetteer import load

    folded = [fold_text(word) for word in words.split()]
    if not folded:
        return None
    match = load().longest_match(folded, 0)
    if match is None or match[0] != len(folded) or len(match[1]) != 1:
        return None
    return match[1][0].key
