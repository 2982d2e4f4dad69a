from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.queries.search import newest
from newsreader.articles.importing import Incoming, store
from newsreader.articles.models import Article
from newsreader.articles.searching import keep_words
from newsreader.reader.templatetags.words import grouped
from tests.factories import version_of
from tests.web.reader.saying import said_on

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def _open(settings) -> None:
    settings.PUBLIC_READING = "all"


def articles(count: int, text: str = "خبر عن الطريق الجديد رقم") -> None:
    first = datetime(2025, 1, 1, tzinfo=UTC)
    store(
        [
            Incoming(
                "file",
                n,
                f"{text} {n}.",
                f"الخبر {n}",
                True,
                f"https://news.example/{text[-1]}/{n}",
                published_at=first + timedelta(minutes=n),
            )
            for n in range(1, count + 1)
        ],
        on_refused=pytest.fail,
    )


def told(client, question: str, **more: str) -> str:
    """The heading of what was found."""
    page = client.get("/search/", {"q": question, **more}, headers=ENGLISH).content.decode()
    return " ".join(page.partition('<h2 class="how-many')[2].partition(">")[2].partition("</h2>")[0].split())


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 article found"), (20, "20 articles found"), (23, "23 articles found")]
)
def test_few_are_counted(client, count: int, said: str) -> None:
    articles(count)
    articles(3, "خبر عن الجسر")
    assert told(client, "الطريق") == said
    assert told(client, "«الطريق الجديد»") == said


def test_of_very_many_it_says_that_there_are_more(client, monkeypatch) -> None:
    # The bound itself is 1,000; the test needs no thousand articles to see that it bounds.
    monkeypatch.setattr(newest, "MOST_COUNTED", 25)
    articles(26)
    assert told(client, "الطريق") == "More than 25 articles found"
    assert told(client, "رقم الطريق") == "More than 25 articles found"


def test_thousands_are_parted() -> None:
    assert (grouped(1000), grouped(25)) == ("1,000", "25")


def test_a_phrase_is_counted_among_those_that_were_looked_at(client, monkeypatch) -> None:
    monkeypatch.setattr(newest, "WALKED", 5)
    monkeypatch.setattr(newest, "CANDIDATES", 25)
    articles(30)
    assert told(client, "«الطريق الجديد»") == "At least 25 articles found"
    monkeypatch.setattr(newest, "WALKED", 28)
    assert told(client, "«الطريق الجديد»") == "At least 29 articles found"


def test_quotes_are_counted_as_quotes(client) -> None:
    for day in range(1, 24):
        said_on(day, "سعاد النجار", f"إن الجسر اكتمل {day}")
    assert told(client, "الجسر", **{"in": "quotes"}) == "23 quotes found"
    assert told(client, "متكلم:سعاد", **{"in": "quotes"}) == "23 quotes found"
    for article in Article.objects.all():
        keep_words([(article, version_of(article).text)])
    assert told(client, "متكلم:سعاد") == "23 articles found"


def test_a_later_page_does_not_count_again(client) -> None:
    articles(23)
    first = client.get("/search/", {"q": "الطريق"}).context["hits"]
    assert told(client, "الطريق", after=str(first.next)) == "Found"


def test_counting_costs_one_question_and_two_settings(client, monkeypatch) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            told(client, "الطريق")
        return len(caught)

    articles(20)
    few = cost()
    articles(3, "خبر عن الطريق ب")
    assert cost() == few
    # Where the newest ones fill a page.
    monkeypatch.setattr(newest, "WALKED", 22)
    assert cost() <= few + 3
