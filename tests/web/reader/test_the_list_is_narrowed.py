from datetime import UTC, date, datetime

import pytest

from annotations.actions.review_article import review_article
from annotations.models import Place
from annotations.queries.article_filters import Filters
from annotations.queries.article_list import article_list
from annotations.queries.cursor import Cursor
from newsreader.articles.models import Source
from tests.factories import make_article, make_editor, version_of
from tests.web.desk import Desk

pytestmark = pytest.mark.django_db

TEXT = "قال وزير النقل خالد منصور إن الطريق إلى إربد مفتوحة، العدد {0}."


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def desks(editor) -> list[Desk]:
    """Three articles, the newest last."""
    made = []
    for number in range(1, 4):
        text = TEXT.format(number)
        article = make_article(
            text,
            title=f"الخبر {number}",
            outlet=["النهر", "الجبل"][number % 2],
            published_at=datetime(2025, 1, number, 12, tzinfo=UTC),
        )
        made.append(Desk(article, version_of(article), editor, text))
    return made


def shown(editor, after=None, **filters) -> list[int]:
    return [card.article.pk for card in article_list(editor, after, filters=Filters(**filters)).cards]


def numbers(*desks: Desk) -> list[int]:
    return [desk.article.pk for desk in desks]


def test_by_outlet(editor, desks) -> None:
    river = Source.objects.get(name="النهر")
    assert shown(editor, outlet=river.pk) == numbers(desks[1])


def test_by_days_both_included(editor, desks) -> None:
    one, two, three = desks
    assert shown(editor, since=date(2025, 1, 2)) == numbers(three, two)
    assert shown(editor, until=date(2025, 1, 2)) == numbers(two, one)
    assert shown(editor, since=date(2025, 1, 2), until=date(2025, 1, 2)) == numbers(two)
    assert shown(editor, until=date.max) == numbers(three, two, one)


def test_by_a_speaker_who_was_accepted(editor, desks) -> None:
    _one, two, _three = desks
    quote = "إن الطريق إلى إربد مفتوحة، العدد 2"
    assert shown(editor, speaker="خالد منصور") == []
    two.create("quote", quote, name="خالد منصور")
    for name in ("خالد منصور", "منصور", "خَالِد"):
        assert shown(editor, speaker=name) == numbers(two)
    assert shown(editor, speaker="سعاد") == shown(editor, speaker="«»") == []


def test_by_a_place_under_any_of_its_names(editor, desks) -> None:
    from annotations.suggest.gazetteer import load

    entry = next(entry for entry in load().entries if entry.name == "إربد" and entry.kind == "city")
    Place.objects.create(key=entry.key, name=entry.name, kind=entry.kind)
    desks[0].create("place", "إربد", place=entry.key)
    assert shown(editor, place="اربد") == shown(editor, place=entry.name_en) == numbers(desks[0])
    assert shown(editor, place="لا مكان") == []


def test_by_review_state(editor, desks) -> None:
    one, two, three = desks
    one.create("place", "إربد")
    two.create("place", "إربد")
    review_article(user=editor, version=two.version)
    assert shown(editor, state="in_review") == numbers(one)
    assert shown(editor, state="reviewed") == numbers(two)
    assert shown(editor, state="new") == numbers(three)
    one.undo()
    assert shown(editor, state="new") == numbers(three, one)


def test_page_by_page(editor, desks) -> None:
    one, _two, three = desks
    mountain = Source.objects.get(name="الجبل")
    first = article_list(editor, size=1, filters=Filters(outlet=mountain.pk))
    assert [card.article.pk for card in first.cards] == numbers(three)
    assert isinstance(first.next, Cursor)
    assert shown(editor, first.next, outlet=mountain.pk) == numbers(one)


def test_the_address_says_it_and_a_wrong_value_is_told(client, editor, desks) -> None:
    client.force_login(editor)
    page = client.get("/?since=2025-01-03&speaker=").content.decode()
    assert desks[2].article.title in page
    assert desks[0].article.title not in page
    assert 'value="2025-01-03"' in page
    wrong = client.get("/?since=yesterday&until=2025-01-01&outlet=999999&state=lost")
    assert wrong.status_code == 200
    assert wrong.content.decode().count('class="errorlist"') == 3
    assert desks[0].article.title in wrong.content.decode()
    assert desks[2].article.title not in wrong.content.decode()
    none = client.get("/?since=2031-01-01").content.decode()
    assert "لا مقال" in none
