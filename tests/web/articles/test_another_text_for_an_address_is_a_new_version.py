import pytest

from newsreader.articles.importing import Summary
from newsreader.articles.models import Article
from tests.web.articles.importing import incoming, run

pytestmark = pytest.mark.django_db
URL = "https://example.org/1"


def versions():
    return list(Article.objects.get().versions.values_list("number", "text", "is_current"))


def test_the_new_text_is_the_current_one_and_the_old_one_stays():
    run(incoming("قديم", url=URL))
    assert run(incoming("جديد", url=URL, title="عنوان جديد"))[0] == Summary(versions=1)
    assert versions() == [(1, "قديم", False), (2, "جديد", True)]
    assert Article.objects.get().title == "عنوان جديد"


def test_several_texts_in_one_import_are_versions_in_their_order():
    texts = [incoming(text, url=URL) for text in ("أول", "ثان", "أول", "ثالث")]
    assert run(*texts)[0] == Summary(new=1, versions=2, known=1)
    assert versions() == [(1, "أول", False), (2, "ثان", False), (3, "ثالث", True)]
    assert run(*texts)[0] == Summary(known=4)


def test_a_title_made_of_first_words_replaces_no_given_one():
    run(incoming("قديم", url=URL))
    run(incoming("جديد", url=URL, title="جديد", titled=False))
    assert Article.objects.get().title == "عنوان"
