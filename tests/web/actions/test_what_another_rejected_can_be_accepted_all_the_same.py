"""Whoever has seen that a suggestion was rejected may accept it: it comes back, in one decision."""

import pytest

from annotations.actions.errors import BreaksScheme, Stale
from annotations.actions.reject_all import reject_all
from annotations.models import Decision, Mark
from annotations.scheme import Rule
from tests.factories import make_editor, make_mark, make_set
from tests.web.desk import Desk

FIRST, SECOND = "إن الطريق ستفتح غدا في إربد", "أن العمل انتهى"
MINISTER = ("خالد منصور", "وزير النقل خالد منصور")


@pytest.fixture
def another(db):
    return make_editor("another")


def now(mark: Mark) -> Mark:
    return Mark.objects.select_related("set__version").get(pk=mark.pk)


def statuses(desk: Desk) -> set[str]:
    return set(
        Mark.objects.filter(set__version=desk.version).exclude(status="").values_list("status", flat=True)
    )


def test_it_comes_back_with_what_was_rejected_along_with_it(desk: Desk, another) -> None:
    suggestion = desk.suggested_quote(FIRST, speakers=[MINISTER], cues=["قال"])
    desk.reject(suggestion, user=another)
    assert statuses(desk) == {"rejected"}
    quote = desk.accept(now(suggestion))
    assert (desk.speakers(quote), desk.cues(quote), quote.origin_id) == ([MINISTER], ["قال"], suggestion.pk)
    assert statuses(desk) == {"accepted"}


def test_with_the_values_that_the_editor_sent_it_is_one_decision(desk: Desk, another) -> None:
    suggestion = desk.suggested_quote(FIRST, speakers=[MINISTER], cues=["قال"])
    desk.reject(suggestion, user=another)
    rejected, decisions = desk.state(), Decision.objects.count()
    quote = desk.change(now(suggestion), **desk.span("إن الطريق ستفتح غدا"), name="سعاد النجار")
    assert (quote.text, desk.cues(quote)) == ("إن الطريق ستفتح غدا", ["قال"])
    assert [name for name, _mention in desk.speakers(quote)] == ["سعاد النجار"]
    assert Decision.objects.count() == decisions + 1
    desk.undo()
    assert desk.state() == rejected


def test_who_has_not_seen_the_rejection_learns_of_it(desk: Desk, another) -> None:
    suggestion = desk.suggested_quote(FIRST)
    desk.reject(suggestion, user=another)
    for act in (desk.accept, desk.change):
        with pytest.raises(Stale) as refused:
            act(suggestion)
        assert refused.value.current[0]["status"] == "rejected"


def test_a_shared_cue_comes_back_with_either_of_its_quotes(desk: Desk, another) -> None:
    first = desk.suggested_quote(FIRST, cues=["قال"])
    second = desk.suggested_quote(SECOND, cues=["قال"])
    desk.reject(first, user=another)
    desk.reject(second, user=another)
    assert desk.cues(desk.accept(now(first))) == ["قال"]
    assert desk.cues(desk.accept(now(second))) == ["قال"]


def test_a_cue_that_was_rejected_by_itself_stays_rejected(desk: Desk, another) -> None:
    suggestion = desk.suggested_quote(FIRST, cues=["قال"])
    desk.reject(
        Mark.objects.select_related("set__version").get(set=suggestion.set, layer="cue"), user=another
    )
    desk.reject(suggestion, user=another)
    assert desk.cues(desk.accept(now(suggestion))) == []


def test_a_cue_comes_back_with_the_quotes_that_it_went_with_and_theirs(desk: Desk, another) -> None:
    suggestion = desk.suggested_quote(FIRST, speakers=[MINISTER], cues=["قال"])
    desk.reject(suggestion, user=another)
    desk.accept(now(Mark.objects.get(set=suggestion.set, layer="cue")))
    assert desk.marks() == ["قال", MINISTER[1], FIRST]


def test_a_cue_without_a_quote_does_not_come_back(desk: Desk, another) -> None:
    suggestion = desk.suggested_quote(FIRST, cues=["قال"])
    cue = Mark.objects.select_related("set__version").get(set=suggestion.set, layer="cue")
    desk.reject(cue, user=another)
    desk.reject(suggestion, user=another)
    with pytest.raises(BreaksScheme) as refused:
        desk.accept(now(cue))
    assert refused.value.rules == [Rule.USELESS_CUE]
    assert statuses(desk) == {"rejected"}


def test_what_cannot_stand_beside_the_other_s_mark_is_refused_with_the_reason(desk: Desk, another) -> None:
    suggestion = make_mark(make_set(desk.version, "suggestions"), "place", "غدا في إربد")
    desk.create("place", "إربد", user=another)
    with pytest.raises(BreaksScheme) as refused:
        desk.accept(now(suggestion))
    assert refused.value.rules == [Rule.OVERLAP]
    assert desk.marks("place") == ["إربد"]


def test_what_was_accepted_and_then_deleted_comes_back_too(desk: Desk, another) -> None:
    suggestion = desk.suggested_quote(FIRST, speakers=[MINISTER], cues=["قال"])
    desk.delete(desk.accept(suggestion, user=another), user=another)
    quote = desk.accept(now(suggestion))
    assert (desk.speakers(quote), desk.cues(quote)) == ([MINISTER], ["قال"])


def test_of_all_that_was_rejected_at_once_the_rest_stays_so(desk: Desk, another) -> None:
    first = desk.suggested_quote(FIRST, cues=["قال"])
    second = desk.suggested_quote(SECOND, cues=["مضيفا"])
    reject_all(user=another, version=desk.version)
    desk.accept(now(first))
    assert desk.marks() == ["قال", FIRST]
    assert now(second).status == "rejected"
