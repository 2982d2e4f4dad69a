import re

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from annotations.models import Decision, Mark
from tests.factories import make_editor
from tests.web.desk import Desk

HTMX = {"HX-Request": "true"}


def test_a_stale_version_is_409_with_both_states(desk: Desk, signed_in) -> None:
    place = desk.create("place", "إربد")
    desk.change(place, metonymy=True)
    answer = signed_in.post(
        reverse("mark", args=[place.pk]), {"version": 1, "place_name": "مدينة بعيدة"}, headers=HTMX
    )
    assert answer.status_code == 409
    assert 'role="alert"' in answer.content.decode()
    assert answer.context["current"][0]["metonymy"] is True
    assert ("place_name", "مدينة بعيدة") in answer.context["sent"]


def test_without_htmx_it_is_a_page_that_keeps_what_was_written(desk: Desk, signed_in) -> None:
    place = desk.create("place", "إربد")
    desk.change(place, metonymy=True)
    answer = signed_in.post(reverse("mark", args=[place.pk]), {"version": 1, "place_name": "مدينة بعيدة"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "<html" in page
    assert "مدينة بعيدة" in page


def test_a_mark_that_is_gone_is_409(desk: Desk, signed_in) -> None:
    place = desk.create("place", "إربد")
    desk.delete(place)
    for name in ("mark", "mark-delete", "mark-accept", "mark-reject"):
        answer = signed_in.post(reverse(name, args=[place.pk]), {"version": 1}, headers=HTMX)
        assert answer.status_code == 409


def test_who_took_a_mark_away_and_when_is_said(desk: Desk, signed_in) -> None:
    place = desk.create("place", "إربد")
    desk.delete(place, user=make_editor("huda"))
    decision = Decision.objects.get(action="delete")
    for name in ("mark", "mark-delete"):
        for headers in (HTMX, {}):
            answer = signed_in.post(reverse(name, args=[place.pk]), {"version": 1}, headers=headers)
            assert answer.status_code == 409
            gone = answer.context["gone"]
            assert (gone.who, gone.when, gone.text) == ("huda", decision.at, "إربد")
            page = answer.content.decode()
            assert "<bdi>huda</bdi>" in page
            assert f'<time datetime="{timezone.localtime(decision.at).isoformat()}"' in page


def test_a_mark_that_an_undo_took_away_names_who_undid(desk: Desk, signed_in) -> None:
    other = make_editor("huda")
    place = desk.create("place", "إربد", user=other)
    desk.undo(other)
    answer = signed_in.post(reverse("mark", args=[place.pk]), {"version": 1}, headers=HTMX)
    assert answer.context["gone"].who == "huda"


def test_a_mark_that_never_was_is_said_to_be_gone_by_nobody(desk: Desk, signed_in) -> None:
    answer = signed_in.post(reverse("mark", args=[2**40]), {"version": 1}, headers=HTMX)
    assert (answer.status_code, answer.context["gone"]) == (409, None)


def test_a_broken_rule_is_422_and_named(desk: Desk, signed_in) -> None:
    desk.create("place", "إربد")
    url = reverse("mark-create", args=[desk.article.pk])
    answer = signed_in.post(url, {"layer": "place", **desk.span("في إربد")}, headers=HTMX)
    assert answer.status_code == 422
    assert answer.context["rules"] == ["overlap"]
    assert "إربد" in answer.context["message"]


def test_other_words_than_stand_there_are_409(desk: Desk, signed_in) -> None:
    url = reverse("mark-create", args=[desk.article.pk])
    data = {"layer": "place", **desk.span("إربد"), "text": "عمان"}
    answer = signed_in.post(url, data, headers=HTMX)
    assert answer.status_code == 409
    assert not Mark.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": "9" * 30},
        {"start": "-1"},
        {"start": "x"},
        {"end": ""},
        {"layer": "sound"},
        {"layer": "place\0"},
        {"text": "إر\0بد"},
        {"kind": "loud"},
        {"entity": "9" * 40},
        {"entity": "a"},
        {"quotes": ["1", "x"]},
        {"quotes": "9" * 25},
        {"quotes": "٣"},
        {"request": "no-uuid"},
        {"name": "a" * 1000},
        {"place_name": "\0"},
        {"entity_kind": "robot"},
        {"revision": "9" * 30},
    ],
    ids=str,
)
def test_malformed_values_are_422(desk: Desk, signed_in, wrong) -> None:
    url = reverse("mark-create", args=[desk.article.pk])
    answer = signed_in.post(url, {"layer": "place", **desk.span("إربد"), **wrong}, headers=HTMX)
    assert answer.status_code == 422
    assert not Decision.objects.exists()


@pytest.mark.parametrize("name", ["mark", "mark-delete", "mark-accept", "mark-reject"])
def test_giant_and_malformed_numbers_in_addresses_are_no_fault_of_ours(desk: Desk, signed_in, name) -> None:
    answer = signed_in.post(f"/marks/{10**40}/{'' if name == 'mark' else name[5:] + '/'}", {"version": 1})
    assert answer.status_code == 409
    place = desk.create("place", "إربد")
    for version in ("", "0", "9" * 30, "x"):
        answer = signed_in.post(reverse(name, args=[place.pk]), {"version": version}, headers=HTMX)
        assert answer.status_code == 422
    assert signed_in.get(f"/marks/{10**40}/").status_code == 404
    assert signed_in.post(f"/articles/{10**40}/undo/").status_code == 404


def test_unknown_references_are_422(desk: Desk, signed_in) -> None:
    url = reverse("mark-create", args=[desk.article.pk])
    for layer, words, wrong in [
        ("quote", "أن العمل انتهى", {"entity": 2**62}),
        ("quote", "أن العمل انتهى", {"speaker": 2**62}),
        ("cue", "مضيفا", {"quotes": 2**62}),
    ]:
        answer = signed_in.post(url, {"layer": layer, **desk.span(words), **wrong}, headers=HTMX)
        assert (answer.status_code, answer.context["rules"]) == (422, ["unknown-reference"])


def test_an_undo_that_is_refused_names_it_and_offers_the_one_before(desk: Desk, signed_in) -> None:
    desk.create("place", "إربد")
    blocked = desk.create("place", "عمّان")
    desk.change(blocked, user=make_editor("other"), metonymy=True)
    url = reverse("article-undo", args=[desk.article.pk])
    with translation.override("en"):
        page = signed_in.post(url, headers={"Accept-Language": "en"}).content.decode()
    assert "عمّان" in page
    assert "Undo the one before it" in page
    row = re.search(r'name="past" value="(\d+)"', page)
    assert row is not None
    signed_in.post(url, {"past": row[1]})
    assert desk.marks() == ["عمّان"]
    # There is none before it any more.
    assert 'name="past"' not in signed_in.post(url).content.decode()
