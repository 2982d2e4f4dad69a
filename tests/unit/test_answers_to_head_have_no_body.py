import io

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from newsreader.without_body import without_body


def answered(response, method: str = "HEAD"):
    return without_body(lambda _request: response)(RequestFactory().generic(method, "/"))


def test_of_a_page_the_headers_stay():
    answer = answered(HttpResponse("مقال", headers={"Content-Length": "8"}))
    assert (answer.content, answer["Content-Length"]) == (b"", "8")
    assert answered(HttpResponse("مقال"), "GET").content


def test_a_file_is_not_sent_and_is_closed_in_the_end():
    file = io.BytesIO(b"whole")
    answer = answered(FileResponse(file, filename="a.txt"))
    assert b"".join(answer.streaming_content) == b""
    assert answer["Content-Length"] == "5"
    # What Django closes at the answer's end; closing it here would end the database's connection too.
    assert file.close in answer._resource_closers


def test_nothing_puts_a_body_back():
    assert settings.MIDDLEWARE[0] == "newsreader.without_body.without_body"
