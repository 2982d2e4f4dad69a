from importlib import import_module

import pytest
from django.db import connection

from annotations.actions.review_article import review_article
from annotations.actions.withdraw_article import allow_import, withdraw_article
from annotations.models import Speaker, WithdrawnPage
from newsreader.articles.importing import Incoming, store
from newsreader.articles.models import Article
from tests.factories import version_of
from tests.web.desk import Desk, make_desk
from tests.web.reader.saying import a_speaker, said_on

TEXT = "قال خالد منصور إن الطريق ستفتح غدا في إربد، وكان الجو باردا."
TITLE = "خالد منصور يعد بفتح الطريق"
ENGLISH = {"accept-language": "en"}
# What none of these pages may say.
WORDS = ("خالد", "منصور", "ستفتح", "يعد")


@pytest.fixture
def desk(db, settings) -> Desk:
    settings.PUBLIC_READING = "reviewed"
    desk = make_desk(TEXT)
    Article.objects.update(title=TITLE)
    desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    review_article(user=desk.user, version=desk.version, rest="reject")
    return desk


@pytest.fixture
def addresses(desk: Desk) -> dict[str, str]:
    """All that leads to the quote or to its speaker, as it was while both were there."""
    quote = desk.shared.marks.get(layer="quote").pk
    speaker = Speaker.objects.get().pk
    return {
        "quote": f"/quotes/{quote}/",
        "bibtex": f"/quotes/{quote}/cite.bib",
        "speaker": f"/speakers/{speaker}/",
        "feed": f"/feeds/speakers/{speaker}.atom",
    }


def withdraw(desk: Desk) -> None:
    withdraw_article(user=None, article=desk.article, reason="بطلب من المصدر")


@pytest.mark.parametrize("signed_in", [False, True])
def test_each_answers_that_it_is_gone(client, desk: Desk, addresses, signed_in: bool) -> None:
    if signed_in:
        client.force_login(desk.user)
    assert {client.get(address).status_code for address in addresses.values()} == {200}
    withdraw(desk)
    for address in addresses.values():
        answer = client.get(address, headers=ENGLISH)
        page = answer.content.decode()
        assert answer.status_code == 410
        assert answer["Content-Type"].startswith("text/html")
        assert "Content-Disposition" not in answer
        assert 'content="noindex"' in page
        assert "withdrawn" in page
        assert not [word for word in WORDS if word in page]


def test_a_quote_s_page_leads_to_the_article_s_notice(client, desk: Desk, addresses) -> None:
    withdraw(desk)
    notice = f'href="{desk.article.get_absolute_url()}"'
    assert notice in client.get(addresses["quote"]).content.decode()
    # Whoever was quoted is not put beside an article by the page that tells that nothing is left.
    assert notice not in client.get(addresses["speaker"]).content.decode()


def test_a_speaker_with_other_quotes_keeps_the_page(client, desk: Desk, addresses) -> None:
    Speaker.objects.update(name="خالد منصور")
    said_on(3, "خالد منصور", "إن الجسر اكتمل")
    withdraw(desk)
    page = client.get(addresses["speaker"])
    assert page.status_code == 200
    assert "الجسر" in page.content.decode()


def test_a_speaker_whom_editors_still_know_is_gone_for_readers(client, desk: Desk, addresses) -> None:
    Speaker.objects.update(wikidata="Q1")
    withdraw(desk)
    assert Speaker.objects.exists()
    assert client.get(addresses["speaker"]).status_code == 410
    client.force_login(desk.user)
    assert client.get(addresses["speaker"]).status_code == 200


def test_the_number_of_one_who_was_merged_says_it_too(client, desk: Desk, addresses) -> None:
    other = a_speaker("أبو وليد")
    Speaker.objects.filter(pk=other.pk).update(merged_into=Speaker.objects.exclude(pk=other.pk).get())
    withdraw(desk)
    assert client.get(f"/speakers/{other.pk}/").status_code == 410


def test_what_was_not_open_is_not_told_of(client, settings, desk: Desk, addresses) -> None:
    withdraw(desk)
    Article.objects.update(visibility="hidden")
    assert {client.get(address).status_code for address in addresses.values()} == {404}
    Article.objects.update(visibility="public")
    settings.PUBLIC_READING = "off"
    assert {client.get(address).status_code for address in addresses.values()} == {404}
    client.force_login(desk.user)
    assert {client.get(address).status_code for address in addresses.values()} == {410}


def test_what_never_was_a_page_is_not_found(client, desk: Desk, addresses) -> None:
    suggested = desk.suggested_quote("وكان الجو باردا", speakers=["البيان"])
    withdraw(desk)
    for address in (f"/quotes/{suggested.pk}/", "/quotes/999999/", "/speakers/999999/"):
        assert client.get(address).status_code == 404


def test_a_new_text_does_not_bring_the_quote_back(client, desk: Desk, addresses, settings) -> None:
    settings.PUBLIC_READING = "all"
    Article.objects.update(url="https://news.example/road", content_key=None)
    withdraw(desk)
    allow_import(user=None, article=desk.article)
    store(
        [Incoming("file", 1, "نص آخر.", "عنوان آخر", True, "https://news.example/road")],
        on_refused=pytest.fail,
    )
    article = Article.objects.get()
    assert article.withdrawn_at is None
    assert version_of(article).text == "نص آخر."
    answer = client.get(addresses["quote"])
    assert answer.status_code == 410
    assert f'href="{article.get_absolute_url()}"' in answer.content.decode()
    Article.objects.update(visibility="hidden")
    assert client.get(addresses["quote"]).status_code == 404


def test_the_log_tells_what_former_withdrawals_took(desk: Desk, addresses) -> None:
    desk.create("place", "إربد")
    desk.delete(desk.create("quote", "وكان الجو باردا", name="البيان"))
    withdraw(desk)
    kept = list(WithdrawnPage.objects.values_list("of", "number", "article"))
    WithdrawnPage.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(import_module("annotations.migrations.0019_withdrawn_pages").FORMER)
    assert list(WithdrawnPage.objects.values_list("of", "number", "article")) == kept
