import pytest
from django.urls import reverse

from annotations.models import Decision
from tests.factories import make_user
from tests.web.desk import Desk


def addresses(desk: Desk) -> list[tuple[str, str]]:
    place = desk.create("place", "إربد")
    article, mark = [desk.article.pk], [place.pk]
    return [
        *(("post", reverse(name, args=article)) for name in ARTICLE_POSTS),
        *(
            ("post", reverse(name, args=mark))
            for name in ("mark", "mark-delete", "mark-accept", "mark-reject")
        ),
        ("get", reverse("mark", args=mark)),
        ("get", reverse("entity-search", args=article)),
        ("get", reverse("article-everywhere", args=article)),
        ("post", reverse("preferences")),
        ("get", reverse("place-search")),
        ("get", reverse("corpus-export")),
        ("get", reverse("corpus-export-as", args=["brat"])),
    ]


MARK_POSTS = ["mark", "mark-delete", "mark-accept", "mark-reject"]
ARTICLE_POSTS = [
    "mark-create",
    "article-undo",
    "article-review",
    "article-reopen",
    "article-accept-all",
    "article-everywhere",
    "article-reject-all",
    "article-suggest",
]


def test_a_visitor_is_sent_to_sign_in(client, desk: Desk) -> None:
    for method, url in addresses(desk):
        answer = getattr(client, method)(url)
        assert answer.status_code == 302, url
        assert answer["Location"].startswith(reverse("login")), url


def test_a_visitor_of_htmx_is_sent_there_and_back_to_the_page(client, desk: Desk) -> None:
    page = f"http://testserver{desk.article.get_absolute_url()}"
    for method, url in addresses(desk):
        answer = getattr(client, method)(url, headers={"HX-Request": "true", "HX-Current-URL": page})
        assert answer["HX-Redirect"] == f"/accounts/login/?next=%2Farticles%2F{desk.article.pk}%2F", url


@pytest.mark.parametrize("htmx", [True, False])
def test_a_reader_with_an_account_is_refused(client, desk: Desk, htmx: bool) -> None:
    client.force_login(make_user("reader"))
    for method, url in addresses(desk):
        answer = getattr(client, method)(url, headers={"HX-Request": "true"} if htmx else {})
        assert answer.status_code == 403, url
    assert Decision.objects.count() == 1


def test_what_writes_is_posted(client, desk: Desk) -> None:
    client.force_login(desk.user)
    for method, url in addresses(desk):
        if method == "post" and "/marks/" not in url and "/everywhere/" not in url:
            assert client.get(url).status_code == 405
