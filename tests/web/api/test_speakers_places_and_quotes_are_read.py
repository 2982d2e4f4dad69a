import pytest

from annotations.actions.merge_speakers import merge_speakers
from annotations.actions.review_article import review_article
from annotations.actions.withdraw_article import withdraw_article
from annotations.models import Place, Speaker
from tests.factories import make_place
from tests.web.api.asking import Program
from tests.web.desk import Desk

SAID, MORE = "إن الطريق ستفتح غدا", "أن العمل انتهى"


@pytest.fixture
def reviewed(desk: Desk) -> Desk:
    place = make_place("jo/irbid", "إربد")
    desk.create("quote", SAID, name="خالد منصور")
    desk.create("quote", MORE, name="سعاد النجار")
    desk.create("place", "إربد", place=place.key)
    review_article(user=desk.user, version=desk.version)
    return desk


def test_quotes_are_whole_and_where_they_stand(reviewed: Desk) -> None:
    quotes = Program().all_pages("/quotes?size=1")
    assert {quote["text"] for quote in quotes} == {SAID, MORE}
    quote = next(quote for quote in quotes if quote["text"] == SAID)
    assert reviewed.text[quote["start"] : quote["end"]] == SAID
    assert quote["speakers"][0]["name"] == "خالد منصور"
    assert Program().get(f"/quotes/{quote['number']}").json() == quote


def test_quotes_of_one_speaker(reviewed: Desk) -> None:
    speaker = Speaker.objects.get(name="سعاد النجار")
    (quote,) = Program().all_pages(f"/quotes?speaker={speaker.pk}")
    assert quote["text"] == MORE
    assert Program().all_pages("/quotes?speaker=999999") == []


def test_speakers_go_by_one_name_after_a_merge(reviewed: Desk) -> None:
    left, former = Speaker.objects.order_by("pk")
    assert len(Program().all_pages("/speakers?size=1")) == 2
    merge_speakers(user=reviewed.user, speaker=former.pk, into=left.pk)
    (one,) = Program().all_pages("/speakers")
    assert (one["number"], one["names"]) == (left.pk, [former.name])
    assert Program().get(f"/speakers/{former.pk}").json() == one
    assert Program().all_pages("/speakers?name=سعاد") == [one]


def test_places_are_those_that_are_named(reviewed: Desk) -> None:
    make_place("jo/salt", "السلط")
    (place,) = Program().all_pages("/places")
    assert place["key"] == "jo/irbid"
    assert Program().get("/places/jo/irbid").json() == {**place, "mentions": 1}
    assert Program().get("/places/jo/salt").json()["mentions"] == 0
    assert Place.objects.count() == 2


def test_a_withdrawal_takes_them(reviewed: Desk) -> None:
    quote = Program().all_pages("/quotes")[0]
    speaker = quote["speakers"][0]["speaker"]
    withdraw_article(user=None, article=reviewed.article, reason="خطأ")
    assert Program().all_pages("/quotes") == Program().all_pages("/speakers") == []
    assert Program().get(f"/quotes/{quote['number']}").status_code == 410
    assert Program().get(f"/speakers/{speaker}").status_code == 410
