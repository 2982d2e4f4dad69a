from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from annotations.actions.withdraw_article import withdraw_article
from newsreader.articles.models import Article
from newsreader.intake.actions import uploads
from newsreader.intake.actions.uploads import MOST_OF_ONE, keep_upload, parts_of
from newsreader.intake.models import Upload
from tests.factories import make_article, make_editor
from tests.web.intake.pages import SAID
from tests.web.intake.test_a_file_comes_in_whole_or_not_at_all import lines

TITLED = f"طريق إربد\n\n{SAID}\n\nجريدة التجربة\n"


def sent(client: Any, content: str, name: str = "خبر.txt", **options: str) -> Any:
    """The page that shows what is in a file."""
    file = SimpleUploadedFile(name, content.encode())
    return client.post(reverse("intake-file"), {"file": file, **options}, follow=True)


def test_nothing_is_kept_before_it_was_looked_over(desk_client) -> None:
    answer = sent(desk_client, TITLED, title_first_line="on", outlet_last_line="on")
    page = answer.content.decode()
    assert answer.status_code == 200
    for said in ("1 article in <bdi>خبر.txt</bdi>", "طريق إربد", "جريدة التجربة", "no date", SAID[:40]):
        assert said in page
    assert not Article.objects.exists()


def test_json_lines_are_shown_with_line_title_date_and_outlet(desk_client) -> None:
    make_article(SAID)
    rows = [
        {"text": f"{SAID} {n}", "title": f"الخبر {n}", "date": "2026-01-14", "outlet": "جريدة التجربة"}
        for n in range(1, 23)
    ]
    page = sent(desk_client, lines({"text": SAID}, *rows), "a.jsonl").content.decode()
    assert "23 articles in <bdi>a.jsonl</bdi>" in page
    for said in ("Line 1<", "Line 20<", "الخبر 19", "January 14, 2026", "جريدة التجربة", "and 3 more"):
        assert said in page
    assert "Line 21<" not in page
    assert page.count("in the corpus already") == 1
    assert page.count("It has no title") == 1
    # How lines of a text file are read is no question here.
    assert "title_first_line" not in page
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        (TITLED, True),
        (SAID.split("\n")[0], False),
        (f"{'كلمة ' * 60}\n\n{SAID}", False),
    ],
)
def test_a_short_first_line_that_text_follows_is_taken_for_the_title(desk_client, text, titled) -> None:
    form = desk_client.get(reverse("intake-file")).content.decode()
    assert 'name="title_first_line" id="id_title_first_line" checked' in form
    answer = sent(desk_client, text, title_first_line="on")
    [shown] = answer.context["preview"].shown
    assert shown.incoming.titled == titled
    assert ("checked" in answer.content.decode()) == titled


def test_how_its_lines_are_read_can_be_changed_before(desk_client) -> None:
    answer = sent(desk_client, TITLED, title_first_line="on")
    address = answer.redirect_chain[0][0].partition("?")[0]
    [shown] = desk_client.get(address).context["preview"].shown
    assert shown.incoming.text == TITLED
    page = desk_client.get(f"{address}?title_first_line=on&outlet_last_line=on")
    assert page.context["preview"].shown[0].incoming.outlet == "جريدة التجربة"
    changed = {"title_first_line": "on", "outlet_last_line": "on"}
    unseen = desk_client.post(address, {**changed, "tried": "title_first_line=on"})
    assert unseen["Location"] == f"{address}?title_first_line=on&outlet_last_line=on"
    assert not Article.objects.exists()
    assert 'name="tried" value="title_first_line=on&amp;outlet_last_line=on"' in page.text
    desk_client.post(address, {**changed, "tried": "title_first_line=on&outlet_last_line=on"})
    article = Article.objects.get()
    assert (article.title, article.source.name, article.versions.get().text) == (
        "طريق إربد",
        "جريدة التجربة",
        SAID,
    )


def test_a_choice_that_leaves_no_text_is_told_and_can_be_taken_back(desk_client) -> None:
    answer = sent(desk_client, "سطر واحد لا غير.")
    address = answer.redirect_chain[0][0].partition("?")[0]
    refused = desk_client.get(f"{address}?title_first_line=on")
    assert refused.status_code == 422
    assert "There is no text beside the lines of title and outlet." in refused.content.decode()
    assert "articles in</button>" not in refused.content.decode()
    assert desk_client.get(address).status_code == 200


def test_it_is_taken_in_once_and_does_not_stay(desk_client) -> None:
    address = sent(desk_client, TITLED).redirect_chain[0][0].partition("?")[0]
    assert "1 new article" in desk_client.post(address).content.decode()
    assert not Upload.objects.exists()
    again = desk_client.post(address, follow=True)
    assert "This file is no longer waiting here" in again.content.decode()
    assert Article.objects.count() == 1


def test_it_is_dropped(desk_client) -> None:
    address = sent(desk_client, TITLED).redirect_chain[0][0].partition("?")[0]
    assert desk_client.post(address, {"drop": "yes"})["Location"] == reverse("intake-file")
    assert not Upload.objects.exists()
    assert not Article.objects.exists()


def test_a_file_is_its_editor_s_alone_and_for_a_day(client, desk_client) -> None:
    address = sent(desk_client, TITLED).redirect_chain[0][0].partition("?")[0]
    client.force_login(make_editor("another"))
    assert client.get(address)["Location"] == reverse("intake-file")
    assert client.get(reverse("intake-preview", args=[uuid4()]))["Location"] == reverse("intake-file")
    Upload.objects.update(at=timezone.now() - timedelta(hours=25))
    sent(client, f"{TITLED} آخر")
    assert [b"".join(parts_of(upload)).decode() for upload in Upload.objects.all()] == [f"{TITLED} آخر"]


def test_an_editor_looks_over_so_many_at_once(desk_client) -> None:
    for number in range(MOST_OF_ONE + 2):
        sent(desk_client, f"{SAID} {number}")
    kept = sorted(b"".join(parts_of(upload)).decode()[-1] for upload in Upload.objects.all())
    assert kept == [str(number) for number in range(2, MOST_OF_ONE + 2)]


def test_of_large_files_as_many_wait_as_there_is_room_for(db, monkeypatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES_OF_ONE", 10)
    editor = make_editor("another")
    for name, parts in (("a", [b"1234", b"5678"]), ("b", [b"12", b"3"]), ("c", [b"4567"]), ("d", [])):
        keep_upload(editor, name, parts)
    assert {upload.name: b"".join(parts_of(upload)) for upload in Upload.objects.all()} == {
        "d": b"",
        "c": b"4567",
        "b": b"123",
    }
    keep_upload(editor, "e", [b"more than there is room for"])
    assert Upload.objects.get().name == "e"


def test_a_withdrawal_takes_what_waits(desk_client) -> None:
    article = make_article(SAID)
    sent(desk_client, TITLED)
    withdraw_article(user=None, article=article, reason="بطلب من المصدر")
    assert not Upload.objects.exists()


def test_what_was_withdrawn_is_refused_when_it_is_taken_in(desk_client) -> None:
    article = make_article(SAID)
    withdraw_article(user=None, article=article, reason="بطلب من المصدر")
    address = sent(desk_client, SAID).redirect_chain[0][0].partition("?")[0]
    answer = desk_client.post(address)
    assert answer.status_code == 422
    assert f"as article {article.pk}: بطلب من المصدر" in answer.content.decode()
    assert Upload.objects.exists()
