import pytest

from annotations.actions.accept_all import accept_all
from annotations.actions.errors import NotAllowed, Refused, Stale
from annotations.actions.restore_article import restore_article
from annotations.actions.review_article import review_article
from annotations.models import Decision, Mark
from tests.factories import make_editor, make_mark, make_set, make_user
from tests.web.desk import Desk, make_desk


def bring_back(desk: Desk, revision: int, **values):
    decision = Decision.objects.get(set=desk.shared, revision=revision).pk
    return restore_article(
        **{"user": desk.user, "version": desk.version, "decision": decision, **values}
    ).decision


def without_whose(desk: Desk) -> dict:
    state = desk.state()
    for mark in state["marks"].values():
        mark.update(decided_by=None, decided_at=None)
    return state


def test_all_that_others_decided_since_is_taken_back_in_one_decision(desk: Desk) -> None:
    other = make_editor("other")
    suggestion = desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"], speakers=["خالد منصور"])
    place = desk.create("place", "إربد")
    then = without_whose(desk)
    desk.accept(suggestion, user=other)
    desk.delete(place, user=other)
    desk.create("place", "عمّان", user=other)
    before = desk.state()
    assert bring_back(desk, 1).action == "restore"
    assert without_whose(desk) == then
    assert desk.marks() == ["إربد"]
    back = Mark.objects.get(pk=place.pk)
    assert back.version > place.version
    assert back.decided_by == desk.user
    assert Decision.objects.filter(set=desk.shared).count() == 5
    desk.undo()
    assert desk.state() == before
    desk.redo()
    assert without_whose(desk) == then


def test_the_article_is_in_review_though_it_was_reviewed_then(desk: Desk) -> None:
    desk.create("place", "إربد")
    review_article(user=desk.user, version=desk.version)
    desk.create("place", "عمّان")
    bring_back(desk, 2)
    assert desk.marks() == ["إربد"]
    assert desk.shared.state == "in_review"


def test_the_state_that_stands_is_no_decision(desk: Desk) -> None:
    desk.create("place", "إربد")
    assert bring_back(desk, 1) is None


def test_whoever_saw_less_looks_again_first(desk: Desk) -> None:
    desk.create("place", "إربد")
    desk.create("place", "عمّان")
    with pytest.raises(Stale):
        bring_back(desk, 1, seen_revision=1)
    bring_back(desk, 1, seen_revision=2)


def test_a_decision_on_another_text_is_refused(desk: Desk) -> None:
    desk.create("place", "إربد")
    elsewhere = make_desk("خبر آخر عن إربد.", user=desk.user)
    elsewhere.create("place", "إربد")
    with pytest.raises(Refused):
        restore_article(
            user=desk.user,
            version=desk.version,
            decision=Decision.objects.get(set=elsewhere.shared).pk,
        )
    assert Decision.objects.count() == 2


def test_a_reader_brings_nothing_back(desk: Desk) -> None:
    desk.create("place", "إربد")
    with pytest.raises(NotAllowed):
        bring_back(desk, 1, user=make_user("a reader"))


def test_what_a_suggestion_that_was_withdrawn_became_comes_back_without_it(desk: Desk) -> None:
    suggestion = make_mark(make_set(desk.version, "suggestions"), "place", "إربد")
    accept_all(user=desk.user, version=desk.version)
    desk.undo()
    Mark.objects.filter(pk=suggestion.pk).delete()
    bring_back(desk, 1)
    assert desk.marks() == ["إربد"]
    assert Mark.objects.get(set=desk.shared).origin is None
