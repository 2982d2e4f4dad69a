"""Notes that would run more than two lines below their paragraph stand under it, side by side."""

from typing import Any

import pytest

from annotations.queries import reading_parts


@pytest.mark.parametrize(
    ("lines", "notes", "crowded"), [(1, 2, False), (1, 3, True), (2, 3, False), (2, 4, True)]
)
def test_how_many_notes_crowd_so_many_lines(lines: int, notes: int, crowded: bool) -> None:
    length = lines * reading_parts.LINE_LENGTH
    some: list[Any] = [None] * notes
    row = reading_parts.Row(0, length, "ن" * length, list, [], some)
    assert row.crowded == crowded
