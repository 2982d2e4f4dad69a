import pytest

from newsreader.arabic.reading_time import WORDS_A_MINUTE, reading_minutes


@pytest.mark.parametrize(
    ("words", "minutes"),
    [(0, 0), (1, 1), (WORDS_A_MINUTE, 1), (WORDS_A_MINUTE + 1, 2), (400, 3), (1000, 8)],
)
def test_every_minute_begun_counts(words: int, minutes: int) -> None:
    assert reading_minutes(" ".join(["خبر"] * words)) == minutes


def test_only_what_spaces_part_is_a_word() -> None:
    assert reading_minutes(" \n\n ") == 0
    assert reading_minutes("\n".join(["خبر"] * WORDS_A_MINUTE) + "\n\n") == 1
