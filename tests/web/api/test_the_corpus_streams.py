from annotations.actions.review_article import review_article
from annotations.formats import jsonl
from tests.factories import make_user
from tests.web.api.asking import Program
from tests.web.desk import Desk


def test_editors_take_the_reviewed_articles_as_json_lines(desk: Desk) -> None:
    desk.create("place", "إربد")
    review_article(user=desk.user, version=desk.version)
    answer = Program(desk.user).get("/corpus.jsonl")
    assert answer["Content-Type"] == "application/x-ndjson"
    (document,) = jsonl.read(b"".join(answer.streaming_content).splitlines())
    assert document.text == desk.text
    assert [place.name for place in document.places] == ["إربد"]


def test_others_do_not(desk: Desk) -> None:
    assert Program(make_user("a-reader")).get("/corpus.jsonl").status_code == 403
    # Who asks without a token has no account that may not.
    assert Program().get("/corpus.jsonl").status_code == 401
