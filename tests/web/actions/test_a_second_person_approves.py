import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotations.actions.approve_article import approve_article
from annotations.actions.errors import MayNotApprove, OwnReview, Refused, Stale
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.actions.suggest_article import suggest_article
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import AnnotationSet, Decision
from tests.factories import make_editor, make_user
from tests.web.desk import Desk


def review(desk: Desk, user=None):
    return review_article(user=user or desk.user, version=desk.version)


def approve(desk: Desk, user, **values):
    return approve_article(user=user, version=desk.version, **values)


@pytest.fixture
def reviewer(db):
    return make_user("reviewer", group="reviewers")


@pytest.fixture
def approved(desk: Desk, reviewer) -> Desk:
    desk.create("place", "إربد")
    review(desk)
    approve(desk, reviewer)
    return desk


def test_it_stays_reviewed_and_names_both(desk: Desk, reviewer) -> None:
    review(desk)
    done = approve(desk, reviewer)
    shared = desk.shared
    assert (shared.state, shared.standing) == ("reviewed", "approved")
    assert (shared.reviewed_by, shared.approved_by) == (desk.user, reviewer)
    assert done.decision is not None
    assert done.decision.action == "approve"
    assert approve(desk, reviewer).decision is None


def test_never_by_who_reviewed_it(desk: Desk, reviewer) -> None:
    review(desk, reviewer)
    with pytest.raises(OwnReview):
        approve(desk, reviewer)
    shared = desk.shared
    with pytest.raises(IntegrityError, match="approved_by_a_second_person"), transaction.atomic():
        AnnotationSet.objects.filter(pk=shared.pk).update(approved_by=reviewer, approved_at=timezone.now())


def test_by_reviewers_and_administrators_alone(desk: Desk) -> None:
    review(desk)
    with pytest.raises(MayNotApprove):
        approve(desk, make_editor("another"))
    approve(desk, make_user("chief", group="administrators"))


def test_only_what_is_reviewed(desk: Desk, reviewer) -> None:
    desk.create("place", "إربد")
    with pytest.raises(Refused):
        approve(desk, reviewer)
    with pytest.raises(IntegrityError, match="approved_by_a_second_person"), transaction.atomic():
        AnnotationSet.objects.filter(pk=desk.shared.pk).update(
            approved_by=reviewer, approved_at=timezone.now()
        )


def test_who_saw_less_must_look_again(desk: Desk, reviewer) -> None:
    review(desk)
    with pytest.raises(Stale):
        approve(desk, reviewer, seen_revision=0)


def test_a_later_change_takes_approval_back_and_its_undo_brings_it_again(approved: Desk, reviewer) -> None:
    before = approved.state()
    approved.create("place", "عمّان")
    shared = approved.shared
    assert (shared.state, shared.approved_by, shared.reviewed_by) == ("in_review", None, None)
    approved.undo()
    shared = approved.shared
    assert (shared.standing, shared.approved_by, shared.reviewed_by) == ("approved", reviewer, approved.user)
    assert approved.state() == before


def test_the_approver_undoes_it(approved: Desk, reviewer) -> None:
    approved.undo(reviewer)
    assert approved.shared.standing == "reviewed"
    assert approved.shared.reviewed_by == approved.user


def test_to_undo_the_review_takes_the_approval_too(approved: Desk) -> None:
    approved.undo()
    assert (approved.shared.state, approved.shared.approved_at) == ("in_review", None)


def test_opened_again_it_is_neither(approved: Desk) -> None:
    reopen_article(user=approved.user, version=approved.version)
    assert (approved.shared.state, approved.shared.approved_at) == ("in_review", None)


def test_it_counts_as_reviewed_to_the_suggester_and_goes_with_a_withdrawal(approved: Desk, reviewer) -> None:
    assert suggest_article(approved.version).decision is None
    withdraw_article(user=reviewer, article=approved.article, reason="طلب أصحابه ذلك")
    assert (approved.shared.state, approved.shared.approved_at) == ("withdrawn", None)


def test_every_step_is_a_decision(approved: Desk) -> None:
    actions = Decision.objects.filter(set=approved.shared).order_by("revision")
    assert [d.action for d in actions] == ["create", "review", "approve"]
