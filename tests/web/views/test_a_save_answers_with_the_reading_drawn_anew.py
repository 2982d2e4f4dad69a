import json

from django.urls import reverse

from annotations.models import Mark
from tests.web.desk import Desk

HTMX = {"HX-Request": "true"}


def post(client, url: str, htmx: bool = True, **data):
    return client.post(url, data, headers=HTMX if htmx else {})


def test_a_new_mark(desk: Desk, signed_in) -> None:
    url = reverse("mark-create", args=[desk.article.pk])
    answer = post(signed_in, url, layer="quote", kind="indirect", **desk.span("أن العمل انتهى"))
    assert answer.status_code == 200
    mark = Mark.objects.get(layer="quote")
    assert f'id="mark-{mark.pk}"' in answer.content.decode()
    assert answer.content.decode().lstrip().startswith('<div id="reading"')
    assert json.loads(answer["HX-Trigger"]) == {"decided": {"revision": 1, "mark": mark.pk}}


def test_changed_accepted_rejected_deleted_undone(desk: Desk, signed_in) -> None:
    place = desk.create("place", "إربد")
    answer = post(signed_in, reverse("mark", args=[place.pk]), version=1, metonymy="on")
    assert answer.status_code == 200
    place.refresh_from_db()
    assert place.metonymy
    suggestion = desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"])
    answer = post(signed_in, reverse("mark-accept", args=[suggestion.pk]), version=1)
    mark = json.loads(answer["HX-Trigger"])["decided"]["mark"]
    assert Mark.objects.get(pk=mark).origin == suggestion
    answer = post(signed_in, reverse("mark-delete", args=[mark]), version=1)
    assert answer.status_code == 200
    assert desk.marks() == ["إربد"]
    answer = post(signed_in, reverse("article-undo", args=[desk.article.pk]))
    assert answer.status_code == 200
    assert desk.marks("quote") == ["أن العمل انتهى"]
    other = desk.suggested_quote("إن الطريق ستفتح غدا")
    answer = post(signed_in, reverse("mark-reject", args=[other.pk]), version=1)
    assert answer.status_code == 200
    other.refresh_from_db()
    assert other.status == "rejected"


def test_without_htmx_the_page_is_shown_at_the_mark(desk: Desk, signed_in) -> None:
    url = reverse("mark-create", args=[desk.article.pk])
    answer = post(signed_in, url, htmx=False, layer="place", **desk.span("إربد"))
    mark = Mark.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == f"{desk.article.get_absolute_url()}#mark-{mark.pk}"


def test_nothing_changed_is_no_decision(desk: Desk, signed_in) -> None:
    place = desk.create("place", "إربد")
    answer = post(signed_in, reverse("mark", args=[place.pk]), version=1, place_name="إربد")
    assert answer.status_code == 200
    assert desk.shared.revision == 1
    assert desk.shared.decisions.count() == 1
