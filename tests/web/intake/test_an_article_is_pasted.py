from typing import Any

import pytest
from django.urls import reverse

from annotations.models import AnnotationSet
from newsreader.articles.models import Article, TextVersion
from tests.factories import make_article
from tests.web.intake.pages import SAID

PASTE = reverse("intake")


def pasted(client: Any, **values: str) -> Any:
    return client.post(PASTE, {"text": SAID, **values})


def test_what_is_pasted_is_an_article_with_suggestions(desk_client) -> None:
    answer = pasted(
        desk_client,
        title="  طريق   إربد ",
        outlet="جريدة التجربة",
        date="2026-01-14T10:30",
        url="https://News.example/a?utm_source=x#top",
        text=f"{SAID}\r\n\r\nوسنبقى.",
    )
    article = Article.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == article.get_absolute_url()
    assert article.title == "طريق إربد"
    assert article.source.name == "جريدة التجربة"
    assert article.url == "https://news.example/a"
    assert article.published_at.isoformat() == "2026-01-14T10:30:00+00:00"
    version = TextVersion.objects.get()
    assert version.text == f"{SAID}\n\nوسنبقى."
    suggestions = AnnotationSet.objects.get(version=version, kind="suggestions")
    assert {mark.layer for mark in suggestions.marks.all()} == {"quote", "speaker", "cue", "place"}
    assert SAID[:20] in desk_client.get(article.get_absolute_url()).content.decode()


def test_the_text_alone_is_enough(desk_client) -> None:
    pasted(desk_client)
    article = Article.objects.get()
    assert (article.url, article.source, article.published_at) == (None, None, None)
    assert article.title.startswith("قال الناطق باسم")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("text", "", "This field is required."),
        ("text", " \n ", "There is no text."),
        ("text", "قال\0", "Null characters are not allowed."),
        ("date", "yesterday", "This is no date: &#x27;yesterday&#x27;"),
        ("date", "1447-07-25T10:00", "This is no year from 1500 to 2200"),
        ("url", "news.example/a", "An address must begin with http:// or https://."),
        ("url", "ftp://news.example/a", "An address must begin with http:// or https://."),
        ("url", "https://user:word@news.example/", "An address with a user name in it is not fetched"),
        ("title", "ع" * 2001, "This is longer than 2000 characters."),
        ("outlet", "ع" * 651, "This is longer than 650 characters."),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(desk_client, field: str, value: str, said: str) -> None:
    answer = pasted(desk_client, **{"title": "طريق إربد", field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert list(answer.context["form"].errors) == [field]
    # Nothing that was written is lost.
    assert "طريق إربد" in page or field == "title"
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a",
        "http://news.example/a",
        "https://NEWS.example/a/",
        "https://news.example/a#x",
    ],
)
def test_an_article_of_the_address_is_named_and_linked_not_doubled(desk_client, address: str) -> None:
    known = make_article("نص آخر.", title="خبر معروف", url="https://news.example/a")
    answer = pasted(desk_client, url=address)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This article is there already" in page
    assert f'href="{known.get_absolute_url()}"' in page
    assert "خبر معروف" in page
    assert SAID in page
    assert TextVersion.objects.count() == 1


def test_so_is_one_of_the_same_text(desk_client) -> None:
    known = make_article(SAID, title="خبر معروف")
    answer = pasted(desk_client, url="https://news.example/other")
    assert answer.status_code == 409
    assert known.get_absolute_url() in answer.content.decode()
    assert Article.objects.count() == 1


def test_of_an_outlet_that_is_known_there_is_one(desk_client) -> None:
    make_article("نص آخر.", outlet="جريدة التجربة")
    assert '<option value="جريدة التجربة">' in desk_client.get(PASTE).content.decode()
    pasted(desk_client, outlet="جريدة التجربة ")
    assert len({article.source_id for article in Article.objects.all()}) == 1
