"""The queue gives by need, one's own first, and never one article to two."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotations.actions.assigning import (
    assign_article,
    release_all_of,
    release_article,
    take_next,
)
from annotations.actions.errors import MayNotAssign, NotAllowed, Refused, Taken
from annotations.actions.review_article import review_article
from annotations.actions.suggest_article import store_suggestions
from annotations.models import AnnotationSet, Assignment
from annotations.queries.queue import KEPT_FOR, Question, queue_page
from annotations.scheme import Document, Place, Why
from newsreader.articles.models import DailyReads
from tests.factories import make_article, make_editor, make_user, version_of
from tests.web.at_once import at_once


def make_unsure(number: int, confidence: float, day: int = 1):
    text = f"كان الجو باردا في عمّان يوم {number}."
    article = make_article(text, published_at=datetime(2026, 1, day, tzinfo=UTC))
    start = text.index("عمّان")
    place = Place("p1", start, start + 5, name="عمّان", why=Why("gazetteer", confidence))
    store_suggestions(version_of(article), Document(id="d", text=text, places=(place,)))
    return article


def test_by_need(db) -> None:
    user = make_editor()
    sure, unsure, unread = make_unsure(1, 0.9, 3), make_unsure(2, 0.2, 2), make_article("لا شيء")
    DailyReads.objects.create(article=sure, day=timezone.localdate(), reads=3)

    def order(name: str) -> list[int]:
        return [row.article.pk for row in queue_page(user, Question(order=name)).rows]

    assert order("sure") == [unsure.pk, sure.pk, unread.pk]
    assert order("old") == [unsure.pk, sure.pk, unread.pk]
    assert order("read")[0] == sure.pk
    assert take_next(user=user) == unsure


def test_sureness_follows_the_decisions(db) -> None:
    article = make_unsure(1, 0.25)
    shared = AnnotationSet.objects.get(version__article=article, kind="shared")
    assert shared.sureness == 0.25
    review_article(user=make_editor(), version=version_of(article), rest="accept")
    shared.refresh_from_db()
    assert shared.sureness is None


def test_one_s_own_come_first_and_the_reviewed_no_more(db) -> None:
    user, chief = make_editor(), make_user("chief", group="reviewers")
    first, second = make_unsure(1, 0.1), make_unsure(2, 0.8)
    assign_article(user=chief, article=second, person=user)
    assert take_next(user=user) == second
    assert take_next(user=user, after=second.pk) == first
    review_article(user=user, version=version_of(second), rest="accept")
    assert take_next(user=user) == first
    review_article(user=user, version=version_of(first), rest="accept")
    assert take_next(user=user) is None


def test_another_s_is_passed_over_until_he_lets_it_lie(db) -> None:
    user, other = make_editor(), make_editor("other")
    article = make_unsure(1, 0.5)
    assert take_next(user=other) == article
    assert take_next(user=user) is None
    Assignment.objects.update(at=timezone.now() - KEPT_FOR - timedelta(minutes=1))
    assert take_next(user=user) == article
    assert list(Assignment.objects.filter(ended_at=None).values_list("person", flat=True)) == [user.pk]


def test_what_a_reviewer_has_given_does_not_lapse(db) -> None:
    user, chief = make_editor(), make_user("chief", group="reviewers")
    assign_article(user=chief, article=make_unsure(1, 0.5), person=user)
    Assignment.objects.update(at=timezone.now() - 9 * KEPT_FOR)
    assert take_next(user=make_editor("other")) is None


def test_who_may_give_and_take(db) -> None:
    user, other, chief = make_editor(), make_editor("other"), make_user("chief", group="reviewers")
    article = make_article("نص")
    with pytest.raises(NotAllowed):
        take_next(user=make_user("reader"))
    with pytest.raises(MayNotAssign):
        assign_article(user=user, article=article, person=other)
    with pytest.raises(Refused):
        assign_article(user=chief, article=article, person=make_user("reader 2"))
    assign_article(user=user, article=article, person=user)
    with pytest.raises(Taken):
        assign_article(user=other, article=article, person=other)
    with pytest.raises(Taken):
        release_article(user=other, article=article)
    assign_article(user=chief, article=article, person=other)
    release_article(user=other, article=article)
    assert not Assignment.objects.filter(ended_at=None).exists()
    assign_article(user=chief, article=article, person=other)
    assert release_all_of(other) == 1


def test_the_database_lets_one_stand(db) -> None:
    user, article = make_editor(), make_article("نص")
    assign_article(user=user, article=article, person=user)
    with pytest.raises(IntegrityError, match="assignment_one_stands"), transaction.atomic():
        Assignment.objects.create(article=article, person=user, by=user)


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_are_given_two_articles() -> None:
    people = [make_editor(f"editor {n}") for n in range(6)]
    articles = [make_unsure(n, 0.5) for n in range(6)]
    given = at_once(*[partial(take_next, user=person) for person in people])
    assert len(given) == len(people)
    assert {article.pk for article in given} == {article.pk for article in articles}
    assert Assignment.objects.filter(ended_at=None).count() == len(people)
