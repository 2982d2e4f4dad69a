import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.actions.near_copies import Joining, with_near_copies
from annotations.corpus.near_copies import FORMULA, NEAR, containment, sketch_of
from annotations.models import CorpusPart
from tests.factories import make_article
from tests.web.corpus.articles import a_text

pytestmark = pytest.mark.django_db


def joining(article: int, text: str) -> Joining:
    return Joining(article, "جريدة الساحل", sketch_of(text))


def near(*texts: str) -> list[list[int]]:
    """Of each text the places of its near-copies."""
    articles = [joining(place, text) for place, text in enumerate(texts)]
    return [sorted(numbers) for _, numbers in with_near_copies(articles)]


def test_a_copy_that_is_cut_is_near_and_another_text_is_not():
    story, other = a_text(1, 400), a_text(2, 400)
    assert near(story, other, story[: len(story) // 3], a_text(3, 400)) == [[], [], [0], []]


def test_what_has_its_part_already_is_known():
    article = make_article(a_text(1))
    sketch = sketch_of(a_text(1))
    CorpusPart.objects.create(
        article=article, part="dev", family=article.pk, sketch=sketch.to_bytes(), shingles=sketch.shingles
    )
    [(_, found)] = with_near_copies([joining(article.pk + 1, a_text(1) + " " + a_text(2, 20))])
    assert found == [article.pk]


def test_articles_come_back_as_they_were_given():
    articles = [joining(number, text) for number, text in ((9, a_text(1)), (7, ""), (8, "قال\tلا\\"))]
    assert [one for one, _ in with_near_copies(articles)] == articles


def test_what_stands_in_very_many_texts_makes_no_copies():
    line = "للمزيد من الأخبار تابعونا على الصفحة"
    found = near(*[line] * (FORMULA + 3))
    assert found[FORMULA] == list(range(FORMULA))
    assert found[FORMULA + 1 :] == [[], []]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_none_is_found_but_what_comparing_all_with_all_finds(seed):
    chance = random.Random(seed)  # noqa: S311 - the same every time
    stories = [a_text(seed + number, chance.randint(3, 90)).split() for number in range(4)]
    texts = []
    for _ in range(12):
        one, other = chance.sample(stories, 2)
        texts.append(" ".join(one[: chance.randint(0, 90)] + other[chance.randint(0, 90) :]))
    sketches = [sketch_of(text) for text in texts]
    assert near(*texts) == [
        [
            earlier
            for earlier in range(place)
            if set(sketches[earlier].hashes) & set(sketch.hashes)
            and containment(sketch, sketches[earlier]) >= NEAR
        ]
        for place, sketch in enumerate(sketches)
    ]
