"""A reviewer sends a file, sees what would come of it, and takes it over or not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from annotations.models import Decision, Mark
from newsreader.articles.models import Article
from newsreader.intake.models import Upload
from tests.factories import make_article, make_editor
from tests.web.importing.documents import TEXT, document

ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture
def send(client, chief, written):
    client.force_login(chief)

    def post(*documents, format_name="brat", name="corpus.zip", **options):
        data = written(format_name, *documents).read_bytes()
        values = {
            "file": SimpleUploadedFile(name, data),
            "format": format_name,
            "into": "marks",
            **options,
        }
        return client.post(reverse("intake-annotations"), values, follow=True, **ENGLISH)

    return post


def test_a_file_is_tried_and_then_taken_over(send, client):
    article = make_article(TEXT)
    page = send(document())
    assert "5 marks" in page.text
    assert article.title in page.text
    assert not Decision.objects.exists()
    assert Upload.objects.get().name == "corpus.zip"
    done = client.post(page.redirect_chain[-1][0], {"format": "brat", "into": "marks"}, **ENGLISH)
    assert "were taken over" in done.text
    assert Mark.objects.count() == 5
    assert Decision.objects.get().changes[-1]["file"] == "corpus.zip"
    assert not Upload.objects.exists()


def test_faults_are_shown_with_the_choice_to_leave_them_out(send, client):
    make_article(TEXT)
    other = document("نص آخر. " + TEXT, "b")
    page = send(document(), other)
    assert "1 fault in" in page.text
    assert "<bdi>document b</bdi>:" in page.text
    assert "No article has this text." in page.text
    assert "Take the marks" not in page.text
    address = page.redirect_chain[-1][0].partition("?")[0]
    chosen = {"format": "brat", "into": "marks"}
    assert client.post(address, chosen, **ENGLISH).status_code == 422
    assert not Mark.objects.exists()
    again = client.get(address, {**chosen, "skip_faulty": "on"}, **ENGLISH)
    assert "Take the marks of 1 article over" in again.text
    assert 'name="skip_faulty" value="on"' in again.text
    client.post(address, {**chosen, "skip_faulty": "on"}, **ENGLISH)
    assert Mark.objects.count() == 5


def test_what_would_be_new_is_named_and_not_made(send):
    page = send(document(name="their number 5"), new_articles="on")
    assert "1 new article" in page.text
    assert "their number 5" in page.text
    assert not Article.objects.exists()


def test_a_dropped_file_is_gone(send, client):
    page = send(document())
    address = page.redirect_chain[-1][0]
    assert client.post(address, {"drop": "yes"})["Location"] == reverse("intake-annotations")
    assert not Upload.objects.exists()
    assert client.get(address)["Location"] == reverse("intake-annotations")


def test_annotators_are_refused_and_not_led_there(client, db):
    client.force_login(make_editor())
    assert client.get(reverse("intake-annotations")).status_code == 403
    assert reverse("intake-annotations") not in client.get(reverse("intake")).text


def test_the_end_of_the_name_tells_the_format(send):
    make_article(TEXT)
    assert "5 marks" in send(document(), format="", name="corpus.brat.zip").text


def test_a_name_that_tells_no_format_is_asked_about(send):
    page = send(document(), format="")
    assert page.status_code == 422
    assert "The file&#x27;s name does not tell its format: choose it." in page.text
    assert not Upload.objects.exists()


def test_where_nothing_can_be_taken_over_a_sentence_says_so(send):
    page = send(document())
    assert "There is nothing in this file that can be taken over." in page.text
    assert "0 marks" not in page.text
