from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from annotations.models import AnnotationSet
from newsreader.articles.models import Article
from newsreader.intake.models import Host
from tests.factories import make_article
from tests.unit.web.served import Site, page, redirect
from tests.web.intake.pages import article_page, paragraphs

# The turns of a host are others' to see, so that no transaction is around.
pytestmark = pytest.mark.django_db(transaction=True)


def asked(client: Any, url: str) -> Any:
    return client.post(reverse("intake-page"), {"url": url})


def test_what_was_found_is_shown_and_kept_when_it_is_sent(desk_client, site: Site) -> None:
    head = '<meta property="article:published_time" content="2026-01-14T10:00:00+03:00">'
    site.pages["/a"] = article_page(1, head)
    answer = asked(desk_client, site.url("/a?utm_source=x"))
    assert answer.status_code == 422
    site.pages["/a?utm_source=x"] = article_page(1, head)
    answer = asked(desk_client, site.url("/a?utm_source=x"))
    form = answer.context["form"]
    assert answer.status_code == 200
    assert form.initial == {
        "title": "خبر الطريق 1",
        "text": "\n".join(paragraphs(1)),
        "outlet": "جريدة التجربة",
        "date": "2026-01-14T07:00",
        "url": site.url("/a"),
    }
    assert "Look it over and correct it" in answer.content.decode()
    assert not Article.objects.exists()
    sent = {**form.initial, "title": "عنوان مصحح"}
    desk_client.post(reverse("intake"), sent)
    article = Article.objects.get()
    assert (article.title, article.url) == ("عنوان مصحح", site.url("/a"))
    assert AnnotationSet.objects.filter(version__article=article, kind="suggestions").exists()
    # A person's one look is no crawl: robots.txt was not asked for.
    assert "/robots.txt" not in site.paths()


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6", "utf-8"])
def test_a_page_of_another_charset_is_read_as_it_is_meant(desk_client, site: Site, charset: str) -> None:
    site.pages["/a"] = article_page(1, charset=charset)
    expected = "\n".join(paragraphs(1))
    assert asked(desk_client, site.url("/a")).context["form"].initial["text"] == expected


@pytest.mark.parametrize(
    "head",
    ["", '<link rel="canonical" href="/canonical">'],
)
def test_an_article_that_is_there_is_named_and_linked(desk_client, site: Site, head: str) -> None:
    path = "/canonical" if head else "/end"
    known = make_article("نص آخر.", title="خبر معروف", url=site.url(path))
    site.pages["/a"] = redirect("/end")
    site.pages["/end"] = article_page(1, head)
    answer = asked(desk_client, site.url("/a"))
    assert answer.status_code == 409
    assert known.get_absolute_url() in answer.content.decode()
    # Known by its own address, it is not even asked for.
    site.asked.clear()
    assert asked(desk_client, site.url(path)).status_code == 409
    assert site.asked == []


def test_a_withdrawn_one_is_said_to_be(desk_client, site: Site, editor) -> None:
    from annotations.actions.withdraw_article import withdraw_article
    from tests.factories import make_user

    known = make_article("نص آخر.", title="خبر معروف", url=site.url("/a"))
    withdraw_article(user=make_user("reviewer", "reviewers"), article=known, reason="بطلب من صاحبه")
    answer = asked(desk_client, site.url("/a"))
    assert answer.status_code == 409
    assert "was withdrawn" in answer.content.decode()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (page("no", 404), "The server answered with the status 404."),
        (page("x", Content_Type="application/pdf"), "This kind of content is not read: application/pdf"),
        (
            page("<html><body><nav><a href=/>x</a></nav></body></html>"),
            "No article text was found on the page",
        ),
        (page(""), "No article text was found on the page"),
        (redirect("http://169.254.169.254/"), "a network that is not public: 169.254.169.254"),
    ],
)
def test_where_nothing_comes_of_it_the_reason_is_told(desk_client, site: Site, answer, said: str) -> None:
    site.pages["/a"] = answer
    told = asked(desk_client, site.url("/a"))
    assert told.status_code == 422
    assert said in told.content.decode()
    assert site.url("/a") in told.content.decode()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "This field is required."),
        ("news.example", "must begin with http:// or https://"),
        ("http://127.0.0.1/", "a network that is not public: 127.0.0.1"),
        ("http://localhost/", "a network that is not public: localhost"),
        ("http://[::1]/", "a network that is not public: ::1"),
        ("http://user@news.example/", "with a user name in it"),
        ("http://news.example:5432/", "Only the ports 80, 443, 8080 and 8443"),
        ("http://2130706433/", "This is no address of a page: 2130706433"),
    ],
)
def test_inner_and_odd_addresses_are_refused(desk_client, settings, url: str, said: str) -> None:
    settings.FETCH_PAUSE = 0
    answer = asked(desk_client, url)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_host_that_is_being_asked_is_not_asked_beside(desk_client, site: Site, monkeypatch) -> None:
    from newsreader.intake.actions import visiting

    monkeypatch.setattr(visiting, "PATIENCE_OF_A_PERSON", 0.2)
    later = timezone.now() + timezone.timedelta(hours=1)
    Host.objects.create(name=f"127.0.0.1:{site.port}", free_at=later)
    answer = asked(desk_client, site.url("/a"))
    assert answer.status_code == 422
    assert "Another request to this host is under way" in answer.content.decode()
    assert site.asked == []
