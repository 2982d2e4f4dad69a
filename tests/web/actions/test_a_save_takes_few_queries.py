from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Mark
from tests.factories import make_editor
from tests.web.desk import Desk, make_desk


def queries(act) -> int:
    with CaptureQueriesContext(connection) as caught:
        act()
    # The tests' own transaction makes savepoints of what are transactions else.
    return sum("SAVEPOINT" not in q["sql"] for q in caught.captured_queries)


def filled(sentences: int) -> Desk:
    """A desk whose article has so many sentences, each with a suggested quote."""
    text = "\n".join(f"قال خالد منصور رقم {n} إن العمل انتهى {n}." for n in range(sentences))
    desk = make_desk(text, user=make_editor(f"editor of {sentences}"))
    for n in range(sentences):
        desk.suggested_quote(f"إن العمل انتهى {n}.", speakers=["خالد منصور"])
    return desk


def counts(desk: Desk) -> list[int]:
    quote = Mark.objects.filter(set__version=desk.version, layer="quote")[0]
    return [
        queries(lambda: desk.accept(quote)),
        queries(lambda: desk.create("place", "العمل")),
        queries(lambda: desk.undo()),
    ]


def test_the_same_number_however_many_marks_there_are(db) -> None:
    # What the first person of a name needs once more, every later one does not.
    counts(filled(3))
    assert counts(filled(2)) == counts(filled(40))


def test_a_new_mark_takes_at_most_fourteen(desk: Desk) -> None:
    desk.create("quote", "إن الطريق ستفتح غدا", name="خالد منصور")
    assert queries(lambda: desk.create_("quote", "أن العمل انتهى", kind="indirect")) <= 14
