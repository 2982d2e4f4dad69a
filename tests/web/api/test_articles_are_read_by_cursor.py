from datetime import UTC, datetime

import pytest

from annotations.actions.withdraw_article import withdraw_article
from newsreader.articles.models import Article
from tests.factories import make_article, make_editor, make_set
from tests.web.api.asking import Program

pytestmark = pytest.mark.django_db


def of_day(day: int, **fields) -> Article:
    return make_article(f"خبر اليوم {day}.", published_at=datetime(2026, 1, day, tzinfo=UTC), **fields)


def test_every_article_comes_once_though_others_come_in_meanwhile() -> None:
    editor = Program(make_editor())
    made = [of_day(day).pk for day in (5, 4, 3, 2, 1)]
    first = editor.get("/articles?size=2").json()
    of_day(9)
    second = editor.get(f"/articles?size=2&cursor={first['next']}").json()
    third = editor.get(f"/articles?size=2&cursor={second['next']}").json()
    assert [row["number"] for page in (first, second, third) for row in page["items"]] == made
    assert third["next"] is None


def test_an_article_has_its_text_and_what_tells_that_it_changed() -> None:
    article = of_day(1, outlet="جريدة الاختبار", title="عنوان")
    told = Program(make_editor()).get(f"/articles/{article.pk}").json()
    assert told["text"] == "خبر اليوم 1."
    assert told["outlet"] == "جريدة الاختبار"
    assert (told["state"], told["version"], told["revision"]) == ("new", 1, 0)
    assert told["page"].endswith(f"/articles/{article.pk}/")


def test_a_list_is_narrowed_by_outlet_day_and_state() -> None:
    editor = Program(make_editor())
    here, there = of_day(1, outlet="جريدة"), of_day(2, outlet="صحيفة")
    make_set(there, state="reviewed")
    numbers = {
        asked: [row["number"] for row in editor.get(f"/articles?{asked}").json()["items"]]
        for asked in ("outlet=جريدة", "since=2026-01-02", "state=reviewed", "outlet=لا أحد")
    }
    assert numbers == {
        "outlet=جريدة": [here.pk],
        "since=2026-01-02": [there.pk],
        "state=reviewed": [there.pk],
        "outlet=لا أحد": [],
    }


def test_a_visitor_reads_what_the_pages_show_a_visitor(settings) -> None:
    open_, closed = of_day(1), of_day(2)
    make_set(open_, state="reviewed")
    visitor = Program()
    assert [row["number"] for row in visitor.get("/articles").json()["items"]] == [open_.pk]
    assert visitor.get(f"/articles/{closed.pk}").status_code == 404
    settings.PUBLIC_READING = "off"
    assert visitor.get("/articles").json()["items"] == []
    assert visitor.get(f"/articles/{open_.pk}").status_code == 404


def test_a_withdrawn_article_says_so_without_a_word_of_it() -> None:
    article = of_day(1)
    make_set(article, state="reviewed")
    withdraw_article(user=None, article=article, reason="نُشر خطأ")
    answer = Program().get(f"/articles/{article.pk}")
    assert answer.status_code == 410
    assert answer.json()["code"] == "withdrawn"
    assert "نُشر خطأ" in answer.json()["message"]
    assert "خبر" not in answer.content.decode()
    assert Program().get(f"/articles/{article.pk}/annotations").status_code == 410
