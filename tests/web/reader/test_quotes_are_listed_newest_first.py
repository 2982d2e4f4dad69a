from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.actions.listing import list_again
from annotations.models import Entity, Speaker
from annotations.queries.quote_list import QuoteFilters, quote_list
from newsreader.articles.models import Article
from tests.factories import make_article, make_editor, make_quote, make_set, version_of
from tests.web.desk import Desk

pytestmark = pytest.mark.django_db


def said_on(day: int, name: str, words: str, outlet: str = "جريدة التجربة", kind: str = "indirect", **fields):
    """A quote by a speaker of the corpus in a reviewed article of January 2025."""
    article = make_article(
        f"قال {name} {words}.",
        title=f"خبر يوم {day}",
        outlet=outlet,
        published_at=datetime(2025, 1, day, 12, tzinfo=UTC),
        **fields,
    )
    of = make_set(article, state="reviewed")
    quote = make_quote(of, words, kind=kind, speakers=[name])
    speaker, _ = Speaker.objects.get_or_create(name=name, folded_name=name, kind="person")
    Entity.objects.filter(set=of).update(speaker=speaker)
    list_again(version_of(article))
    return quote


@pytest.fixture
def said(settings):
    settings.PUBLIC_READING = "reviewed"
    return [
        said_on(1, "خالد منصور", "إن الجسر اكتمل"),
        said_on(2, "سعاد النجار", "«لن نتأخر»", outlet="وكالة المثال", kind="direct"),
        said_on(3, "خالد منصور", "«هذا وعدنا»", kind="direct"),
    ]


def shown(client, question: str = "") -> list[str]:
    answer = client.get(f"{reverse('quote-list')}{question}")
    assert answer.status_code == 200
    return [card.text for card in answer.context["list"].cards]


def test_the_newest_comes_first_with_who_says_it_and_where(client, said) -> None:
    assert shown(client) == ["«هذا وعدنا»", "«لن نتأخر»", "إن الجسر اكتمل"]
    page = client.get(reverse("quote-list")).content.decode()
    for told in (
        "خالد منصور",
        "سعاد النجار",
        "وكالة المثال",
        "خبر يوم 2",
        reverse("quote", args=[said[1].pk]),
    ):
        assert told in page


def test_it_is_narrowed_by_kind_speaker_outlet_and_day(client, said) -> None:
    number = Speaker.objects.get(name="خالد منصور").pk
    outlet = Article.objects.get(title="خبر يوم 2").source_id
    assert shown(client, "?kind=direct") == ["«هذا وعدنا»", "«لن نتأخر»"]
    assert shown(client, f"?speaker={number}") == ["«هذا وعدنا»", "إن الجسر اكتمل"]
    assert shown(client, f"?speaker={number}&kind=direct&since=2025-01-03") == ["«هذا وعدنا»"]
    assert shown(client, "?speaker=النجار") == ["«لن نتأخر»"]
    assert shown(client, "?speaker=ا") == ["«هذا وعدنا»", "«لن نتأخر»", "إن الجسر اكتمل"]
    assert shown(client, f"?outlet={outlet}") == ["«لن نتأخر»"]
    assert shown(client, "?since=2025-01-02&until=2025-01-02") == ["«لن نتأخر»"]
    assert shown(client, "?speaker=ليس أحدا") == []


def test_a_speaker_asked_for_by_the_number_is_shown_by_the_name(client, said) -> None:
    number = Speaker.objects.get(name="خالد منصور").pk
    page = client.get(f"{reverse('quote-list')}?speaker={number}").content.decode()
    assert 'value="خالد منصور"' in page
    assert shown(client, "?speaker=999999") == []


def test_what_cannot_be_asked_for_is_told_and_the_rest_counts(client, said) -> None:
    page = client.get(f"{reverse('quote-list')}?kind=sung&since=soon&speaker=النجار")
    assert page.status_code == 200
    assert [card.text for card in page.context["list"].cards] == ["«لن نتأخر»"]
    assert page.content.decode().count("errorlist") == 2
    assert client.get(f"{reverse('quote-list')}?after=nowhere").status_code == 404


def test_pages_follow_each_other_without_a_gap(client, said) -> None:
    editor = make_editor()
    number = Speaker.objects.get(name="خالد منصور").pk
    for filters in (QuoteFilters(), QuoteFilters(speaker_id=number), QuoteFilters(speaker="ا")):
        whole = [card.quote for card in quote_list(editor, filters).cards]
        found, after = [], None
        while True:
            page = quote_list(editor, filters, after, size=1)
            found += [card.quote for card in page.cards]
            after = page.next
            if after is None:
                break
        assert found == whole


def test_only_what_the_reader_may_read_is_there(client, said, settings) -> None:
    number = Speaker.objects.get(name="خالد منصور").pk
    Article.objects.filter(title="خبر يوم 3").update(visibility="hidden")
    for question in ("", f"?speaker={number}", "?speaker=ا"):
        assert "«هذا وعدنا»" not in shown(client, question)
    settings.PUBLIC_READING = "off"
    assert shown(client) == shown(client, f"?speaker={number}") == []
    client.force_login(make_editor())
    assert "«هذا وعدنا»" in shown(client, f"?speaker={number}")


def test_a_suggestion_that_waits_is_not_there(client, desk: Desk, settings) -> None:
    settings.PUBLIC_READING = "all"
    desk.suggested_quote("«لن نتأخر»", kind="direct", speakers=["سعاد النجار"])
    client.force_login(desk.user)
    assert shown(client) == []
    assert (
        "حين يعتمدها محرّر"
        in client.get(reverse("quote-list"), headers={"accept-language": "ar"}).content.decode()
    )


def test_a_page_takes_as_many_questions_for_one_quote_as_for_many(client, said) -> None:
    number = Speaker.objects.get(name="خالد منصور").pk
    questions = ("", "?kind=direct", f"?speaker={number}", "?speaker=ا")

    def cost() -> list[int]:
        costs = []
        for question in questions:
            with CaptureQueriesContext(connection) as caught:
                client.get(f"{reverse('quote-list')}{question}")
            costs.append(len(caught))
        return costs

    before = cost()
    for day in range(4, 20):
        said_on(day, "خالد منصور", f"إن اليوم {day} كان باردا", kind="indirect")
    assert cost() == before
    assert max(before) <= 5
