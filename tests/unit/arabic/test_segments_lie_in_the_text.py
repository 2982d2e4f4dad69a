from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotations.scheme import parts_a_letter
from newsreader.arabic import segments

LETTERS = 'ابتود. ؟!…«»"()\n \u0651\u064e\u0301ـ1.5\u200f👍🏽\ud800'
texts = st.text(alphabet=st.sampled_from(LETTERS), max_size=80) | st.text(max_size=40)


@given(texts)
def test_segments_lie_in_the_text(text):
    for cut in (segments.paragraphs, segments.sentences, segments.words):
        spans = cut(text)
        assert spans == sorted(spans)
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert not text[start].isspace()
            assert not text[end - 1].isspace()


@given(texts)
def test_no_word_ends_inside_a_letter(text):
    for start, end in segments.words(text):
        assert (
            not parts_a_letter(text, end)
            or text[end] == "\u200d"
            or "\U0001f3fb" <= text[end] <= "\U0001f3ff"
        )
        assert not text[start:end].isspace()


@given(texts)
def test_paragraphs_hold_every_visible_letter(text):
    kept = "".join(text[a:b] for a, b in segments.paragraphs(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(texts)
def test_sentences_hold_every_visible_letter(text):
    kept = "".join(text[a:b] for a, b in segments.sentences(text))
    assert "".join(kept.split()) == "".join(text.split())
