from collections import Counter

import pytest

from annotations.corpus.splits import Split, split_of_next


@pytest.mark.parametrize("outlet", ["", "جريدة الساحل", "وكالة النهر", "Gazette"])
@pytest.mark.parametrize("begin", [0, 3, 47])
def test_any_ten_in_a_row_are_eight_one_and_one(outlet, begin):
    row = Counter(split_of_next(outlet, before) for before in range(begin, begin + 10))
    assert row == {Split.TRAIN: 8, Split.DEV: 1, Split.TEST: 1}


def test_outlets_of_one_article_are_not_all_in_train():
    firsts = Counter(split_of_next(f"outlet {number}", 0) for number in range(1000))
    assert 700 < firsts[Split.TRAIN] < 900
    assert firsts[Split.DEV] > 50
    assert firsts[Split.TEST] > 50
