"""A reviewer sends a file, sees what would come of it, and takes it over or not."""

import json
import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from annotations.formats import jsonl
from annotations.models import AnnotationSet, Decision, Mark
from newsreader.articles.models import Article
from newsreader.intake import forms_of_annotations
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
    assert "document <bdi>b</bdi>:" in page.text
    assert "No article has this text." in page.text
    assert "Take the marks" not in page.text
    assert "choose “Leave articles with a fault out, take the others”" in page.text
    address = page.redirect_chain[-1][0].partition("?")[0]
    chosen = {"format": "brat", "into": "marks"}
    assert client.post(address, chosen, **ENGLISH).status_code == 422
    assert not Mark.objects.exists()
    again = client.get(address, {**chosen, "skip_faulty": "on"}, **ENGLISH)
    assert "Take the marks of 1 article over" in again.text
    assert re.search(r'name="skip_faulty"[^>]* checked', again.text)
    client.post(address, {**chosen, "skip_faulty": "on"}, **ENGLISH)
    assert Mark.objects.count() == 5


def test_on_an_arabic_page_faults_are_arabic_and_what_they_quote_stands_apart(client, chief):
    client.force_login(chief)
    row = json.loads(jsonl.write_document(document()))
    row["quotes"][0]["kind"] = "loud"
    row["text"] = "\x00"
    lines = [json.dumps(row), "{", jsonl.write_document(document("\x00" + TEXT, "b")).decode()]
    file = SimpleUploadedFile("مدونة.jsonl", "\n".join(lines).encode())
    chosen = {"file": file, "into": "marks"}
    page = client.post(reverse("intake-annotations"), chosen, follow=True, headers={"accept-language": "ar"})
    told = page.text[page.text.index('<ul class="refusals">') :].partition("</ul>")[0]
    assert "<b>السطر 1</b>" in told
    assert "لا تستقيم صيغة JSON من العمود 2" in told
    assert "الوثيقة <bdi>b</bdi>:" in told
    assert "لا يمكن حفظ نصها: " in told
    said = re.sub(r"<[^>]*>|&quot;|JSON|NUL", "", re.sub(r"<(bdi|code|b) dir=.*?</\1>", "", told))
    assert not re.search("[A-Za-z]{2}", said)


def test_a_file_that_is_too_large_goes_by_the_command_which_the_page_shows(send, monkeypatch):
    monkeypatch.setattr(forms_of_annotations, "MOST_BYTES", 10)
    page = send(document())
    assert page.status_code == 422
    assert "The file is larger than 50 megabytes: import it by the command." in page.text
    shown = re.sub("</?span>", "", page.text)
    assert "manage.py import_annotations FILE --format FORMAT --user NAME" in shown
    assert not Upload.objects.exists()


def test_what_would_be_new_is_named_and_not_made(send):
    page = send(document(name="their number 5"), new_articles="on")
    assert "1 new article" in page.text
    assert "their number 5" in page.text
    titled = send(document(title="افتتاح الطريق"), new_articles="on")
    assert "افتتاح الطريق" in titled.text
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


def test_what_was_not_looked_over_is_not_taken_over(send, client):
    make_article(TEXT)
    page = send(document())
    address = page.redirect_chain[-1][0].partition("?")[0]
    tried = re.search(r'name="tried" value="([^"]*)"', page.text).group(1).replace("&amp;", "&")
    chosen = {"format": "brat", "into": "marks", "reviewed": "on"}
    answer = client.post(address, {**chosen, "tried": tried}, follow=True, **ENGLISH)
    assert "Nothing was taken yet" in answer.text
    assert re.search(r'name="reviewed"[^>]* checked', answer.text)
    assert not Mark.objects.exists()
    client.post(address, {**chosen, "tried": answer.redirect_chain[-1][0].partition("?")[2]}, **ENGLISH)
    assert AnnotationSet.objects.get(kind="shared").state == "reviewed"


def test_a_choice_is_tried_without_being_taken(send, client):
    make_article(TEXT)
    address = send(document()).redirect_chain[-1][0].partition("?")[0]
    answer = client.post(address, {"format": "brat", "into": "suggestions", "try": "yes"}, **ENGLISH)
    assert answer["Location"] == f"{address}?format=brat&into=suggestions"
    assert not Mark.objects.exists()


def test_who_brings_independent_marks_is_told_what_that_shuts(send):
    make_article(TEXT)
    assert "you see your own marks alone" in send(document(), into="independent").text
    assert "you see your own marks alone" not in send(document()).text


def test_another_text_is_named_before_what_follows_from_it(send):
    make_article(TEXT)
    other = document("ا" + TEXT, "b")
    other.cues[0] = replace(other.cues[0], end=other.cues[0].end + 1)
    page = send(other)
    assert page.text.index("No article has this text.") < page.text.index("does not begin or end")
