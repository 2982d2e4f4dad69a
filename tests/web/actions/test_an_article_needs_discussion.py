import pytest
from django.db import IntegrityError, connection

from annotations.actions.discuss_article import discuss_article
from annotations.actions.errors import Refused
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.models import AnnotationSet, Comment
from annotations.queries.corpus import reviewed_documents
from tests.factories import make_set
from tests.web.desk import Desk


def discuss(desk: Desk, why: str = "من يتكلم هنا؟", **values):
    return discuss_article(user=desk.user, version=desk.version, why=why, **values)


def test_with_a_comment_that_says_why(desk: Desk) -> None:
    done = discuss(desk)
    assert desk.shared.state == "discussion"
    assert done.decision is not None
    assert done.decision.action == "discuss"
    comment = Comment.objects.get()
    assert (comment.text, comment.discusses, comment.open) == ("من يتكلم هنا؟", True, True)


def test_not_without_a_reason(desk: Desk) -> None:
    shared = make_set(desk.version)
    with pytest.raises(Refused):
        discuss(desk, why="  ")
    assert desk.shared.state == "new"
    AnnotationSet.objects.filter(pk=shared.pk).update(state="discussion")
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="says why"):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_change_of_marks_leaves_it_so_and_its_undo_too(desk: Desk) -> None:
    discuss(desk)
    desk.create("place", "إربد")
    assert desk.shared.state == "discussion"
    desk.undo()
    assert desk.shared.state == "discussion"
    assert desk.marks() == []


def test_it_is_out_of_the_corpus_until_it_is_settled(desk: Desk) -> None:
    review_article(user=desk.user, version=desk.version)
    assert len(list(reviewed_documents())) == 1
    discuss(desk)
    assert list(reviewed_documents()) == []
    review_article(user=desk.user, version=desk.version)
    assert desk.shared.state == "reviewed"
    assert len(list(reviewed_documents())) == 1


def test_opened_again(desk: Desk) -> None:
    discuss(desk)
    reopen_article(user=desk.user, version=desk.version)
    assert desk.shared.state == "in_review"


def test_undone_what_was_said_stays_said(desk: Desk) -> None:
    review_article(user=desk.user, version=desk.version)
    discuss(desk)
    desk.undo()
    assert desk.shared.state == "reviewed"
    assert desk.shared.reviewed_by == desk.user
    assert Comment.objects.count() == 1


def test_asked_twice_by_one_request_is_once(desk: Desk) -> None:
    request = "2f9e1c64-2f0e-4d0a-9a0e-0d9c6ad1d001"
    discuss(desk, request=request)
    discuss(desk, request=request)
    assert Comment.objects.count() == 1
