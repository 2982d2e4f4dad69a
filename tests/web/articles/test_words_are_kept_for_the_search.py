import pytest
from django.db import connection
from django.db.models import F

from newsreader.articles.importing import Incoming, store
from newsreader.articles.models import Article, SearchText
from newsreader.articles.models.search_text import WORDS_COME_IN_MANY
from newsreader.articles.searching import keep_all_words

pytestmark = pytest.mark.django_db


def keep(text: str, title: str = "عنوان", url: str = "https://news.example/1") -> None:
    store([Incoming("file", 1, text, title, True, url)], on_refused=pytest.fail)


def found(question: str) -> list[int]:
    rows = SearchText.objects.extra(where=["vector @@ %s::tsquery"], params=[question])
    return list(rows.values_list("article", flat=True))


def test_of_an_imported_article_with_its_title() -> None:
    keep("قال خالد إن الطريق إلى القاهرة مفتوحة.", "خبر عاجل")
    article = Article.objects.get()
    assert found("'قاهره'") == found("'خبر' <-> 'عاجل'") == found("'طريق' <-> 'الي'") == [article.pk]
    assert found("'الي' <-> 'طريق'") == []
    assert list(SearchText.objects.values_list("when", flat=True)) == [article.created_at]


def test_of_the_current_text_alone() -> None:
    keep("قال خالد.")
    keep("قالت سعاد.")
    assert (found("'خالد'"), len(found("'سعاد'"))) == ([], 1)


def test_of_a_text_of_one_million_letters() -> None:
    keep(" ".join(f"كلمة{number}" for number in range(100_000)))
    assert SearchText.objects.count() == 13
    assert len(found("'كلمه99999'")) == 1


def test_of_a_text_of_many_long_words() -> None:
    keep(" ".join(f"وبال{number:0>30}كلمة" for number in range(20_000)))
    assert SearchText.objects.count() == 4
    assert len(found(f"'{19_999:0>30}كلمه'")) == 1


def test_all_can_be_made_again() -> None:
    keep("قال خالد.")
    rows = list(SearchText.objects.values_list("article", "part", "when", "vector"))
    SearchText.objects.update(vector=F("vector"), when="2001-01-01T00:00Z")
    assert keep_all_words() == 1
    assert list(SearchText.objects.values_list("article", "part", "when", "vector")) == rows


def test_sorted_into_the_index_when_an_import_ends() -> None:
    keep("قال خالد.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('search_text_by_word')")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    "index",
    [
        "search_text_by_word",
        "search_text_reviewed_by_word",
        "listed_quote_by_word",
        "listed_quote_reviewed_by_word",
    ],
)
def test_aside_of_the_index_at_first_as_its_model_says(index: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = %s", [index])
        (options,) = cursor.fetchone()
    said = {"fastupdate": "on", "gin_pending_list_limit": str(WORDS_COME_IN_MANY["gin_pending_list_limit"])}
    assert dict(option.split("=") for option in options) == said
