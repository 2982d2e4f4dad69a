import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.suggest.camel import prepare
from annotations.suggest.keys import name_key, without_marks, word_key
from annotations.suggest.lexicon import spelling
from newsreader.arabic.folding import fold_name, fold_text

# Before the first import of camel-tools, else it asks the network.
prepare()
from camel_tools.utils.charsets import AR_DIAC_CHARSET, AR_LETTERS_CHARSET  # noqa: E402 - see above
from camel_tools.utils.dediac import dediac_ar  # noqa: E402 - see above
from camel_tools.utils.normalize import (  # noqa: E402 - see above
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
    normalize_unicode,
)

SETTLED = "أإآٱاىية"
LETTERS = "".join(sorted(AR_LETTERS_CHARSET))
MARKS = "".join(sorted(AR_DIAC_CHARSET))
# Hamza above and below, a presentation form, a ligature, tatweel, Persian letters, digits, Latin, a control.
OTHERS = "\u0654\u0655ﻻﺔﷲـکیۀ٢۳Aé\u0301\u200f -«"
arabic = st.text(alphabet=st.sampled_from(LETTERS + MARKS), max_size=30)
anything = st.text(alphabet=st.sampled_from(LETTERS + MARKS + OTHERS), max_size=30) | st.text(max_size=20)


@given(arabic)
def test_camel_tools_and_the_folding_agree_where_both_speak(text):
    camels = dediac_ar(text)
    for step in (normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar):
        camels = step(camels)
    theirs = camels.replace("ؤ", "و").replace("ئ", "ي").replace("ـ", "")
    assert fold_text(text) == theirs


@given(anything)
def test_a_word_key_is_the_folded_word(text):
    assert word_key(text) == fold_text(text)


@given(anything)
def test_a_name_key_is_the_folded_name(text):
    assert name_key(text) == fold_name(text)


@given(anything)
def test_marks_are_taken_off_as_the_lexicon_does(text):
    assert without_marks(text) == spelling.without_marks(text)


@pytest.mark.parametrize("letter", SETTLED)
def test_the_forms_of_a_letter_have_one_key(letter):
    for form in ("NFC", "NFD"):
        assert word_key(unicodedata.normalize(form, letter)) == fold_text(letter)
    assert fold_text(normalize_unicode(letter)) == word_key(letter)
