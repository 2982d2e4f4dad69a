from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.rendering.pieces import Span, cut

TEXTS = st.text(alphabet="ابت ـَّ«»\nx😀", max_size=80)


@st.composite
def marked_texts(draw):
    text = draw(TEXTS)
    breaks = draw(st.lists(st.integers(0, len(text)), max_size=8))
    edges = sorted({0, *breaks, len(text)})
    stretches = [(a, b) for a, b in pairwise(edges) if draw(st.booleans())]
    spans = []
    if text:
        for number in range(draw(st.integers(0, 12))):
            start = draw(st.integers(0, len(text) - 1))
            spans.append(Span(start, draw(st.integers(start + 1, len(text))), number))
    return text, stretches, spans


@given(marked_texts())
def test_pieces_of_a_stretch_join_to_its_text(marked):
    text, stretches, spans = marked
    rows = cut(text, stretches, spans)
    assert ["".join(piece.text for piece in row) for row in rows] == [text[a:b] for a, b in stretches]
    for (start, end), row in zip(stretches, rows, strict=True):
        assert [piece.start for piece in row] == [start, *(piece.end for piece in row[:-1])][: len(row)]
        assert row[-1].end == end
        assert all(piece.text == text[piece.start : piece.end] != "" for piece in row)


@given(marked_texts())
def test_each_piece_names_exactly_the_marks_that_cover_it(marked):
    text, stretches, spans = marked
    for row in cut(text, stretches, spans):
        for piece in row:
            covering = {s.id for s in spans if s.start <= piece.start and piece.end <= s.end}
            touching = {s.id for s in spans if s.start < piece.end and piece.start < s.end}
            assert set(piece.marks) == covering == touching
            assert len(piece.marks) == len(covering)


@given(marked_texts())
def test_each_mark_opens_once_in_its_first_shown_piece(marked):
    text, stretches, spans = marked
    pieces = [piece for row in cut(text, stretches, spans) for piece in row]
    for span in spans:
        shown = [piece.start for piece in pieces if span.id in piece.marks]
        opened = [piece.start for piece in pieces if span.id in piece.opens]
        assert opened == shown[:1]


def test_longer_marks_come_before_the_shorter_inside_them():
    [[first, second, third]] = cut("قال إن إربد", [(0, 11)], [Span(7, 11, 1), Span(4, 11, 2)])
    assert (first.marks, second.marks, third.marks) == ([], [2], [2, 1])
    assert third.text == "إربد"


def test_a_boundary_in_mid_word_cuts_there():
    [pieces] = cut("وبالقاهرة", [(0, 9)], [Span(2, 9, 7)])
    assert [(piece.text, piece.marks) for piece in pieces] == [("وب", []), ("القاهرة", [7])]


@pytest.mark.parametrize("span", [Span(2, 2, 1), Span(-1, 2, 1), Span(0, 4, 1)])
def test_a_span_that_is_empty_or_outside_is_refused(span):
    with pytest.raises(ValueError, match="mark 1"):
        cut("ابت", [(0, 3)], [span])
