"""An article that is given to two annotators, for the tests of independent annotation."""

from dataclasses import dataclass
from typing import Any

import pytest

from annotations.actions.create_mark import create_mark
from annotations.actions.give_article import give_article
from annotations.actions.review_article import review_article
from annotations.models import AnnotationSet, Mark
from tests.factories import make_editor, make_user
from tests.web.desk import Desk, make_desk

FIRST, SECOND = "إن الطريق ستفتح غدا في إربد", "أن العمل انتهى"


@dataclass
class Given:
    """The desk of an editor who shares the article, a reviewer, and two annotators to whom it is given."""

    desk: Desk
    reviewer: Any
    sara: Any
    omar: Any

    def mark(self, who: Any, layer: str, words: str, **values: Any) -> Mark:
        span = self.desk.span(words)
        done = create_mark(user=who, version=self.desk.version, layer=layer, **span, **values)
        return Mark.objects.select_related("set__version", "entity").get(pk=done.marks[0])

    def done(self, *people: Any) -> None:
        for who in people:
            review_article(user=who, version=self.desk.version, rest="reject")

    def set_of(self, who: Any) -> AnnotationSet:
        return AnnotationSet.objects.get(version=self.desk.version, annotator=who, kind="individual")

    def words(self, who: Any) -> list[str]:
        return [m.text for m in self.set_of(who).marks.all()]


def given(with_suggestions: bool = False) -> Given:
    desk = make_desk()
    people = Given(desk, make_user("huda", "reviewers"), make_editor("sara"), make_editor("omar"))
    give_article(
        user=people.reviewer,
        version=desk.version,
        annotators=[people.sara, people.omar],
        with_suggestions=with_suggestions,
    )
    return people


@pytest.fixture
def at(db) -> Given:
    return given()
