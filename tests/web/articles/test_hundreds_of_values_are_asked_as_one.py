"""`__among` finds what `__in` finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from newsreader.articles.models import Article, TextVersion
from tests.factories import make_article


class AmongTest(TestCase):
    def setUp(self) -> None:
        for number in range(4):
            make_article(f"نص {number}.", url=f"https://news.example/{number}")

    @settings(max_examples=30, deadline=None)
    @given(st.lists(st.integers(0, 9), max_size=9))
    def test_of_texts_bytes_numbers_and_keys(self, numbers: list[int]) -> None:
        urls = [f"https://news.example/{number}" for number in numbers]
        found = Article.objects.filter(url__among=urls)
        assert set(found) == set(Article.objects.filter(url__in=urls))
        keys = [article.pk for article in found]
        of_key = TextVersion.objects.filter(article__among=keys)
        assert set(of_key) == set(TextVersion.objects.filter(article__in=keys))
        hashes = [bytes(version.content_hash) for version in of_key]
        assert set(TextVersion.objects.filter(content_hash__among=hashes)) == set(of_key)
        assert set(TextVersion.objects.filter(article__url__among=urls)) == set(of_key)


@pytest.mark.django_db
def test_it_is_one_parameter_however_many() -> None:
    sql, parameters = Article.objects.filter(url__among=["a", "b"]).query.sql_with_params()
    assert "= ANY(%s::text[])" in sql
    assert parameters == (["a", "b"],)
