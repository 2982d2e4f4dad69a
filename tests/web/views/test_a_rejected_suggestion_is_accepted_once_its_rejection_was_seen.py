import re

import pytest
from django.urls import reverse

from annotations.models import Mark
from tests.factories import make_editor
from tests.web.desk import Desk

HTMX = {"HX-Request": "true"}
QUOTE = "أن العمل انتهى"


@pytest.fixture
def rejected(desk: Desk) -> Mark:
    suggestion = desk.suggested_quote(QUOTE, cues=["مضيفا"])
    desk.reject(suggestion, user=make_editor("another"))
    return suggestion


def test_the_conflict_carries_what_to_send_on_top(desk: Desk, signed_in, rejected: Mark) -> None:
    address = reverse("mark-accept", args=[rejected.pk])
    answer = signed_in.post(address, {"version": rejected.version}, headers=HTMX)
    assert answer.status_code == 409
    told = re.search(r'data-rejected="(\d+)" data-version="(\d+)"', answer.content.decode())
    assert told
    assert int(told[1]) == rejected.pk
    assert signed_in.post(address, {"version": told[2]}, headers=HTMX).status_code == 200
    assert desk.marks() == ["مضيفا", QUOTE]


def test_a_conflict_with_what_stands_carries_nothing(desk: Desk, signed_in) -> None:
    place = desk.create("place", "إربد")
    desk.change(place, metonymy=True)
    answer = signed_in.post(reverse("mark", args=[place.pk]), {"version": 1, "metonymy": ""}, headers=HTMX)
    assert answer.status_code == 409
    assert "data-rejected" not in answer.content.decode()


def test_without_a_script_it_is_sent_again_by_the_page(desk: Desk, signed_in, rejected: Mark) -> None:
    address = reverse("mark", args=[rejected.pk])
    page = signed_in.post(address, {"version": rejected.version, "kind": "mixed"}).content.decode()
    form = page[page.index('<form method="post" action="' + address) :]
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))
    # The words have no quotation marks: what the scheme forbids is told.
    assert signed_in.post(address, sent).status_code == 422
    assert signed_in.post(address, sent | {"kind": "indirect"}).status_code == 303
    assert desk.marks("quote") == [QUOTE]


def test_its_own_page_offers_to_accept_it_with_its_cues(desk: Desk, signed_in, rejected: Mark) -> None:
    answer = signed_in.get(reverse("mark", args=[rejected.pk]))
    page = answer.content.decode()
    assert reverse("mark-accept", args=[rejected.pk]) in page
    assert reverse("mark-delete", args=[rejected.pk]) not in page
    assert [cue.text for cue in answer.context["cues"]] == ["مضيفا"]
