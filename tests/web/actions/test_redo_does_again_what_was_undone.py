import pytest

from annotations.actions.errors import ChangedSince, NothingToRedo, NothingToUndo
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.models import Decision
from tests.factories import make_editor
from tests.web.desk import Desk


def test_what_followed_comes_again_too_under_the_same_ids(desk: Desk) -> None:
    suggestion = desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"], speakers=["خالد منصور"])
    start = desk.state()
    desk.accept(suggestion)
    accepted = desk.state()
    for _ in range(3):
        desk.undo()
        assert desk.state() == start
        desk.redo()
        assert desk.state() == accepted
    with pytest.raises(NothingToRedo):
        desk.redo()
    redo = Decision.objects.filter(action="redo").order_by("-revision")[0]
    assert redo.undoes.action == "undo"


def test_undo_and_redo_walk_the_whole_way_there_and_back(desk: Desk) -> None:
    states = [desk.state()]
    for words in ("إربد", "عمّان"):
        desk.create("place", words)
        states.append(desk.state())
    review_article(user=desk.user, version=desk.version)
    states.append(desk.state())
    reopen_article(user=desk.user, version=desk.version)
    states.append(desk.state())
    for _ in range(2):
        for state in reversed(states[:-1]):
            desk.undo()
            assert desk.state() == state
        with pytest.raises(NothingToUndo):
            desk.undo()
        for state in states[1:]:
            desk.redo()
            assert desk.state() == state
        with pytest.raises(NothingToRedo):
            desk.redo()


def test_a_new_decision_of_ones_own_clears_what_could_be_redone(desk: Desk) -> None:
    desk.create("place", "إربد")
    desk.undo()
    desk.create("place", "عمّان")
    with pytest.raises(NothingToRedo):
        desk.redo()
    desk.undo()
    desk.redo()
    assert desk.marks() == ["عمّان"]
    with pytest.raises(NothingToRedo):
        desk.redo()


def test_a_decision_of_another_clears_nothing(desk: Desk) -> None:
    desk.create("place", "إربد")
    desk.undo()
    desk.create("place", "عمّان", user=make_editor("other"))
    desk.redo()
    assert desk.marks() == ["إربد", "عمّان"]


def test_only_ones_own_undo_is_redone(desk: Desk) -> None:
    desk.create("place", "إربد")
    desk.undo()
    with pytest.raises(NothingToRedo):
        desk.redo(make_editor("other"))


def test_refused_where_another_has_taken_the_place(desk: Desk) -> None:
    other = make_editor("other")
    desk.create("place", "إربد")
    desk.undo()
    taken = desk.create("place", "في إربد", user=other)
    with pytest.raises(ChangedSince) as refusal:
        desk.redo()
    assert [told["id"] for told in refusal.value.current] == [taken.pk]
    desk.undo(other)
    desk.redo()
    assert desk.marks() == ["إربد"]


def test_a_review_is_redone_with_its_time(desk: Desk) -> None:
    desk.create("place", "إربد")
    review_article(user=desk.user, version=desk.version)
    when = desk.shared.reviewed_at
    desk.undo()
    assert desk.shared.state == "in_review"
    desk.redo()
    assert (desk.shared.state, desk.shared.reviewed_at) == ("reviewed", when)


def test_a_change_that_is_redone_after_anothers_review_takes_that_back(desk: Desk) -> None:
    desk.create("place", "إربد")
    desk.undo()
    review_article(user=make_editor("other"), version=desk.version)
    desk.redo()
    assert desk.shared.state == "in_review"


def test_the_same_request_twice_is_one_redo(desk: Desk) -> None:
    from uuid import uuid4

    desk.create("place", "إربد")
    desk.create("place", "عمّان")
    desk.undo()
    desk.undo()
    request = uuid4()
    assert desk.redo(request=request).decision == desk.redo(request=request).decision
    assert desk.marks() == ["إربد"]
