import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.articles.importing.incoming import RefusedError, clean_text
from newsreader.articles.models.text_version import MAX_TEXT_LENGTH

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(
    lambda text: text.replace("\ufeff", "").strip()
)


@given(TEXTS)
def test_a_sound_text_is_nfc_has_lf_line_ends_and_no_mark_before_it(text):
    clean = clean_text(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert "\r" not in clean
    assert not clean.startswith("\ufeff")
    assert clean_text(clean) == clean


def test_nothing_else_is_changed():
    text = "  «عُمان»\u200c ـــ عمّان 🌞\u00a0\n\n\n\tوبالقاهرة \ufeff \n"
    assert clean_text(text) == text


def test_line_ends_become_lf():
    assert clean_text("\ufeffأول\r\nثان\r\rثالث\n") == "أول\nثان\n\nثالث\n"


def test_letters_are_composed():
    assert clean_text("ا\u0653ن") == "آن"


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "\u00a0\u2003"])
def test_an_empty_text_is_refused(text):
    with pytest.raises(RefusedError, match="there is no text"):
        clean_text(text)


def test_a_nul_character_is_refused_with_its_line():
    with pytest.raises(RefusedError, match="NUL") as caught:
        clean_text("أول\r\nثا\0ن")
    assert caught.value.line == 2


def test_half_of_a_surrogate_pair_is_refused():
    with pytest.raises(RefusedError, match="surrogate"):
        clean_text("أول \ud83d")


def test_the_longest_text_is_taken_and_a_longer_one_refused():
    assert len(clean_text("ب" * MAX_TEXT_LENGTH)) == MAX_TEXT_LENGTH
    with pytest.raises(RefusedError, match="longer than 16777215"):
        clean_text("ب" * (MAX_TEXT_LENGTH + 1))
