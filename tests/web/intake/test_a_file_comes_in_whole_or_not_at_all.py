import json
import re
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from annotations.models import AnnotationSet
from newsreader.articles.models import Article
from tests.factories import make_article
from tests.web.intake.pages import SAID


def uploaded(client: Any, name: str, content: str | bytes, **options: str) -> Any:
    """The answer after a file was sent and taken in as it is shown; the first one where it is refused."""
    data = content.encode() if isinstance(content, str) else content
    sent = client.post(reverse("intake-file"), {"file": SimpleUploadedFile(name, data), **options})
    if sent.status_code != 302:
        return sent
    address, _, query = sent["Location"].partition("?")
    return client.post(address, dict(parse_qsl(query)))


def lines(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_a_text_file_is_an_article(desk_client) -> None:
    answer = uploaded(
        desk_client,
        "خبر.txt",
        f"طريق إربد\n\n{SAID}\n\nجريدة التجربة\n",
        title_first_line="on",
        outlet_last_line="on",
    )
    article = Article.objects.get()
    page = answer.content.decode()
    assert answer.status_code == 200
    assert (article.title, article.source.name) == ("طريق إربد", "جريدة التجربة")
    assert article.versions.get().text == SAID
    assert "1 new article" in page
    assert "خبر.txt" in page
    assert article.get_absolute_url() in page
    assert AnnotationSet.objects.filter(kind="suggestions").count() == 1


def test_json_lines_are_articles_and_come_in_once(desk_client) -> None:
    known = make_article(SAID, title="قديم", url="https://news.example/old")
    content = lines(
        {"text": SAID, "url": "https://news.example/1", "outlet": "جريدة التجربة", "date": "2026-01-14"},
        {"text": f"{SAID} ثانيا.", "url": "https://news.example/2"},
        {"text": f"{SAID} أيضا.", "url": known.url},
    )
    page = uploaded(desk_client, "articles.JSONL", content).content.decode()
    assert "2 new articles" in page
    assert "1 article with a new text" in page
    assert Article.objects.count() == 3
    again = uploaded(desk_client, "articles.jsonl", content).content.decode()
    assert "0 new articles" in again
    assert "3 articles known already" in again
    assert Article.objects.count() == 3


def test_many_articles_are_kept_and_suggested_for_later(desk_client) -> None:
    content = lines(*({"text": f"{SAID} {number}"} for number in range(21)))
    page = uploaded(desk_client, "many.ndjson", content).content.decode()
    assert "21 new articles" in page
    assert "manage.py suggest --all" in page
    assert not AnnotationSet.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "line", "key", "said"),
    [
        ("a.jsonl", lines({"text": SAID}, {"title": "x"}), 2, "text", "The value is missing."),
        ("a.jsonl", lines({"text": SAID}, {"text": "x", "date": "y"}), 2, "date", "This is no date: 'y'"),
        ("a.jsonl", lines({"text": SAID}) + "{\n", 2, "", "From here on this is not valid JSON."),
        ("a.jsonl", lines({"text": SAID}, [1]), 2, "", "The line must be a JSON object."),
        ("a.jsonl", lines({"text": SAID, "url": "x"}), 1, "url", "An address must begin with"),
        ("a.jsonl", lines({"text": SAID}).encode() + b'{"text": "\xff"}\n', 2, "", "The byte 10 is no UTF-8"),
        ("a.jsonl", "\n\n", None, "", "There is no article in the file."),
        ("a.txt", f"{SAID}\n".encode("cp1256"), 1, "", "is no UTF-8"),
        ("a.txt", SAID.encode("utf-16"), 1, "", "The file is in UTF-16, and must be in UTF-8."),
        ("a.txt", f"{SAID}\n\0", 2, "text", "There is a NUL character in it."),
        ("a.txt", " \n", None, "text", "There is no text."),
    ],
)
def test_a_fault_is_named_with_its_line_and_nothing_is_kept(
    desk_client, name: str, content: str | bytes, line: int | None, key: str, said: str
) -> None:
    answer = uploaded(desk_client, name, content)
    (refusal,) = answer.context["refusals"]
    assert answer.status_code == 422
    assert (refusal["line"], refusal["key"]) == (line, key)
    assert said in refusal["sentence"]
    page = answer.content.decode()
    assert f"Nothing of <bdi>{name}</bdi> was taken in" in page
    assert line is None or f"Line {line}" in page
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Line 2, column 10 From here on this is not valid JSON."),
        ("ar", "السطر 2، العمود 10 من هنا لا تستقيم صيغة JSON."),
    ],
)
def test_what_is_no_json_is_told_in_the_reader_s_language_alone(desk_client, language, said) -> None:
    desk_client.cookies["django_language"] = language
    page = uploaded(
        desk_client,
        "a.jsonl",
        lines({"text": SAID}) + '{"text": "',
    ).content.decode()
    listed = page.partition('<ul class="refusals">')[2].partition("</ul>")[0]
    told = " ".join(re.sub(r"<[^>]+>", " ", listed).split())
    assert told.startswith(said)
    assert "line 1" not in told
    assert "Unterminated" not in told
    assert "Expecting" not in told


def test_every_fault_of_a_file_is_named_up_to_fifty(desk_client) -> None:
    answer = uploaded(desk_client, "a.jsonl", "{\n" * 60)
    assert len(answer.context["refusals"]) == 50
    assert "and 10 more" in answer.content.decode()


def test_no_file_and_an_empty_one_are_told(desk_client) -> None:
    assert desk_client.post(reverse("intake-file")).status_code == 422
    assert uploaded(desk_client, "a.txt", b"").context["form"].errors["file"]


def test_the_name_of_a_file_leads_nowhere(desk_client) -> None:
    uploaded(desk_client, "../../etc/x.jsonl/../../a", SAID)
    assert Article.objects.get().versions.get().text == SAID
