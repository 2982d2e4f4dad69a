from hypothesis import given
from hypothesis import strategies as st

from newsreader.arabic.folding import fold

LETTERS = 'اأإآبتثؤئىةيوفل مُحَمَّدـ«»"ﻻﷺ٢3\u202b\u200d👨‍👩‍👧\ud800e\u0301\n'
texts = st.text(alphabet=st.sampled_from(LETTERS), max_size=60) | st.text(max_size=30)


@given(texts)
def test_folding_maps_back_to_the_text(text):
    folded = fold(text)
    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    assert folded.starts[-1] == len(text)


@given(texts, st.data())
def test_the_original_of_a_span_folds_to_the_span(text, data):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    original = folded.original(start, end)
    assert 0 <= original[0] <= original[1] <= len(text)
    again = fold(text[slice(*original)]).text
    assert folded.text[start:end] in again
    if start == end:
        assert again == ""


@given(texts)
def test_folding_twice_changes_nothing(text):
    once = fold(text).text
    assert fold(once).text == once
