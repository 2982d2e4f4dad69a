"""The question that every open page asks every few seconds: of nothing new, no bytes."""

import re

from django.test import Client

from annotations.actions.change_mark import change_mark
from tests.factories import make_editor, make_set, make_user
from tests.web.desk import Desk


def tag_of(client, desk: Desk) -> str:
    page = client.get(desk.article.get_absolute_url()).content.decode()
    return re.search(r'data-tag="([^"]+)"', page).group(1)


def keys_of(html: str) -> list[str]:
    return re.findall(r'data-key="([^"]+)"', html)


def test_nothing_new_is_an_answer_of_no_bytes_and_one_query(
    signed_in, desk: Desk, django_assert_num_queries
) -> None:
    make_set(desk.version, "suggestions")
    desk.create("place", "إربد")
    tag = tag_of(signed_in, desk)
    url = f"/articles/{desk.article.pk}/changes/"
    # The session, its person and the person's groups as for every page; then the question itself.
    with django_assert_num_queries(4):
        answer = signed_in.get(url, headers={"If-None-Match": f'"{tag}"'})
    assert answer.status_code == 304
    assert answer.content == b""


def test_who_did_what_is_told_of_others_alone(signed_in, desk: Desk) -> None:
    place = desk.create("place", "إربد")
    tag = tag_of(signed_in, desk)
    url = f"/articles/{desk.article.pk}/changes/?since=1"
    change_mark(user=desk.user, mark=place, seen_version=1, metonymy=True)
    answer = signed_in.get(url, headers={"If-None-Match": f'"{tag}"'})
    assert answer.json() == {"told": []}
    change_mark(user=make_editor("هند"), mark=place, seen_version=2, metonymy=False)
    (told,) = signed_in.get(url).json()["told"]
    assert told["who"] == "هند"
    assert "إربد" in told["what"]


def test_paragraphs_that_are_known_come_empty(signed_in, desk: Desk) -> None:
    desk.create("place", "عمّان")
    url = f"/articles/{desk.article.pk}/changes/"
    known = keys_of(signed_in.get(desk.article.get_absolute_url()).content.decode())
    assert len(known) == 3
    desk.create("place", "إربد")
    html = signed_in.post(url, {"known": " ".join(known)}).json()["html"]
    assert len(re.findall("data-known", html)) == 2
    assert "وأكدت" not in html
    assert "الطريق ستفتح" in html
    marks = re.search(r'id="marks-data"[^>]*>(.*?)</script>', html).group(1)
    assert marks.count('"id"') == 1
    again = signed_in.post(url, {"known": " ".join(keys_of(html))}).json()["html"]
    assert len(re.findall("data-known", again)) == 3


def test_a_reader_who_may_not_edit_is_not_answered(client, desk: Desk) -> None:
    desk.create("place", "عمّان")
    client = Client()
    client.force_login(make_user("reader"))
    assert client.get(f"/articles/{desk.article.pk}/changes/").status_code == 403
