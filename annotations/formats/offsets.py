"""Code points and UTF-16 units: the one place where offsets of formats that count units are converted."""

from bisect import bisect_left

from annotations.formats.errors import FormatError
from annotations.formats.wording import _


class Units:
    """Converts the offsets of one text. An emoji, as every sign above U+FFFF, is two units."""

    def __init__(self, text: str) -> None:
        self.pairs = [at for at, character in enumerate(text) if character > "\uffff"]
        # Where, in units, the second half of each pair stands.
        self.halves = [at + before + 1 for before, at in enumerate(self.pairs)]
        self.length = len(text) + len(self.pairs)

    def of(self, position: int) -> int:
        """The offset in UTF-16 units of an offset in code points."""
        return position + bisect_left(self.pairs, position)

    def back(self, unit: int) -> int:
        """The opposite. Raises FormatError for an offset outside the text or inside a pair."""
        if not 0 <= unit <= self.length:
            raise FormatError(
                _("{at} is outside the text of {length} UTF-16 units", at=unit, length=self.length)
            )
        before = bisect_left(self.halves, unit)
        if before < len(self.halves) and self.halves[before] == unit:
            raise FormatError(_("{at} parts the two UTF-16 units of one sign", at=unit))
        return unit - before

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span in code points of one in units. Raises FormatError as `back`, or where it is empty."""
        start, end = self.back(first), self.back(last)
        if start >= end:
            raise FormatError(_("{span} is empty", span=f"[{first}, {last})"))
        return start, end
