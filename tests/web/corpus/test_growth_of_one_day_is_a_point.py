"""The drawings of growth show one day alone as a point: no line rises from the eve over that one date."""

from datetime import UTC, date, datetime

import pytest

from annotations.actions.count_numbers import count_numbers
from annotations.models import AnnotationSet
from annotations.queries.numbers import Period, numbers_of
from annotations.queries.numbers_drawings import Speech, growth_drawings
from tests.web.corpus.articles import reviewed_article

pytestmark = pytest.mark.django_db

SPEECH = Speech(short=lambda value: f"{value:g}", day=lambda day: f"{day}")


def test_one_day_is_a_point_and_two_are_a_line():
    article = reviewed_article(1)
    reviewed = AnnotationSet.objects.filter(version__article=article)
    reviewed.update(reviewed_at=datetime(2026, 3, 2, 12, tzinfo=UTC))
    count_numbers()
    for until, parts in ((date(2026, 3, 2), "M"), (date(2026, 3, 3), "ML")):
        drawing = growth_drawings(numbers_of(Period(date(2026, 3, 2), until, "week")), SPEECH)[1].plot
        (line,) = drawing.lines
        assert "".join(filter(str.isalpha, line.path))[:2] == parts
        assert (line.filled.count("z"), line.name.text) == (1, "1")
