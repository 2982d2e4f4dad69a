from annotations.actions.review_article import review_article
from tests.web.api.asking import Program
from tests.web.desk import Desk

SAID = "إن الطريق ستفتح غدا"


def asked(desk: Desk, program: Program) -> dict:
    answer = program.get(f"/articles/{desk.article.pk}/annotations")
    assert answer.status_code == 200
    return answer.json()


def test_marks_relations_and_speakers_are_told(desk: Desk) -> None:
    quote = desk.create("quote", SAID, name="خالد منصور")
    place = desk.create("place", "إربد")
    told = asked(desk, Program(desk.user))
    by_layer = {mark["layer"]: mark for mark in told["marks"]}
    assert by_layer["quote"]["text"] == SAID
    assert desk.text[by_layer["place"]["start"] : by_layer["place"]["end"]] == "إربد"
    assert by_layer["place"]["id"] == place.pk
    (entity,) = told["entities"]
    assert entity["name"] == "خالد منصور"
    assert entity["speaker"] is not None
    assert told["relations"] == [{"type": "speaker", "quote": quote.pk, "entity": entity["id"], "mark": None}]
    assert told["state"] == "in_review"
    assert told["revision"] == 2


def test_what_waits_is_told_to_whom_the_page_shows_it(desk: Desk, settings) -> None:
    desk.suggested_quote(SAID, speakers=[("خالد منصور", "خالد منصور")])
    settings.PUBLIC_READING = "all"
    for program, sure in ((Program(), False), (Program(desk.user), True)):
        quote = next(mark for mark in asked(desk, program)["marks"] if mark["layer"] == "quote")
        assert quote["suggested"]
        assert (quote["confidence"] is not None) == sure


def test_a_reviewed_article_s_marks_are_open_to_visitors(desk: Desk) -> None:
    desk.create("place", "إربد")
    assert Program().get(f"/articles/{desk.article.pk}/annotations").status_code == 404
    review_article(user=desk.user, version=desk.version)
    told = asked(desk, Program())
    assert [mark["text"] for mark in told["marks"]] == ["إربد"]
    assert told["state"] == "reviewed"
