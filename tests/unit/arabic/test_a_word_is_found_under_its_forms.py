import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.arabic.search_terms import asked_form, folded_words, text_forms, words_with_spans
from newsreader.arabic.search_vector import chunks, search_vector


def found(asked: str, text: str) -> bool:
    """Whether a search for one word finds the text."""
    (word,) = folded_words(asked)
    return any(asked_form(word) in text_forms(other) for other in folded_words(text))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("عمان", "في عمّان"),
        ("محادثات", "بدأت المحادثات"),
        ("القاهره", "القاهرة"),
        ("القاهرة", "وبالقاهرة"),
        ("قاهرة", "للقاهرة"),
        ("الأردن", "للأردن"),
        ("للأردن", "الأردن"),
        ("أردن", "والأردن"),
        ("سوريا", "وبسوريا"),
        ("٢٠٢٤", "2024"),
        ("NATO", "nato"),
        ("مسؤول", "مســـؤولٌ"),
        ("وزير", "وزير"),
        ("وزير", "للوزير"),
        ("الوزير", "وزير"),
    ],
)
def test_found(asked: str, text: str) -> None:
    assert found(asked, text)


@pytest.mark.parametrize(
    ("asked", "text"), [("زير", "الوزير"), ("عمان", "عمانيون"), ("وزير", "زير"), ("قال", "مقال")]
)
def test_not_found(asked: str, text: str) -> None:
    assert not found(asked, text)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_every_word_is_found_by_itself_and_stands_where_its_span_says(text: str) -> None:
    spans = list(words_with_spans(text))
    assert [word for word, _, _ in spans] == folded_words(text)
    for word, start, end in spans:
        # One letter may fold to several words, like ¼.
        assert word in folded_words(text[start:end])
        assert asked_form(word) in text_forms(word)


def test_a_vector_has_every_form_at_the_word_s_position() -> None:
    assert search_vector(["والقاهره", "مدينه"], ["s:خالد"]) == (
        "'والقاهره':1 'قاهره':1 'القاهره':1 'مدينه':2 's:خالد'"
    )


def test_a_text_of_many_words_goes_into_several_vectors() -> None:
    assert [len(part) for part in chunks(["كلمه"] * 20_001)] == [8_000, 8_000, 4_121]
    assert list(chunks([])) == [[]]
