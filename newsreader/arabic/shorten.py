"""A text made short enough to quote, cut between words."""

ELLIPSIS = "…"
# What looks lost before an ellipsis.
_DANGLING = "،؛:,;.- "


def shorten(text: str, length: int) -> str:
    """The text on one line, its first `length` code points at most and an ellipsis where it is longer.

    It is cut between words; only a first word that is too long itself is cut within.
    """
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    # With one more code point a word that just fits is seen to end.
    kept = words[: length + 1].rpartition(" ")[0].rstrip(_DANGLING)
    return (kept or words[:length]) + ELLIPSIS


def shorten_middle(text: str, length: int) -> str:
    """The text on one line without the middle of one that is longer than `length` code points, cut
    between words."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    half = length // 2
    head = words[: half + 1].rpartition(" ")[0] or words[:half]
    tail = words[-half - 1 :].partition(" ")[2] or words[-half:]
    return f"{head} {ELLIPSIS} {tail}"
