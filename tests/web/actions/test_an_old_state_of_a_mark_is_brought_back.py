import pytest

from annotations.actions.errors import BreaksScheme, Gone, Refused, Stale
from annotations.actions.restore_mark import restore_mark
from annotations.models import Decision, Mark
from tests.factories import make_editor
from tests.web.desk import Desk


def bring_back(desk: Desk, mark: Mark, revision: int, **values):
    now = Mark.objects.filter(pk=mark.pk).first()
    decision = Decision.objects.get(set=desk.shared, revision=revision).pk
    return restore_mark(
        **{
            "user": desk.user,
            "version": desk.version,
            "mark": mark.pk,
            "decision": decision,
            "seen_version": now.version if now else None,
            **values,
        }
    ).decision


def test_former_words_and_values_come_back_and_nothing_else_changes(desk: Desk) -> None:
    place = desk.create("place", "إربد", place_name="إربد")
    other = desk.create("place", "عمّان")
    moved = desk.change(place, **desk.span("في إربد"), place_name="غيرها", metonymy=True)
    bring_back(desk, moved, 1)
    back = Mark.objects.get(pk=place.pk)
    assert (back.text, back.place_name, back.metonymy) == ("إربد", "إربد", False)
    assert back.version == moved.version + 1
    assert Mark.objects.get(pk=other.pk).version == other.version
    desk.undo()
    assert Mark.objects.get(pk=place.pk).text == "في إربد"


def test_a_quote_that_is_gone_comes_back_with_what_belonged_to_it(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    desk.create("cue", "قال")
    mention = desk.create("speaker", "وزير النقل خالد منصور")
    desk.delete(Mark.objects.get(pk=quote.pk), user=make_editor("other"))
    assert desk.marks() == []
    bring_back(desk, quote, 3)
    back = Mark.objects.get(pk=quote.pk)
    assert desk.cues(back) == ["قال"]
    assert desk.speakers(back) == [("خالد منصور", "وزير النقل خالد منصور")]
    assert Mark.objects.filter(pk=mention.pk).exists()
    assert back.version > quote.version
    desk.undo()
    assert desk.marks() == []


def test_a_former_speaker_comes_back_to_a_quote(desk: Desk) -> None:
    quote = desk.create("quote", "أن العمل انتهى", kind="indirect", name="سعاد النجار")
    desk.change(quote, name="خالد منصور")
    assert desk.entities() == ["خالد منصور"]
    bring_back(desk, quote, 1)
    assert desk.speakers(quote) == [("سعاد النجار", None)]
    assert desk.entities() == ["سعاد النجار"]


def test_a_cue_that_is_gone_serves_its_quote_again(desk: Desk) -> None:
    quote = desk.create("quote", "أن العمل انتهى", kind="indirect")
    cue = desk.create("cue", "مضيفا")
    desk.delete(cue)
    bring_back(desk, cue, 2)
    assert desk.cues(quote) == ["مضيفا"]


def test_a_cue_whose_quote_is_gone_too_is_refused(desk: Desk) -> None:
    quote = desk.create("quote", "أن العمل انتهى", kind="indirect")
    cue = desk.create("cue", "مضيفا")
    desk.delete(Mark.objects.get(pk=quote.pk))
    with pytest.raises(BreaksScheme):
        bring_back(desk, cue, 2)
    assert desk.marks() == []


def test_refused_where_another_mark_has_the_place(desk: Desk) -> None:
    place = desk.create("place", "إربد")
    desk.delete(place)
    desk.create("place", "في إربد", user=make_editor("other"))
    with pytest.raises(BreaksScheme):
        bring_back(desk, place, 1)
    assert desk.marks() == ["في إربد"]


def test_a_mention_of_then_takes_its_quotes_along(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    mention = desk.create("speaker", "وزير النقل خالد منصور", quotes=[quote.pk])
    desk.change(mention, name="سعاد النجار")
    bring_back(desk, mention, 2)
    assert desk.speakers(quote) == [("خالد منصور", "وزير النقل خالد منصور")]


def test_where_it_was_not_there_it_is_taken_away(desk: Desk) -> None:
    desk.create("place", "عمّان")
    place = desk.create("place", "إربد")
    bring_back(desk, place, 1)
    assert desk.marks() == ["عمّان"]


def test_whoever_saw_another_version_is_told_what_stands(desk: Desk) -> None:
    place = desk.create("place", "إربد")
    changed = desk.change(place, metonymy=True)
    with pytest.raises(Stale):
        bring_back(desk, place, 1, seen_version=place.version)
    with pytest.raises(Stale):
        bring_back(desk, place, 1, seen_version=None)
    desk.delete(changed)
    with pytest.raises(Gone):
        bring_back(desk, place, 1, seen_version=changed.version)


def test_a_suggestion_is_decided_not_brought_back(desk: Desk) -> None:
    suggestion = desk.suggested_quote("أن العمل انتهى")
    desk.reject(suggestion)
    with pytest.raises(Refused):
        bring_back(desk, suggestion, 1)
