import io

import pytest
from django.core.management import CommandError, call_command

from newsreader.articles.models import Article
from tests.web.corpus.articles import reviewed_article

pytestmark = pytest.mark.django_db


def set_rights(*arguments: str) -> str:
    out = io.StringIO()
    call_command("set_rights", *arguments, stdout=out)
    return out.getvalue()


def kept() -> list[tuple[str, str]]:
    return list(Article.objects.order_by("pk").values_list("rights", "licence"))


def test_of_articles_by_their_numbers_with_their_licence():
    articles = [reviewed_article(seed) for seed in range(2)]
    assert "texts of 1 article:" in set_rights("open", str(articles[1].pk), "--licence", "CC-BY-4.0")
    assert kept() == [("unknown", ""), ("open", "CC-BY-4.0")]
    set_rights("closed", str(articles[1].pk))
    assert kept() == [("unknown", ""), ("closed", "CC-BY-4.0")]


def test_of_all_articles_of_an_outlet():
    reviewed_article(0, outlet="جريدة الضفتين")
    reviewed_article(1, outlet="منصة السهل")
    assert "texts of 1 article:" in set_rights("open", "--outlet", "جريدة الضفتين")
    assert kept() == [("open", ""), ("unknown", "")]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("open", "NUMBER", "999999"), "no article 999999"),
        (("open", "--outlet", "لا أحد"), "no outlet لا أحد"),
        (("open",), "numbers of articles or --outlet"),
        (("open", "NUMBER", "--outlet", "جريدة"), "numbers of articles or --outlet"),
    ],
)
def test_of_none_where_something_is_not_there(arguments, why):
    article = reviewed_article(0)
    with pytest.raises(CommandError, match=why):
        set_rights(*(argument.replace("NUMBER", str(article.pk)) for argument in arguments))
    assert kept() == [("unknown", "")]
