import pytest
from django.db import connection

from annotations.actions.change_mark import change_mark
from annotations.actions.errors import BreaksScheme, Stale
from annotations.models import AnnotationSet, Decision, Mark, Speaker
from tests.factories import make_editor
from tests.web.at_once import at_once
from tests.web.desk import Desk, make_desk


@pytest.fixture
def desk(transactional_db) -> Desk:
    return make_desk()


def race(*acts) -> list[str]:
    """What each act came to, all at once, in order: "done" or the name of the refusal."""
    return [type(it).__name__ if isinstance(it, Exception) else "done" for it in at_once(*acts)]


@pytest.mark.parametrize("attempt", range(5))
def test_one_mark(desk: Desk, attempt: int) -> None:
    other = make_editor("other")
    mark = desk.create("quote", "النجار «لن نتأخر»")

    def change(user, kind):
        return lambda: change_mark(user=user, mark=mark, seen_version=1, kind=kind)

    outcomes = race(change(desk.user, "indirect"), change(other, "indirect"))
    assert sorted(outcomes) == [Stale.__name__, "done"]
    assert Decision.objects.filter(action="change").count() == 1
    assert Mark.objects.get(pk=mark.pk).version == 2


@pytest.mark.parametrize("attempt", range(5))
def test_the_first_decision_of_an_article_makes_its_sets_once(desk: Desk, attempt: int) -> None:
    other = make_editor("other")
    outcomes = race(
        lambda: desk.create("place", "إربد"),
        lambda: desk.create("place", "عمّان", user=other),
        lambda: desk.create("place", "إربد", user=other),
    )
    assert sorted(outcomes) == [BreaksScheme.__name__, "done", "done"]
    assert AnnotationSet.objects.count() == 2
    assert desk.shared.revision == 2


def test_two_articles_make_one_speaker(desk: Desk) -> None:
    second = make_desk(desk.text + " نهاية", user=make_editor("other"))
    outcomes = race(
        lambda: desk.create("quote", "أن العمل انتهى", name="خالد منصور"),
        lambda: second.create("quote", "أن العمل انتهى", name="خالد منصور"),
    )
    assert outcomes == ["done", "done"]
    assert Speaker.objects.count() == 1


def test_no_transaction_is_left_open(desk: Desk) -> None:
    desk.create("place", "إربد")
    assert not connection.in_atomic_block
