import threading
from collections.abc import Iterator

import pytest
from django.utils import translation
from django.utils.translation import gettext

from newsreader.ahead import Ahead


def test_the_items_come_in_their_order_whether_begun_or_not() -> None:
    with Ahead(iter(range(5))) as items:
        found = []
        for item in items:
            found.append(item)
            if item % 2:
                items.begin()
                items.begin()
    assert found == [0, 1, 2, 3, 4]


def test_the_next_one_is_made_by_a_thread_from_begin_on() -> None:
    made = threading.Event()

    def making() -> Iterator[int]:
        yield threading.get_ident()
        made.set()
        yield threading.get_ident()

    with Ahead(making()) as items:
        of = iter(items)
        first = next(of)
        assert not made.is_set()
        items.begin()
        assert made.wait(10)
        assert (first == next(of), first == threading.get_ident()) == (True, False)


def test_what_making_raises_is_raised_where_the_item_is_asked_for() -> None:
    def making() -> Iterator[int]:
        yield 1
        raise ValueError("the second")

    with Ahead(making()) as items:
        of = iter(items)
        assert next(of) == 1
        items.begin()
        with pytest.raises(ValueError, match="the second"):
            next(of)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_making_says_is_in_the_language_of_the_block(language: str) -> None:
    def making() -> Iterator[str]:
        yield gettext("Saturday")

    with translation.override(language), Ahead(making()) as items:
        assert list(items) == [gettext("Saturday")]
