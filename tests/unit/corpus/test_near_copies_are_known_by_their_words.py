import random

from hypothesis import given
from hypothesis import strategies as st

from annotations.corpus.near_copies import NEAR, Sketch, containment, sketch_of

WORDS = [f"كلمة{number}" for number in range(5000)]


def a_text(seed: int, length: int = 400) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)  # noqa: S311 - the same every time


def test_a_copy_that_is_cut_is_near_and_another_text_is_not():
    story, other = a_text(1), a_text(2)
    assert containment(sketch_of(" ".join(story)), sketch_of(" ".join(story[:150]))) > NEAR
    assert containment(sketch_of(" ".join(story)), sketch_of(" ".join(other))) == 0


def test_spelling_vowel_marks_and_digits_do_not_tell_copies_apart():
    one = "أعلنت وزارة الصحة في إربد اليوم أنها ستفتح 12 مركزا جديدا قبل نهاية السنة في المحافظة"
    other = "اعلنت وزارة الصحّة في اربد اليوم انها ستفتح ١٢ مركزًا جديدًا قبل نهاية السنه في المحافظه"
    assert containment(sketch_of(one), sketch_of(other)) == 1


def test_a_text_without_words_is_near_to_nothing():
    assert sketch_of("… !") == Sketch((), 0)
    assert containment(Sketch((), 0), Sketch((), 0)) == 0


@given(st.integers(0, 10**6), st.integers(0, 400))
def test_the_estimate_is_close_to_the_share_that_was_copied(seed, copied):
    story = a_text(seed)
    copy = [*story[:copied], *a_text(seed + 1, 400 - copied)]
    share = max(0, copied - 4) / 396
    # Five standard errors of a sample of 64 and the conversion of resemblance into containment.
    assert abs(containment(sketch_of(" ".join(story)), sketch_of(" ".join(copy))) - share) < 0.35


@given(st.lists(st.integers(0, 2**64 - 1), unique=True, max_size=64))
def test_a_sketch_is_kept_as_bytes_and_comes_back(hashes):
    sketch = Sketch(tuple(sorted(hashes)), len(hashes))
    assert Sketch.from_bytes(sketch.to_bytes(), sketch.shingles) == sketch
