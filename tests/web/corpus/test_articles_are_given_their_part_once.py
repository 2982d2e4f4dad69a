from collections import Counter

import pytest
from django.db import DatabaseError, transaction

from annotations.actions.errors import Refused
from annotations.actions.give_parts import give_parts, keep_for_people
from annotations.actions.suggest_article import suggest_article
from annotations.corpus.splits import Split
from annotations.models import CorpusPart, Mark
from annotations.queries.untouched import untouched_texts
from tests.factories import make_article, make_mark, make_set, version_of
from tests.web.corpus.articles import a_text, reviewed_article

pytestmark = pytest.mark.django_db


def parts() -> dict[int, str]:
    return dict(CorpusPart.objects.values_list("article", "part"))


def test_each_outlet_is_in_every_part_in_the_same_shares():
    for seed in range(20):
        reviewed_article(seed, outlet="جريدة الساحل")
        reviewed_article(1000 + seed, outlet="وكالة النهر")
    assert give_parts() == {Split.TRAIN: 32, Split.DEV: 4, Split.TEST: 4}
    by_outlet = Counter(CorpusPart.objects.values_list("article__source__name", "part"))
    assert by_outlet["جريدة الساحل", "test"] == by_outlet["وكالة النهر", "test"] == 2


def test_an_article_never_moves_when_others_come():
    for seed in range(10):
        reviewed_article(seed)
    give_parts()
    before = parts()
    for seed in range(10, 30):
        reviewed_article(seed - 100)
    assert give_parts().total() == 20
    assert {article: part for article, part in parts().items() if article in before} == before
    assert Counter(parts().values()) == {"train": 24, "dev": 3, "test": 3}


def test_the_database_lets_none_move():
    reviewed_article(1)
    give_parts()
    with pytest.raises(DatabaseError, match="never leaves"), transaction.atomic():
        CorpusPart.objects.update(part="test")


def test_near_copies_of_other_outlets_share_a_part_now_and_later():
    stories = [reviewed_article(seed) for seed in range(10)]
    give_parts()
    copies = [
        reviewed_article(100 + seed, outlet=f"جريدة {seed}", text=a_text(seed)[: len(a_text(seed)) * 2 // 3])
        for seed in range(10)
    ]
    give_parts()
    of = parts()
    assert [of[copy.pk] for copy in copies] == [of[story.pk] for story in stories]
    family = CorpusPart.objects.get(article=copies[0]).family
    assert family == stories[0].pk


def test_what_is_near_to_two_parts_is_left_out():
    stories = [reviewed_article(seed) for seed in range(10)]
    give_parts()
    of = parts()
    one = next(n for n, story in enumerate(stories) if of[story.pk] == "train")
    other = next(n for n, story in enumerate(stories) if of[story.pk] == "test")
    both = reviewed_article(50, text=a_text(one) + "\n" + a_text(other))
    assert give_parts() == {Split.LEFT_OUT: 1}
    assert parts()[both.pk] == "left-out"


def test_only_reviewed_articles_get_one():
    make_article(a_text(1))
    assert give_parts().total() == 0


def test_articles_kept_for_people_are_of_test_and_get_no_suggestions():
    article = make_article("قال خالد منصور إن الطريق إلى إربد ستفتح غدا.")
    assert keep_for_people([article.pk]) == 1
    assert CorpusPart.objects.get(article=article).without_suggestions
    suggest_article(version_of(article))
    assert not Mark.objects.filter(set__version__article=article).exists()
    assert not untouched_texts().filter(article=article).exists()


@pytest.mark.parametrize("kind", ["suggestions", "shared"])
def test_an_article_with_marks_is_not_kept_for_people(kind):
    fresh, marked = make_article(a_text(1)), make_article("إربد " + a_text(2))
    of = make_set(marked, kind=kind)
    make_mark(of, "place", "إربد")
    with pytest.raises(Refused, match=str(marked.pk)):
        keep_for_people([fresh.pk, marked.pk])
    assert not CorpusPart.objects.exists()


def test_an_article_that_is_not_there_is_named():
    with pytest.raises(Refused, match="4711"):
        keep_for_people([4711])


def test_a_copy_of_an_article_in_train_is_not_kept_for_people():
    stories = [reviewed_article(seed) for seed in range(10)]
    give_parts()
    trained = next(n for n, story in enumerate(stories) if parts()[story.pk] == "train")
    copy = make_article(a_text(trained), outlet="وكالة النهر")
    with pytest.raises(Refused, match="near-copy"):
        keep_for_people([copy.pk])
    assert not CorpusPart.objects.filter(article=copy).exists()
