import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.scheme import check_document, marks_of
from annotations.suggest import suggest
from newsreader.arabic.folding import fold, fold_text

PIECES = [
    "وقال", "قال", "أضاف", "وأشار إلى", "مؤكدا", "قائلا", "بين", "وبين", "دعا إلى", "أن", "إن", "بأن", "إنه",
    "الوزير", "وزير الصحة", "خالد منصور", "المتحدث", "وزارة الصحة", "مصادر", "بيان", "الشيخ", "بن", "عبد",
    "في", "الأردن", "للأردن", "وبالقاهرة", "مطار", "مدينة", "قرية", "نعمي", "بحسب", "وفقا ل", "ضرورة", "رفضه",
    "«", "»", '"', "“", "”", "‘", "’", "‹", "'", ":", "،", ".", "؟", "...", "(", ")", "[", "\n", "\n\n", "-",
    "محمّدٌ", "قالَ", "ـ", "\u064e", "\u0301", "\u200f", "\u202b", "\u200d", "👍🏽", "\ud800", "3.5", "٢٠١٥",
    "a", "د.",
]  # fmt: skip
news = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "", " "])), max_size=60).map(
    lambda parts: "".join(piece + space for piece, space in parts)
)


@settings(max_examples=400, deadline=None)
@given(news | st.text(max_size=60))
def test_suggestions_obey_the_scheme(text):
    document = suggest(text)
    assert document.text == text
    assert check_document(document) == []
    for _, mark in marks_of(document):
        assert mark.why is not None
        assert mark.why.rule
        assert 0 < mark.why.confidence < 1


@settings(max_examples=200, deadline=None)
@given(news)
def test_spans_are_found_again_through_the_folded_text(text):
    folded = fold(text)
    for _, mark in marks_of(suggest(text)):
        inside = [at for at, start in enumerate(folded.starts[:-1]) if mark.start <= start < mark.end]
        assert inside
        start, end = folded.original(inside[0], inside[-1] + 1)
        assert mark.start <= start < end <= mark.end
        assert fold_text(text[start:end]) == fold_text(text[mark.start : mark.end])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "no Arabic at all.",
        "«»\"“”‘’'" * 50,
        "\u202b\u202e\u2066",
        "\ud800\udc00",
        "👍🏽👨‍👩‍👧",
        "ًٌٍَُ",
        "ـــ",
        "." * 500,
    ],
)
def test_hostile_texts_get_a_document(text):
    document = suggest(text)
    assert document.text == text
    assert check_document(document) == []


def test_ids_are_numbered_by_layer():
    document = suggest("قال وزير الصحة خالد منصور إن العمل انتهى في الأردن.")
    assert [m.id for m in (*document.quotes, *document.speakers, *document.cues)] == ["q1", "s1", "c1"]
    assert document.quotes[0].speakers[0].mention == "s1"
    assert document.entities[0].name == "خالد منصور"
