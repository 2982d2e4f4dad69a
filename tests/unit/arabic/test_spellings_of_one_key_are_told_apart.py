import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.arabic.spelling import distance

# Pairs of spellings with one folded key, as gazetteers have them.
AMMAN, OMAN = "عمّان", "عُمان"


@pytest.mark.parametrize("written", ["عمّان", "عَمّان", "عَمَّان", "عَمّانُ", "عُمّان"])
def test_a_shadda_is_ammans(written):
    assert distance(written, AMMAN) < distance(written, OMAN)


@pytest.mark.parametrize("written", ["عُمان", "عُمَان", "عُمانَ"])
def test_a_damma_alone_is_omans(written):
    assert distance(written, OMAN) < distance(written, AMMAN)


@pytest.mark.parametrize("written", ["عمان", "عمـــان", "عمانَ"])
def test_letters_alone_tell_nothing(written):
    assert distance(written, OMAN) == distance(written, AMMAN)


def test_a_letter_written_in_full_tells():
    assert distance("أبها", "أبها") < distance("أبها", "إبها")
    assert distance("عبره", "عبرة") == distance("عبره", "عبره") == 0
    assert distance("عبرة", "عبرة") < distance("عبرة", "عبره")


@given(st.text(alphabet="ابتمنوةىأإآءؤئ\u064b\u064e\u064f\u0650\u0651\u0652ـ ", max_size=20))
def test_a_spelling_is_nowhere_from_itself(word):
    assert distance(word, word) == 0
