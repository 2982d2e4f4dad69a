"""The page of numbers: what it says, to whom, of which period, and its tables as downloads."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from annotations.actions.count_numbers import count_numbers
from annotations.actions.review_article import review_article
from annotations.models import AnnotationSet, Counting, DailyCount
from annotations.queries.numbers import Period, numbers_of
from tests.factories import make_editor
from tests.web.corpus.articles import reviewed_article
from tests.web.desk import make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def page(client, query: str = "") -> str:
    return client.get(reverse("numbers") + query, headers={"accept-language": "en"}).text


def rows(client, name: str, query: str = "") -> list[dict[str, str]]:
    answer = client.get(reverse("numbers-csv", args=[name]) + query)
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def reviewed_on(day: date, seed: int, **fields) -> None:
    article = reviewed_article(seed, **fields)
    when = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    AnnotationSet.objects.filter(version__article=article).update(reviewed_at=when)


def test_it_says_when_nothing_was_counted_and_when_nothing_was_reviewed(client):
    assert "Nothing has been counted yet" in page(client)
    make_desk()
    count_numbers()
    assert "No article has been reviewed yet" in page(client)
    assert "No article was reviewed in this period" in page(client, "?since=2020-01-01&until=2020-02-01")


def test_it_tells_the_period_that_is_asked_for(client):
    reviewed_on(date(2026, 3, 2), 1, outlet="=A1")
    reviewed_on(date(2026, 3, 4), 2)
    reviewed_on(date(2026, 3, 9), 3)
    count_numbers()
    Counting.objects.update(as_of=datetime(2026, 3, 12, tzinfo=UTC))
    growth = rows(client, "growth", "?since=2026-03-04&until=2026-03-10&by=week")
    assert [(row["week"], row["reviewed_new"], row["reviewed"]) for row in growth] == [
        ("2026-03-09", "1", "3"),
        ("2026-03-02", "1", "2"),
    ]
    assert [row["outlet"] for row in rows(client, "outlets")] == ["جريدة الساحل", "'=A1"]
    assert rows(client, "layers", "?until=2026-03-03")[3] == {"layer": "place", "marks": "1", "share": "1.0"}
    assert client.get(reverse("numbers-csv", args=["people"])).status_code == 404
    assert "As of March 12, 2026" in page(client, "?since=never&by=day&match=all")


@pytest.mark.parametrize("step", ["week", "month", "year"])
def test_any_period_has_what_its_days_have(step):
    days = [date(2026, 1, 5) + timedelta(days=9 * n) for n in range(12)]
    for seed, day in enumerate(days):
        reviewed_on(day, seed)
    count_numbers()
    Counting.objects.update(as_of=datetime(2026, 5, 1, tzinfo=UTC))
    for since, until in (
        (None, None), (days[1], days[1]), (days[2], days[7]), (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 2, 1), date(2026, 3, 31)), (date(2026, 1, 31), date(2026, 3, 1)),
    ):  # fmt: skip
        told = numbers_of(Period(since, until, step))
        within = [day for day in days if (since or day) <= day <= (until or day)]
        assert told.all["reviewed"] == sum(s.numbers["reviewed"] for s in told.stretches) == len(within)
        assert told.before["reviewed"] == len([day for day in days if day < (since or days[0])])
        assert sum(numbers["reviewed"] for _, numbers in told.outlets) == len(within)


def test_a_share_of_few_is_said_with_how_many_they_are_and_nobody_is_named(client):
    desk = make_desk(user=make_editor("salma"))
    desk.accept(desk.suggested_quote("إن الطريق ستفتح غدا"))
    review_article(user=desk.user, version=desk.version)
    count_numbers()
    shown = page(client)
    assert "1 of 1" in shown
    assert "salma" not in shown
    assert "المدوّنة في أرقام" in client.get(reverse("numbers")).text


def test_where_the_marks_come_from_is_told_with_what_was_changed_since(client):
    reviewed_article(1)
    count_numbers()
    DailyCount.objects.filter(what="added.place").update(what="imported.place")
    DailyCount.objects.filter(what="marks.place").update(number=4)
    assert not re.search(r"\d changed", page(client))
    for span in ("day", "month"):
        DailyCount.objects.create(
            what="imported-changed.place",
            span=span,
            day=DailyCount.objects.filter(span=span)[0].day,
            number=1,
        )
    place = rows(client, "origins")[3]
    assert (place["marks"], place["imported"], place["imported_share"], place["imported_changed"]) == (
        "4", "1", "0.25", "1",
    )  # fmt: skip
    shown = page(client)
    assert "1 changed" in shown
    # One cell of the table has number and share, and its heading says what the share is of.
    assert re.search(r'imported<span class="unseen">, share of marks</span>', shown)
    assert re.search(r'<td class="number">1 <span class="beside"><bdi>25%</bdi></span>', shown)


def test_whoever_may_read_nothing_is_sent_to_the_log_in(client, settings):
    settings.PUBLIC_READING = "off"
    for address in (reverse("numbers"), reverse("numbers-csv", args=["growth"])):
        assert client.get(address)["Location"].startswith(reverse("login"))


def test_an_editor_counts_what_came_since(client):
    desk = make_desk()
    review_article(user=desk.user, version=desk.version)
    client.force_login(desk.user)
    assert client.post(reverse("numbers-count")).status_code == 302
    assert DailyCount.objects.get(what="reviewed", span="day").number == 1


def test_it_costs_the_same_queries_for_any_corpus(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(client)
        return len(caught)

    reviewed_on(date(2026, 3, 2), 1)
    count_numbers()
    few = queries()
    for seed in range(2, 8):
        reviewed_on(date(2026, 3, 2 + seed), seed, outlet=f"جريدة {seed}")
    count_numbers()
    assert queries() == few == 5


@pytest.mark.parametrize(("asked", "step", "stretches"), [("week", "month", 27), (None, "month", 27)])
def test_a_long_time_is_told_in_longer_stretches(asked, step, stretches):
    reviewed_on(date(2024, 1, 15), 1)
    count_numbers()
    Counting.objects.update(as_of=datetime(2026, 3, 12, tzinfo=UTC))
    DailyCount.objects.filter(what="articles").delete()
    numbers = numbers_of(Period(step=asked))
    assert (numbers.step, len(numbers.stretches)) == (step, stretches)
