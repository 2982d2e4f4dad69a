import pytest

from tests.factories import make_editor, make_user
from tests.web.api.asking import Program

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "status", "code", "where"),
    [
        ("/articles/77", 404, "not-found", "path.number"),
        ("/articles/0", 422, "invalid", "path.number"),
        ("/articles/99999999999999999999", 422, "invalid", "path.number"),
        ("/articles?size=9999", 422, "invalid", "query.size"),
        ("/articles?since=1447-99", 422, "invalid", "query.since"),
        ("/articles?cursor=xx", 422, "invalid", "query.cursor"),
        ("/speakers?cursor=سس", 422, "invalid", "query.cursor"),
        ("/speakers?name=%00", 422, "invalid", "query.name"),
        ("/speakers/5", 404, "not-found", "path.number"),
        ("/quotes/5", 404, "not-found", "path.number"),
        ("/places/none/of/it", 404, "not-found", "path.key"),
        ("/places/%00", 404, "not-found", "path.key"),
        ("/releases/9.9", 404, "not-found", "path.version"),
        ("/releases/%00/files/x", 404, "not-found", "path.version"),
        ("/nothing/here", 404, "not-found", ""),
    ],
)
def test_the_thing_and_the_place_are_named(address, status, code, where) -> None:
    answer = Program(make_editor()).get(address)
    assert answer.status_code == status
    told = answer.json()
    assert told["code"] == code
    assert told["message"]
    assert told["errors"][0]["where"] == where


def test_another_method_is_refused_so_too() -> None:
    answer = Program(make_editor()).client.delete("/api/v1/articles")
    assert (answer.status_code, answer.json()["code"]) == (405, "wrong-method")
    assert "GET" in answer["Allow"]


def test_a_condition_that_does_not_hold_is_refused_so_too() -> None:
    answer = Program(make_editor()).get("/articles", **{"If-Match": '"another"'})
    assert (answer.status_code, answer.json()["code"]) == (412, "precondition-failed")


def test_head_is_answered_as_get_and_so_refused_too() -> None:
    client = Program(make_editor()).client
    answer = client.head("/api/v1/articles")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"] == client.get("/api/v1/articles")["ETag"]
    assert client.head("/api/v1/articles/77").status_code == 404
    # Writing has no HEAD.
    assert client.head("/api/v1/documents").status_code == 405


def test_refusals_are_english_in_every_language_of_the_pages() -> None:
    answer = Program(make_user("a-reader")).get("/corpus.jsonl", **{"Accept-Language": "ar"})
    assert answer.status_code == 403
    assert answer.json()["message"].isascii()
    assert answer["Content-Language"] == "en"


@pytest.mark.parametrize("address", ["/nothing/here", "/articles/77"])
def test_and_said_to_be_so(address: str) -> None:
    assert Program(make_editor()).get(address, **{"Accept-Language": "ar"})["Content-Language"] == "en"
