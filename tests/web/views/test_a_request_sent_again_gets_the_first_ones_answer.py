"""A write whose answer was lost is sent again under its id: the same decision, the same mark, nothing new."""

import json
from uuid import uuid4

from annotations.actions.change_mark import change_mark
from annotations.models import Decision, Mark
from tests.factories import make_editor, make_set
from tests.web.desk import Desk

HTMX = {"HX-Request": "true"}


def send(client, url: str, **values):
    return client.post(url, values, headers=HTMX)


def told(answer) -> dict:
    return json.loads(answer.headers["HX-Trigger"])["decided"]


def test_a_deletion_is_done_although_its_mark_is_gone(signed_in, desk: Desk) -> None:
    place = desk.create("place", "إربد")
    values = {"version": place.version, "request": uuid4()}
    for _ in range(2):
        answer = send(signed_in, f"/marks/{place.pk}/delete/", **values)
        assert answer.status_code == 200
        assert told(answer)["mark"] is None
    assert Decision.objects.filter(action="delete").count() == 1


def test_a_deletion_under_another_id_is_refused(signed_in, desk: Desk) -> None:
    place = desk.create("place", "إربد")
    url = f"/marks/{place.pk}/delete/"
    assert send(signed_in, url, version=1, request=uuid4()).status_code == 200
    assert send(signed_in, url, version=1, request=uuid4()).status_code == 409


def test_the_mark_is_the_one_that_was_made_also_where_others_came_with_it(signed_in, desk: Desk) -> None:
    make_set(desk.version, "suggestions")
    make_set(desk.version)
    quote = desk.suggested_quote("أن العمل انتهى", speakers=[("خالد", "خالد")], cues=["قال"])
    values = {"version": quote.version, "request": uuid4()}
    first, again = (send(signed_in, f"/marks/{quote.pk}/accept/", **values) for _ in range(2))
    made = Mark.objects.get(origin=quote)
    assert told(first)["mark"] == told(again)["mark"] == made.pk
    assert Decision.objects.count() == 1


def test_a_new_mark_is_named_also_after_another_has_changed_it(signed_in, desk: Desk) -> None:
    url = f"/articles/{desk.article.pk}/marks/"
    values = {"layer": "place", "request": uuid4(), **desk.span("إربد")}
    first = told(send(signed_in, url, **values))
    place = Mark.objects.get(pk=first["mark"])
    change_mark(user=make_editor("other"), mark=place, seen_version=1, metonymy=True)
    assert told(send(signed_in, url, **values))["mark"] == place.pk
    assert Decision.objects.count() == 2


def test_what_waits_is_told_the_version_that_the_decision_left(signed_in, desk: Desk) -> None:
    make_set(desk.version, "suggestions")
    make_set(desk.version)
    quote = desk.suggested_quote("أن العمل انتهى", cues=["قال"])
    cue = quote.quote_cues.get().cue
    values = {"version": quote.version, "request": uuid4(), "waits": f"{quote.pk} {cue.pk} 999999"}
    first = told(send(signed_in, f"/marks/{quote.pk}/accept/", **values))["left"]
    made = Mark.objects.get(origin=cue)
    assert first[str(quote.pk)] == [Mark.objects.get(origin=quote).pk, 1]
    assert first[str(cue.pk)] == [made.pk, 1]
    assert "999999" not in first
    change_mark(user=make_editor("other"), mark=made, seen_version=1, lemma="قال")
    assert told(send(signed_in, f"/marks/{quote.pk}/accept/", **values))["left"] == first


def test_another_account_does_not_send_what_waits(signed_in, desk: Desk) -> None:
    place = desk.create("place", "إربد")
    other = make_editor("other")
    answer = send(signed_in, f"/marks/{place.pk}/delete/", version=1, account=other.pk, request=uuid4())
    assert answer.status_code == 403
    assert Mark.objects.filter(pk=place.pk).exists()
    answer = send(signed_in, f"/marks/{place.pk}/delete/", version=1, account=desk.user.pk, request=uuid4())
    assert answer.status_code == 200
