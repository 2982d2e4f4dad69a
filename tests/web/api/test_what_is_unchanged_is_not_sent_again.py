from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.actions.correct_speaker import correct_speaker
from annotations.models import Speaker
from tests.factories import make_user
from tests.web.api.asking import Program
from tests.web.desk import Desk

SAID = "إن الطريق ستفتح غدا"


def test_a_tag_holds_until_something_changes(desk: Desk) -> None:
    program = Program(desk.user)
    desk.create("quote", SAID, name="خالد منصور")
    for address in (
        f"/articles/{desk.article.pk}",
        f"/articles/{desk.article.pk}/annotations",
        "/articles",
    ):
        first = program.get(address)
        again = program.get(address, **{"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        desk.undo()
        changed = program.get(address, **{"If-None-Match": first["ETag"]})
        assert changed.status_code == 200
        assert changed["ETag"] != first["ETag"]
        desk.redo()


def test_a_speaker_s_new_name_is_news_of_the_marks(desk: Desk) -> None:
    program = Program(desk.user)
    desk.create("quote", SAID, name="خالد منصور")
    address = f"/articles/{desk.article.pk}/annotations"
    tag = program.get(address)["ETag"]
    correct_speaker(user=desk.user, speaker=Speaker.objects.get().pk, name="خالد بن منصور")
    assert program.get(address, **{"If-None-Match": tag}).status_code == 200


def test_two_people_s_tags_are_two(desk: Desk) -> None:
    other = make_user("other", group="reviewers")
    tags = {Program(user).get("/articles")["ETag"] for user in (desk.user, other)}
    assert len(tags) == 2


def test_marks_are_not_read_for_a_304(desk: Desk) -> None:
    program = Program(desk.user)
    desk.create("place", "إربد")
    address = f"/articles/{desk.article.pk}/annotations"
    tag = program.get(address)["ETag"]
    with CaptureQueriesContext(connection) as asked:
        assert program.get(address, **{"If-None-Match": tag}).status_code == 304
    assert not any("annotations_mark" in query["sql"] for query in asked)
