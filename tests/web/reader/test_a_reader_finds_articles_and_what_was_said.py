from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.queries.search.concordance import concordance
from annotations.queries.search.question import understood
from newsreader.articles.importing import Incoming, store
from newsreader.articles.models import Article
from tests.factories import make_editor, version_of
from tests.web.desk import Desk

pytestmark = pytest.mark.django_db

FIRST = "بدأت المحادثات في عمّان. وقال وزير النقل خالد منصور إن الطريق إلى القاهرة مفتوحة."
SECOND = "وصل الوفد إلى إربد. وقالت سعاد النجار «لن نتأخر عن الموعد»، والجسر مغلق."


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def desks(editor, settings) -> list[Desk]:
    """Two reviewed articles, each with a quote; the second is newer."""
    settings.PUBLIC_READING = "reviewed"
    made = []
    for number, text in enumerate((FIRST, SECOND), start=1):
        url = f"https://news.example/{number}"
        when = datetime(2025, 1, number, tzinfo=UTC)
        incoming = Incoming("file", 1, text, f"الخبر {number}", True, url, published_at=when)
        store([incoming], on_refused=pytest.fail)
        article = Article.objects.get(url=url)
        made.append(Desk(article, version_of(article), editor, text))
    made[0].create("quote", "إن الطريق إلى القاهرة مفتوحة", name="خالد منصور")
    made[0].create("place", "القاهرة", name="")
    made[1].create("quote", "«لن نتأخر عن الموعد»", kind="direct", name="سعاد النجار")
    for desk in made:
        review_article(user=editor, version=desk.version)
    return made


def found(client, question: str, **more) -> list[str]:
    """The titles of the articles found, or the quotes' words."""
    answer = client.get(reverse("search"), {"q": question, **more})
    assert answer.status_code == 200
    return [hit.article.title for hit in answer.context["hits"].found]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("عمان", [1]),
        ("محادثات", [1]),
        ("القاهره", [1]),
        ("قاهرة", [1]),
        ("الوفد", [2]),
        ("النقل وزير", [1]),
        ("«وزير النقل»", [1]),
        ("«النقل وزير»", []),
        ("“الطريق إلى القاهرة”", [1]),
        ("الى", [2, 1]),
        ("الى -الجسر", [1]),
        ("الى -«وزير النقل»", [2]),
        ("متكلم:«خالد منصور»", [1]),
        ("speaker:منصور", [1]),
        ("الى speaker:سعاد", [2]),
        ("مكان:القاهرة", [1]),
        ("place:القاهره الجسر", []),
        ("الخبر", [2, 1]),
        ("لا شيء كهذا", []),
    ],
)
def test_articles(client, desks, question, numbers) -> None:
    assert found(client, question) == [f"الخبر {number}" for number in numbers]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("الطريق", [1]),
        ("محادثات", []),
        ("«نتأخر عن»", [2]),
        ("متكلم:سعاد", [2]),
        ("مكان:القاهرة", [1]),
        ("طريق متكلم:سعاد", []),
    ],
)
def test_what_was_said(client, desks, question, numbers) -> None:
    assert found(client, question, **{"in": "quotes"}) == [f"الخبر {number}" for number in numbers]


def test_a_hit_stands_in_its_sentence(client, desks) -> None:
    [line] = concordance(FIRST, understood("طريق").wanted).lines
    assert (line.hit, "".join(s.text for s in line.after)) == ("الطريق", " إلى القاهرة مفتوحة.")
    page = client.get(reverse("search"), {"q": "طريق"}).content.decode()
    assert '<mark class="hit">الطريق</mark>' in page
    assert "بدأت المحادثات" not in page


@pytest.mark.parametrize(("reading", "seen"), [("off", []), ("reviewed", []), ("all", ["الخبر 2"])])
def test_what_is_not_open_is_not_found(client, desks, settings, reading, seen) -> None:
    settings.PUBLIC_READING = reading
    desk = desks[1]
    desk.create("place", "إربد")
    assert found(client, "الوفد") == found(client, "نتأخر", **{"in": "quotes"}) == seen
    Article.objects.update(visibility="hidden")
    assert found(client, "الوفد") == found(client, "نتأخر", **{"in": "quotes"}) == []
    client.force_login(desk.user)
    assert found(client, "الوفد") == found(client, "نتأخر", **{"in": "quotes"}) == ["الخبر 2"]


def test_a_suggestion_is_no_quote_that_is_found(client, editor, desks, settings) -> None:
    settings.PUBLIC_READING = "all"
    reopen_article(user=editor, version=desks[0].version)
    desks[0].suggested_quote("بدأت المحادثات في عمّان", speakers=["البيان"])
    assert found(client, "محادثات", **{"in": "quotes"}) == []


@pytest.mark.parametrize(
    ("question", "told"),
    [("«مفتوح", 1), ("-الجسر", 1), ("!!!", 1), ("متكلم:", 2), ("كلمة " * 200, 1), ("طريق", 0), ("", 0)],
)
def test_an_odd_question_is_answered_kindly(client, desks, question, told) -> None:
    answer = client.get(reverse("search"), {"q": question})
    assert answer.status_code == 200
    assert len(answer.context["question"].troubles) == told


def test_page_by_page(client, editor, settings) -> None:
    settings.PUBLIC_READING = "all"
    store(
        [
            Incoming("file", 1, f"خبر عن الطريق رقم {n}.", f"الخبر {n}", True, f"https://news.example/{n}")
            for n in range(25)
        ],
        on_refused=pytest.fail,
    )
    first = client.get(reverse("search"), {"q": "طريق"}).context["hits"]
    titles = [hit.article.title for hit in first.found]
    titles += found(client, "طريق", after=str(first.next))
    assert sorted(titles) == sorted(f"الخبر {n}" for n in range(25))
    assert client.get(reverse("search"), {"q": "طريق", "after": "x"}).status_code == 404


def test_the_page_costs_no_more_for_more(client, desks) -> None:
    counts = []
    for question in ("محادثات", "الى"):
        with CaptureQueriesContext(connection) as caught:
            found(client, question)
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 12


@given(st.text(alphabet=st.sampled_from([*"اب \"«»'”-:طريقspeaker ١", "\n", "\t", "ـ"]), max_size=40))
def test_any_question_is_understood(question: str) -> None:
    understood(question)
    concordance(FIRST, understood(question).wanted)


@pytest.mark.parametrize("question", ["نتأخر", "متكلم:سعاد"])
def test_a_hit_in_what_was_said_leads_to_the_quote_and_to_its_place_in_the_article(
    client, desks, question
) -> None:
    page = client.get(reverse("search"), {"q": question, "in": "quotes"}).content.decode()
    quote = desks[1].shared.marks.get(layer="quote")
    assert f'<a href="/quotes/{quote.pk}/' in page
    assert f'href="{desks[1].article.get_absolute_url()}#mark-{quote.pk}"' in page
