"""Pages cost the same number of queries for one mark or a hundred, one article or twenty."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.queries.article_list import article_list
from annotations.queries.reading import article_reading
from tests.factories import make_article, make_editor, make_mark, make_place, make_quote, make_set

pytestmark = pytest.mark.django_db

SENTENCE = "قال خالد {0} إن العمل {0} انتهى في إربد {0}. "


def article_of(sentences: int):
    article = make_article(
        "\n".join(SENTENCE.format(n) for n in range(100, 100 + sentences)),
        published_at=datetime(2025, 1, 1, tzinfo=UTC),
    )
    for kind in ("shared", "suggestions"):
        of = make_set(article, kind)
        for number in range(100, 100 + sentences):
            speaker = (f"خالد {number}", f"خالد {number}")
            make_quote(of, f"إن العمل {number} انتهى", speakers=[speaker])
            make_mark(of, "place", f"إربد {number}", place=make_place(f"p{number}", f"إربد {number}"))
    return article


def queries(work) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        work()
    return len(caught)


def test_a_reading_takes_few_queries_and_one_for_the_users_rights():
    few, many = article_of(1), article_of(40)
    editor = make_editor()
    # The version, sets, marks, speakers, cues, entities, for an editor the next undo and redo and the open
    # comments too; and at first whether the user is one.
    assert queries(lambda: article_reading(few, editor)) == 9
    assert [queries(lambda a=a: article_reading(a, editor)) for a in (few, many)] == [8, 8]
    assert [queries(lambda a=a: article_reading(a, AnonymousUser())) for a in (few, many)] == [6, 6]


def test_the_pages_cost_no_more_for_more(client, settings):
    settings.PUBLIC_READING = "all"
    few, many = article_of(1), article_of(40)
    assert queries(lambda: client.get(few.get_absolute_url())) == queries(
        lambda: client.get(many.get_absolute_url())
    )
    # The article, the reading, the newer and the older one; and that it was opened is counted.
    assert queries(lambda: client.get(many.get_absolute_url())) == 10
    before = queries(lambda: client.get("/"))
    for number in range(10):
        make_article(f"خبر آخر رقم {number}.", published_at=datetime(2025, 1, 2, tzinfo=UTC))
    assert queries(lambda: client.get("/")) == before
    assert before <= 7


def test_a_page_of_the_list_in_the_middle_costs_the_same():
    editor = make_editor()
    for number in range(9):
        make_article(f"خبر رقم {number}.", published_at=datetime(2025, 1, 1 + number, tzinfo=UTC))
    first = article_list(editor, size=3)
    costs = [
        queries(lambda: article_list(editor, size=3)),
        queries(lambda: article_list(editor, first.next, 3)),
    ]
    assert costs[0] == costs[1]
