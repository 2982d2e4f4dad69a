from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.actions.review_article import review_article
from annotations.models import Place
from annotations.queries.place_page import in_sentence
from newsreader.articles.models import Article
from tests.factories import make_article, make_editor, version_of
from tests.web.desk import Desk

pytestmark = pytest.mark.django_db

TEXT = "كان الجو باردا. وصل الوفد {0} إلى إربد صباحا، ثم عاد من إربد إلى القاهرة! وانتهى."


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def irbid() -> Place:
    Place.objects.create(key="cairo", name="القاهرة", kind="capital", latitude=30.04, longitude=31.24)
    Place.objects.create(key="mars", name="المريخ", kind="site")
    return Place.objects.create(
        key="irbid", name="إربد", name_en="Irbid", kind="city", country="JO", latitude=32.55, longitude=35.85
    )


def article_of(editor, number: int, reviewed: bool = True) -> Desk:
    text = TEXT.format(number)
    article = make_article(
        text, title=f"الخبر {number}", published_at=datetime(2025, 1, number, 12, tzinfo=UTC)
    )
    desk = Desk(article, version_of(article), editor, text)
    desk.create("place", "إربد", place="irbid")
    again = text.index("إربد", text.index("إربد") + 1)
    desk.create_("place", "", start=again, end=again + 4, text="إربد", place="irbid")
    desk.create("place", "القاهرة", place="cairo")
    if reviewed:
        review_article(user=editor, version=desk.version)
    return desk


def page(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_places_with_their_mentions(client, editor, irbid, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    article_of(editor, 1)
    article_of(editor, 2)
    shown = page(client, "place-list")
    assert shown.index("إربد</bdi>") < shown.index("القاهرة</bdi>")
    assert "<title>إربد: 4</title>" in shown
    assert shown.count("<circle") == 2
    assert "arab-world" in shown
    assert "world.svg" in page(client, "place-list", map="world")


def test_of_one_article(client, editor, irbid, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    desk = article_of(editor, 1)
    article_of(editor, 2)
    assert "<title>إربد: 2</title>" in page(client, "article-map", desk.article.pk)
    assert client.get(reverse("article-map", args=[desk.article.pk + 99])).status_code == 404
    assert client.get("/articles/99999999999999999999/map/").status_code == 404


def test_a_place_with_the_sentences_that_name_it(client, editor, irbid, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    desk = article_of(editor, 1)
    article_of(editor, 2)
    shown = page(client, "place", "irbid")
    assert shown.index("الخبر 2") < shown.index("الخبر 1")
    assert "وصل الوفد 1 إلى <mark" in shown
    assert "الجو باردا" not in shown
    mark = desk.shared.marks.filter(layer="place").order_by("start")[0]
    assert f"{desk.article.get_absolute_url()}#mark-{mark.pk}" in shown
    assert "\u206632.55°\u2069 شمالًا، \u206635.85°\u2069 شرقًا" in shown
    assert 'class="empty"' in page(client, "place", "mars")
    assert client.get("/places/nowhere/").status_code == 404
    assert client.get("/places/irbid/?after=yesterday").status_code == 404


@pytest.mark.parametrize(("reading", "seen"), [("off", False), ("reviewed", False), ("all", True)])
def test_what_is_not_reviewed_is_shown_where_all_is_open(
    client, editor, irbid, settings, reading, seen
) -> None:
    settings.PUBLIC_READING = reading
    desk = article_of(editor, 1, reviewed=False)
    assert ("<circle" in page(client, "place-list")) is seen
    assert ("الخبر 1" in page(client, "place", "irbid")) is seen
    client.force_login(editor)
    assert "الخبر 1" in page(client, "place", "irbid")
    client.logout()
    Article.objects.filter(pk=desk.article.pk).update(visibility="hidden")
    assert "الخبر 1" not in page(client, "place", "irbid")


def test_page_by_page(client, editor, irbid, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    for number in range(1, 23):
        article_of(editor, number)
    first = client.get(reverse("place", args=["irbid"])).context["page"]
    assert [n.article.title for n in first.namings] == [f"الخبر {n}" for n in range(22, 2, -1)]
    second = client.get(reverse("place", args=["irbid"]), {"after": str(first.next)}).context["page"]
    assert [n.article.title for n in second.namings] == ["الخبر 2", "الخبر 1"]
    assert second.next is None


def test_the_pages_cost_no_more_for_more(client, editor, irbid, settings) -> None:
    settings.PUBLIC_READING = "reviewed"
    counts = []
    for number in range(1, 5):
        article_of(editor, number)
        with CaptureQueriesContext(connection) as caught:
            page(client, "place-list")
            page(client, "place", "irbid")
        counts.append(len(caught))
    assert counts[0] == counts[-1] <= 7


@pytest.mark.parametrize(
    ("text", "name", "before", "after"),
    [
        ("قال. وصل إلى إربد اليوم. عاد.", "إربد", "وصل إلى ", " اليوم."),
        ("إربد", "إربد", "", ""),
        ("وبإربد\nشيء", "إربد", "وب", ""),
        ("كلمة " * 100 + "إربد، ثم", "إربد", "… " + " ".join(["كلمة"] * 27) + " ", "، ثم"),
    ],
)
def test_the_sentence_around_a_name(text: str, name: str, before: str, after: str) -> None:
    start = text.index(name)
    found = in_sentence(text, start, start + len(name))
    assert (found[1], found[2].rstrip()) == (name, after)
    assert found[0] == before or (
        before.startswith("…") and found[0].startswith("… كلمة") and len(found[0]) < 145
    )
