import pytest
from django.template.loader import render_to_string

from tests.factories import PASSWORD, make_editor

pytestmark = pytest.mark.django_db


def test_an_address_that_leads_nowhere(client):
    page = client.get("/nowhere/")
    assert page.status_code == 404
    assert 'class="notice"' in page.content.decode()
    assert 'href="/"' in page.content.decode()


@pytest.mark.parametrize("template", ["500.html", "403_csrf.html"])
def test_pages_that_must_stand_without_anything_do(template):
    page = render_to_string(template)
    assert "<h1>" in page
    assert "css/base.css" in page


@pytest.mark.parametrize("template", ["403.html", "404.html", "429.html"])
def test_pages_with_the_sites_head_stand_in_a_request(template, rf, django_user_model):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/")
    request.user = AnonymousUser()
    assert 'class="notice"' in render_to_string(template, {}, request)


def test_a_fault_of_ours_is_told_in_the_interfaces_words(client, monkeypatch):
    from newsreader.reader.views import articles

    def broken(*_args, **_kwargs):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(articles, "article_list", broken)
    client.raise_request_exception = False
    page = client.get("/")
    assert page.status_code == 500
    assert 'class="notice"' in page.content.decode()


def test_logging_in_leads_back_and_a_wrong_password_is_told(client):
    make_editor("سامية")
    page = client.get("/accounts/login/?next=/articles/1/")
    assert 'name="next" value="/articles/1/"' in page.content.decode()
    # Django's own view calls the host the site's name.
    title = page.content.decode().partition("<title>")[2].partition("</title>")[0]
    assert title
    assert "testserver" not in title
    wrong = client.post(
        "/accounts/login/", {"username": "سامية", "password": "wrong", "next": "/articles/1/"}
    )
    assert wrong.status_code == 200
    assert 'role="alert"' in wrong.content.decode()
    assert 'value="سامية"' in wrong.content.decode()
    assert "كلمة المرور هذه" in wrong.content.decode()
    assert "كلمة السر" not in wrong.content.decode()
    right = client.post(
        "/accounts/login/", {"username": "سامية", "password": PASSWORD, "next": "/articles/1/"}
    )
    assert (right.status_code, right["location"]) == (302, "/articles/1/")
