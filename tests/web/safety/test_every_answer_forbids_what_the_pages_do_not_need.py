import pytest


def directives(response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/no-such-page/"])
def test_a_page_may_run_this_site_s_own_scripts_alone(client, path):
    policy = directives(client.get(path))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert not any("unsafe" in value for value in policy.values())


@pytest.mark.django_db
def test_the_other_headers_of_safety_are_there(client):
    response = client.get("/")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "Strict-Transport-Security" not in response


@pytest.mark.django_db
def test_a_form_from_another_site_is_refused():
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/accounts/login/", {"username": "a"}).status_code == 403


@pytest.mark.django_db
def test_another_host_name_is_refused(client):
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400
