import pytest
from django.conf import settings
from django.test import Client

from tests.factories import PASSWORD, make_user

LOGIN = "/accounts/login/"


def attempt(client: Client, password: str, name: str = "reader", address: str = "198.51.100.7", **headers):
    fields = {"username": name, "password": password}
    return client.post(LOGIN, fields, REMOTE_ADDR=address, headers=headers)


def fail_until_locked(client: Client, **options):
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        assert attempt(client, "wrong", **options).status_code == 200
    return attempt(client, "wrong", **options)


@pytest.mark.django_db
def test_the_right_password_signs_in(client):
    make_user("reader")
    assert attempt(client, PASSWORD).status_code == 302


@pytest.mark.django_db
def test_after_the_last_allowed_failure_even_the_right_password_waits(client):
    make_user("reader")
    assert fail_until_locked(client).status_code == 429
    refused = attempt(client, PASSWORD)
    assert refused.status_code == 429
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_from_the_third_failure_on_the_tries_left_are_told_for_any_name(client):
    make_user("reader")
    for name in ("reader", "nobody"):
        told = []
        for _ in range(settings.AXES_FAILURE_LIMIT - 1):
            page = attempt(client, "wrong", name=name, **{"accept-language": "en"}).content.decode()
            told.append([left for left in (1, 2, 3) if f"{left} more tr" in page])
        assert told == [[], [], [2], [1]], name


@pytest.mark.django_db
def test_the_page_of_refusal_is_whole_and_in_the_visitor_s_language(client):
    make_user("reader")
    fail_until_locked(client)
    english = attempt(client, PASSWORD, **{"accept-language": "en"}).content.decode()
    assert "Too many attempts" in english
    assert LOGIN in english
    arabic = attempt(client, PASSWORD, **{"accept-language": "ar"}).content.decode()
    assert 'dir="rtl"' in arabic


@pytest.mark.django_db
def test_a_stranger_s_failures_do_not_shut_the_owner_out_elsewhere(client):
    make_user("reader")
    fail_until_locked(client)
    assert attempt(Client(), PASSWORD, address="203.0.113.9").status_code == 302


@pytest.mark.django_db
def test_failures_for_one_name_do_not_shut_out_another_name_at_the_same_address(client):
    make_user("reader")
    make_user("colleague")
    fail_until_locked(client)
    assert attempt(Client(), PASSWORD, name="colleague").status_code == 302


@pytest.mark.django_db
def test_a_forged_header_gives_no_new_tries(client):
    make_user("reader")
    for number in range(settings.AXES_FAILURE_LIMIT):
        last = attempt(client, "wrong", **{"x-forwarded-for": f"192.0.2.{number}"})
    assert last.status_code == 429


@pytest.mark.django_db
def test_behind_a_trusted_proxy_the_client_s_own_address_counts(client, settings):
    settings.TRUSTED_PROXIES = 1
    make_user("reader")
    for number in range(settings.AXES_FAILURE_LIMIT):
        last = attempt(client, "wrong", **{"x-forwarded-for": f"192.0.2.{number}, 203.0.113.50"})
    assert last.status_code == 429
    assert attempt(Client(), PASSWORD, **{"x-forwarded-for": "203.0.113.51"}).status_code == 302


@pytest.mark.django_db
def test_there_is_no_page_to_sign_up(client):
    assert client.get("/accounts/signup/").status_code == 404
    assert client.get("/accounts/register/").status_code == 404
