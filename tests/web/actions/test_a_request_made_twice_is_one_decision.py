from uuid import uuid4

import pytest

from annotations.actions.errors import Refused
from annotations.models import Decision
from tests.factories import make_editor
from tests.web.desk import Desk, make_desk


def test_the_second_gets_the_first_ones_answer(desk: Desk) -> None:
    request = uuid4()
    first = desk.create_("place", "إربد", request=request)
    again = desk.create_("place", "إربد", request=request)
    assert again.decision == first.decision
    assert again.marks == first.marks
    assert Decision.objects.count() == 1


def test_a_deletion_sent_twice(desk: Desk) -> None:
    place = desk.create("place", "إربد")
    request = uuid4()
    first = desk.delete(place, request=request)
    assert desk.delete(place, request=request).decision == first.decision


def test_an_undo_sent_twice_undoes_once(desk: Desk) -> None:
    desk.create("place", "إربد")
    desk.create("place", "عمّان")
    request = uuid4()
    desk.undo(request=request)
    desk.undo(request=request)
    assert desk.marks() == ["إربد"]


def test_anothers_request_is_anothers(desk: Desk) -> None:
    request = uuid4()
    desk.create("place", "إربد", request=request)
    desk.create("place", "عمّان", user=make_editor("other"), request=request)
    assert desk.marks() == ["إربد", "عمّان"]


def test_not_for_another_article(desk: Desk) -> None:
    request = uuid4()
    desk.create("place", "إربد", request=request)
    other = make_desk(desk.text + " نهاية", user=desk.user)
    with pytest.raises(Refused):
        other.create("place", "إربد", request=request)
