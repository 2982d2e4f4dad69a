import pytest
from django.urls import reverse
from django.utils import translation

from annotations.actions.suggest_article import suggest_article
from annotations.models import Decision, Mark
from tests.factories import make_article, make_editor, make_set, make_user, version_of

pytestmark = pytest.mark.django_db

TEXT = "وقال وزير النقل خالد منصور إن الطريق ستفتح غدا في إربد."
EMPTY = "No suggestions were made for this article yet."


def page_of(client, article) -> str:
    with translation.override("en"):
        return client.get(article.get_absolute_url(), headers={"accept-language": "en"}).content.decode()


def test_the_page_says_so_and_the_button_makes_them(client):
    client.force_login(make_editor())
    article = make_article(TEXT)
    address = reverse("article-suggest", args=[article.pk])
    page = page_of(client, article)
    assert EMPTY in page
    assert f'action="{address}"' in page
    assert "manage.py suggest --all" in page
    answer = client.post(address)
    assert answer.status_code == 303
    assert answer["Location"].startswith(article.get_absolute_url())
    assert Mark.objects.filter(set__version__article=article, status="undecided").exists()
    assert [decision.action for decision in Decision.objects.all()] == ["suggest"]
    page = page_of(client, article)
    assert EMPTY not in page
    assert address not in page


def test_the_button_pressed_twice_is_pressed_once(client):
    client.force_login(make_editor())
    article = make_article(TEXT)
    for _ in range(2):
        assert client.post(reverse("article-suggest", args=[article.pk])).status_code == 303
    assert Decision.objects.count() == 1


def test_an_article_in_which_nothing_was_found_is_not_said_to_wait(client):
    client.force_login(make_editor())
    article = make_article("جو بارد.")
    suggest_article(version_of(article))
    assert not Mark.objects.exists()
    assert EMPTY not in page_of(client, article)


def test_a_reviewed_article_does_not_wait_for_suggestions(client):
    client.force_login(make_editor())
    article = make_article(TEXT)
    make_set(article, state="reviewed")
    assert EMPTY not in page_of(client, article)


def test_a_reader_is_told_but_gets_no_button(client, settings):
    settings.PUBLIC_READING = "all"
    article = make_article(TEXT)
    page = page_of(client, article)
    assert EMPTY in page
    assert "<form" not in page.partition('id="reading"')[2]


def test_a_reader_s_post_is_refused(client):
    client.force_login(make_user("reader"))
    article = make_article(TEXT)
    assert client.post(reverse("article-suggest", args=[article.pk])).status_code == 403
    assert not Mark.objects.exists()


def test_the_list_says_it_too(client):
    client.force_login(make_editor())
    article = make_article(TEXT)
    with translation.override("en"):
        said = client.get("/", headers={"accept-language": "en"}).content.decode()
        assert "no suggestions yet" in said
        assert "0 quotes" not in said
        suggest_article(version_of(article))
        assert "no suggestions yet" not in client.get("/", headers={"accept-language": "en"}).content.decode()
