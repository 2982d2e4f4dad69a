"""The part of a text around a place, cut into tokens: what is cut once is kept for the next place nearby."""

from functools import lru_cache

from annotations.suggest.layout import Layout, lay_out

_STEP = 4000


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the part around the code points ``[start, end)`` of a text begins and ends, at white space: up to
    12,000 of them beside a longer span, the same for places nearby.
    """
    begin = max(0, (start // _STEP - 1) * _STEP)
    stop = min(len(text), (end // _STEP + 2) * _STEP)
    if begin:
        line = text.find("\n", begin, start)
        begin = line + 1 if line >= 0 else text.find(" ", begin, start) + 1 or start
    if stop < len(text):
        line = max(text.rfind("\n", end, stop), text.rfind(" ", end, stop))
        stop = line if line >= 0 else end
    return begin, stop


@lru_cache(maxsize=16)
def laid_out(text: str) -> Layout:
    """A text cut up; of the last sixteen that were asked for no second time."""
    return lay_out(text)
