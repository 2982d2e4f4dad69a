import pytest
from django.urls import reverse

from tests.factories import make_editor
from tests.web.desk import Desk

HTMX = {"hx-request": "true"}


@pytest.mark.parametrize(
    ("mine", "theirs", "shown"),
    [
        ("mark-reject", "accept", ("رفض", "قبول")),
        ("mark-accept", "reject", ("قبول", "رفض")),
        ("mark-accept", "accept", ("قبول", "قبول")),
    ],
)
def test_what_each_decided_of_a_suggestion(desk: Desk, signed_in, mine: str, theirs: str, shown) -> None:
    suggestion = desk.suggested_quote("أن العمل انتهى")
    seen = suggestion.version
    getattr(desk, theirs)(suggestion, user=make_editor("another"))
    answer = signed_in.post(reverse(mine, args=[suggestion.pk]), {"version": seen}, headers=HTMX)
    assert answer.status_code == 409
    row = answer.context["conflict"].rows[0]
    assert (row.mine, row.theirs) == shown
    assert row.differs == (shown[0] != shown[1])
