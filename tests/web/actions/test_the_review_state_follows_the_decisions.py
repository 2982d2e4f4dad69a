import pytest

from annotations.actions.accept_all import accept_all
from annotations.actions.errors import ChangedSince, Stale, Undecided
from annotations.actions.reject_all import reject_all
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.models import Decision, Mark
from tests.factories import make_editor, make_mark, make_set
from tests.web.desk import Desk


def review(desk: Desk, **values):
    return review_article(**{"user": desk.user, "version": desk.version, **values})


def test_the_first_change_puts_it_in_review(desk: Desk) -> None:
    make_set(desk.version)
    assert desk.shared.state == "new"
    desk.create("place", "إربد")
    assert desk.shared.state == "in_review"


def test_refused_while_suggestions_are_undecided(desk: Desk) -> None:
    desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"])
    with pytest.raises(Undecided) as refusal:
        review(desk)
    assert refusal.value.count == 1
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("rest", "marks"), [("accept", ["مضيفا", "أن العمل انتهى"]), ("reject", [])])
def test_the_rest_is_settled_in_the_same_decision(desk: Desk, rest: str, marks: list[str]) -> None:
    desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"])
    before = desk.state()
    review(desk, rest=rest)
    assert desk.shared.state == "reviewed"
    assert desk.shared.reviewed_at is not None
    assert desk.marks() == marks
    assert Decision.objects.count() == 1
    desk.undo()
    assert desk.state() == before


def test_a_later_change_takes_it_back_to_in_review_in_its_own_row(desk: Desk) -> None:
    review(desk)
    place = desk.create("place", "إربد")
    assert desk.shared.state == "in_review"
    changes = Decision.objects.get(action="create").changes
    assert [c["after"]["state"] for c in changes if c["what"] == "set"] == ["in_review"]
    desk.undo()
    assert desk.shared.state == "reviewed"
    assert not Mark.objects.filter(pk=place.pk).exists()


def test_reviewed_twice_is_one_decision(desk: Desk) -> None:
    review(desk)
    assert review(desk).decision is None
    assert Decision.objects.count() == 1


def test_reopened_and_undone(desk: Desk) -> None:
    review(desk)
    when = desk.shared.reviewed_at
    reopen_article(user=desk.user, version=desk.version)
    assert desk.shared.state == "in_review"
    assert reopen_article(user=desk.user, version=desk.version).decision is None
    desk.undo()
    assert (desk.shared.state, desk.shared.reviewed_at) == ("reviewed", when)
    desk.undo()
    assert desk.shared.state == "new"


def test_a_review_that_was_overtaken_cannot_be_undone(desk: Desk) -> None:
    review(desk)
    desk.create("place", "إربد", user=make_editor("other"))
    with pytest.raises(ChangedSince):
        desk.undo()


def test_undoing_a_change_takes_anothers_review_back(desk: Desk) -> None:
    desk.create("place", "إربد")
    review(desk, user=make_editor("other"))
    desk.undo()
    assert desk.shared.state == "in_review"


def test_an_editor_who_saw_less_must_look_again(desk: Desk) -> None:
    desk.create("place", "إربد")
    with pytest.raises(Stale):
        review(desk, seen_revision=0)
    review(desk, seen_revision=1)


def test_accept_all_takes_only_what_is_sure_enough(desk: Desk) -> None:
    suggestions = make_set(desk.version, "suggestions")
    make_mark(suggestions, "place", "إربد", confidence=0.9)
    make_mark(suggestions, "place", "عمّان", confidence=0.2)
    accept_all(user=desk.user, version=desk.version, least_confidence=0.5)
    assert desk.marks() == ["إربد"]
    reject_all(user=desk.user, version=desk.version)
    assert desk.marks() == ["إربد"]
    review(desk)
