import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.arabic.shorten import shorten, shorten_middle


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (17, "فتحت الطريق…"),
        (18, "فتحت الطريق، اليوم"),
        (12, "فتحت الطريق…"),
        (11, "فتحت…"),
        (4, "فتحت…"),
        (2, "فت…"),
    ],
)
def test_it_ends_with_a_whole_word(length, expected):
    assert shorten("فتحت  الطريق،\nاليوم", length) == expected


texts = st.lists(st.text(st.sampled_from("ابتث"), min_size=1, max_size=8), min_size=1, max_size=30)


@given(texts, st.integers(8, 60))
def test_no_word_of_it_is_cut(words, length):
    kept = shorten(" ".join(words), length).removesuffix("…").split()
    assert kept == words[: len(kept)]
    assert sum(map(len, kept)) + len(kept) - 1 <= length


@given(texts, st.integers(16, 60))
def test_no_word_is_cut_where_the_middle_is_left_out(words, length):
    head, _, tail = shorten_middle(" ".join(words), length).partition(" … ")
    assert head.split() == words[: len(head.split())]
    assert tail.split() == words[len(words) - len(tail.split()) :]
