from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_editor
from tests.web.desk import make_desk


def test_the_same_number_however_many_marks_there_are(client, db) -> None:
    editor = make_editor()
    client.force_login(editor)
    counts = []
    # The first of a name makes a speaker of the corpus; the two that are compared find it.
    for sentences in (1, 2, 30):
        desk = make_desk("\n".join(f"قال خالد منصور إن العمل انتهى {n}." for n in range(sentences)), editor)
        for n in range(sentences):
            desk.suggested_quote(f"إن العمل انتهى {n}", speakers=["خالد منصور"])
        with CaptureQueriesContext(connection) as caught:
            answer = client.post(
                reverse("mark-create", args=[desk.article.pk]),
                {"layer": "quote", **desk.span("العمل"), "name": "خالد منصور", "kind": "indirect"},
                headers={"HX-Request": "true"},
            )
        assert answer.status_code == 200
        counts.append(sum("SAVEPOINT" not in q["sql"] for q in caught.captured_queries))
    assert counts[1] == counts[2]
    assert counts[2] <= 32
