import itertools

from hypothesis import given
from hypothesis import strategies as st

from newsreader.arabic.folding import fold_text
from newsreader.arabic.occurrences import Strictness, occurrences

WORD, CLITICS, LETTERS = Strictness.WORD, Strictness.CLITICS, Strictness.LETTERS
TEXT = (
    "زار القاهرة 😀 ثم عاد إلى القاهـــرة وبالقاهرة، والقاهِرَة وللقاهرة. قاهرة المعز 👩\u200d🔧 "
    "في القاهرة\u200f،\n"
    "و«القاهرة» للقاهرة والقاهريون القاهرة"
)


def found(text: str, words: str, how: Strictness, nth: int = 0) -> list[str]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return [text[a:b] for a, b in occurrences(text, start, start + len(words), how)]


def test_a_whole_word_with_any_vowel_marks_and_tatweel():
    assert found(TEXT, "القاهرة", WORD) == ["القاهرة", "القاهـــرة", "القاهرة", "القاهرة", "القاهرة"]


def test_with_clitics_the_span_begins_behind_them():
    spans = found(TEXT, "القاهرة", CLITICS)
    assert spans == [
        "القاهرة", "القاهـــرة", "القاهرة", "القاهِرَة", "لقاهرة", "القاهرة", "القاهرة", "لقاهرة", "القاهرة",
    ]  # fmt: skip


def test_any_letters_are_found_inside_of_words():
    assert found("مصر والمصريون ومِصْرُ 🙂 ومـصر", "مصر", LETTERS) == ["مصر", "مصر", "مِصْرُ", "مـصر"]


def test_what_follows_a_lam_is_the_name_with_its_article():
    text = "وصل للأردن أمس. زار الأردن ولبنان، ثم للبنان"
    assert found(text, "لأردن", CLITICS) == ["لأردن", "الأردن"]
    assert found(text, "لبنان", CLITICS, nth=1) == ["لبنان", "لبنان"]


def test_names_of_several_words_stay_in_their_line():
    text = "خالد  منصور، وخالد منصور. خالد\nمنصور ولخالد\u00a0منصور 2 Delta"
    assert found(text, "خالد منصور", CLITICS) == ["خالد  منصور", "خالد منصور", "خالد\u00a0منصور"]


def test_latin_names_and_digits():
    text = "شركة Delta 24 وDelta 24 وdelta ٢٤ وDelta 245"
    assert found(text, "Delta 24", CLITICS) == ["Delta 24", "Delta 24", "delta ٢٤"]


def test_what_has_no_letter_is_found_nowhere():
    assert occurrences("أ ، ب ،", 2, 3, LETTERS) == []


letters = st.text(alphabet="القاهرةوبكلف ـَِّ\u200c\u200f😀\n«»a1", min_size=1, max_size=60)


@given(text=letters, data=st.data(), how=st.sampled_from(Strictness))
def test_hits_say_the_same_and_never_overlap(text, data, how):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    spans = occurrences(text, start, end, how)
    assert spans == sorted(spans)
    assert all(a < b <= c for (a, b), (c, _) in itertools.pairwise(spans))
    if spans:
        assert (start, end) in spans
    name = "".join(fold_text(text[start:end]).split())
    for a, b in spans:
        said = "".join(fold_text(text[a:b]).split())
        assert said in name or name in said or said == "ا" + name
