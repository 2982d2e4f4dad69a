import hashlib

import pytest

from newsreader.articles.importing import Summary
from newsreader.articles.models import Article, Source, TextVersion
from tests.web.articles.importing import DATE, incoming, run

pytestmark = pytest.mark.django_db
URL = "https://example.org/1"


def test_an_article_is_kept_with_all_that_is_known_of_it():
    summary, _ = run(incoming(url=URL, outlet="الميناء", published_at=DATE, external_id="a1"))
    assert summary == Summary(new=1)
    article = Article.objects.get()
    assert (article.url, article.title, article.source.name) == (URL, "عنوان", "الميناء")
    assert (article.published_at, article.external_id, article.content_key) == (DATE, "a1", None)
    version = article.versions.get()
    assert (version.number, version.is_current, version.text) == (1, True, "قال الناطق إن الطريق مفتوحة.")
    assert bytes(version.content_hash) == hashlib.sha256(version.text.encode()).digest()


@pytest.mark.parametrize("url", [URL, None])
def test_the_same_article_in_one_import_or_in_two_is_one(url):
    assert run(incoming(url=url), incoming(url=url))[0] == Summary(new=1, known=1)
    assert run(incoming(url=url))[0] == Summary(known=1)
    assert (Article.objects.count(), TextVersion.objects.count()) == (1, 1)


def test_two_texts_without_address_are_two_articles():
    assert run(incoming("خبر"), incoming("خبر آخر"))[0] == Summary(new=2)


def test_one_text_under_two_addresses_is_two_articles():
    assert run(incoming(url=URL), incoming(url=URL + "2"))[0] == Summary(new=2)


def test_an_article_without_outlet_has_none_and_an_outlet_is_kept_once():
    run(incoming("أ"), incoming("ب", outlet="الميناء"), incoming("ج", outlet="الميناء"))
    assert Article.objects.filter(source=None).count() == 1
    assert Source.objects.get().articles.count() == 2
