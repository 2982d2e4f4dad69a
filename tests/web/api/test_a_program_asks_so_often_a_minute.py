import pytest
from django.test import Client

from newsreader.api import limits
from newsreader.api.models import UsedMinute
from tests.factories import make_editor
from tests.web.api.asking import Program

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def early_in_a_minute(monkeypatch, settings) -> None:
    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_010.5)
    settings.API_REQUESTS_A_MINUTE = 3
    settings.API_VISITOR_REQUESTS_A_MINUTE = 2


def test_who_asks_too_often_is_told_when_to_ask_again(monkeypatch) -> None:
    program = Program(make_editor())
    assert [program.get("/articles").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = program.get("/articles")
    assert refused["Retry-After"] == "50"
    assert refused.json()["code"] == "too-many-requests"
    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_060.5)
    assert program.get("/articles").status_code == 200
    assert UsedMinute.objects.count() == 1


def test_each_token_and_each_address_is_counted_by_itself() -> None:
    for _ in range(2):
        assert Program().get("/articles").status_code == 200
    assert Program().get("/articles").status_code == 429
    assert Client(REMOTE_ADDR="10.0.0.9").get("/api/v1/articles").status_code == 200
    assert Program(make_editor()).get("/articles").status_code == 200


def test_who_guesses_tokens_is_counted_too() -> None:
    guess = {"Authorization": "Bearer nr_guessed"}
    assert [Program().get("/articles", **guess).status_code for _ in range(3)] == [401, 401, 429]


def test_no_address_is_kept() -> None:
    Program().get("/articles")
    assert "127.0.0.1" not in UsedMinute.objects.get().who
