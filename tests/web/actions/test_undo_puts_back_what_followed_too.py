import pytest

from annotations.actions.errors import ChangedSince, NothingToUndo
from annotations.actions.reopen_article import reopen_article
from annotations.actions.review_article import review_article
from annotations.models import Decision, Mark
from tests.factories import make_editor
from tests.web.desk import Desk


def test_a_deleted_quote_comes_back_with_its_id_cue_mention_and_entity(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    desk.create("cue", "قال")
    desk.create("speaker", "وزير النقل خالد منصور")
    before = desk.state()
    quote.refresh_from_db()
    desk.delete(quote)
    assert desk.marks() == []
    assert desk.entities() == []
    desk.undo()
    assert desk.state() == before
    back = Mark.objects.get(pk=quote.pk)
    assert back.version > quote.version


def test_an_accepted_suggestion_is_undecided_again(desk: Desk) -> None:
    suggestion = desk.suggested_quote("أن العمل انتهى", cues=["مضيفا"], speakers=["خالد منصور"])
    before = desk.state()
    desk.accept(suggestion)
    desk.undo()
    assert desk.state() == before
    suggestion.refresh_from_db()
    assert suggestion.status == "undecided"


def test_each_undo_takes_the_decision_before(desk: Desk) -> None:
    desk.create("place", "إربد")
    desk.create("place", "عمّان")
    desk.undo()
    assert desk.marks() == ["إربد"]
    desk.undo()
    assert desk.marks() == []
    with pytest.raises(NothingToUndo):
        desk.undo()
    assert [d.action for d in Decision.objects.order_by("revision")] == ["create", "create", "undo", "undo"]
    assert [d.undoes.revision for d in Decision.objects.filter(action="undo").order_by("revision")] == [2, 1]


def test_only_ones_own_decisions_are_undone(desk: Desk) -> None:
    other = make_editor("other")
    desk.create("place", "إربد")
    desk.create("place", "عمّان", user=other)
    desk.undo()
    assert desk.marks() == ["عمّان"]


def test_refused_where_another_changed_it_since(desk: Desk) -> None:
    other = make_editor("other")
    place = desk.create("place", "إربد")
    changed = desk.change(place, user=other, metonymy=True)
    with pytest.raises(ChangedSince) as refusal:
        desk.undo()
    assert refusal.value.current[0]["id"] == place.pk
    assert changed.metonymy
    desk.undo(other)
    desk.undo()
    assert desk.marks() == []


def test_refused_where_the_place_in_the_text_is_taken(desk: Desk) -> None:
    other = make_editor("other")
    place = desk.create("place", "إربد")
    desk.delete(place)
    desk.create("place", "في إربد", user=other)
    with pytest.raises(ChangedSince):
        desk.undo()
    assert desk.marks() == ["في إربد"]


def test_a_cue_that_serves_another_s_later_quote_stays(desk: Desk) -> None:
    other = make_editor("another")
    desk.create("quote", "أن العمل انتهى", kind="indirect", user=other)
    desk.create("cue", "مضيفا")
    later = desk.suggested_quote("إن الطريق ستفتح غدا في إربد", cues=["مضيفا"])
    accepted = desk.accept(later, user=other)
    with pytest.raises(ChangedSince) as refused:
        desk.undo()
    assert [told["id"] for told in refused.value.current] == [accepted.id]
    assert desk.cues(accepted) == ["مضيفا"]


def test_an_undo_that_finds_the_state_before_still_uses_its_decision_up(desk: Desk) -> None:
    desk.create("place", "إربد")
    for act in (review_article, reopen_article):
        act(user=desk.user, version=desk.version)
    desk.create("place", "عمّان", user=make_editor("another"))
    done = desk.undo()
    assert done.decision is not None
    assert (done.decision.undoes.action, done.decision.changes) == ("reopen", [])
    with pytest.raises(ChangedSince):
        desk.undo()


def test_a_mention_that_serves_another_s_later_quote_keeps_its_name(desk: Desk) -> None:
    quote = desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور")
    mention = desk.create("speaker", "وزير النقل خالد منصور", quotes=[quote.pk])
    renamed = desk.change(mention, name="خالد سعيد منصور")
    later = desk.create("quote", "أن العمل انتهى", kind="indirect", user=make_editor("another"))
    desk.change(renamed, user=make_editor("third"), quotes=[quote.pk, later.pk])
    with pytest.raises(ChangedSince) as refused:
        desk.undo()
    assert [told["id"] for told in refused.value.current] == [later.pk]
    assert desk.speakers(later) == [("خالد سعيد منصور", "وزير النقل خالد منصور")]


def test_a_quote_of_two_speakers_who_are_one_by_now_does_not_come_back(desk: Desk) -> None:
    other = make_editor("another")
    kept = desk.create("quote", "أن العمل انتهى", kind="indirect", name="سعاد", user=other)
    quote = desk.create("quote", "إن الطريق ستفتح غدا في إربد", name="خالد منصور", user=other)
    quote = desk.change(
        quote, user=other, speakers=[e.pk for e in desk.shared.entities.order_by("pk")], name="خالد منصور"
    )
    assert len(desk.speakers(quote)) == 2
    desk.delete(quote)
    desk.change(
        kept, user=other, corrects=kept.quote_speakers.get().entity_id, corrected="خالد منصور", scope="all"
    )
    with pytest.raises(ChangedSince):
        desk.undo()


def test_past_one_that_another_has_changed_the_undo_goes_on(desk: Desk) -> None:
    other = make_editor("other")
    desk.create("place", "إربد")
    blocked = desk.create("place", "عمّان")
    desk.create("quote", "أن العمل انتهى")
    desk.change(blocked, user=other, metonymy=True)
    desk.undo()
    with pytest.raises(ChangedSince) as refusal:
        desk.undo()
    row = refusal.value.decision
    assert row == Decision.objects.get(action="create", revision=2)
    desk.undo(past=row.pk)
    assert desk.marks() == ["عمّان"]
    # Nothing is left below: what was passed over is next again, and refused as before.
    with pytest.raises(ChangedSince):
        desk.undo()
    with pytest.raises(NothingToUndo):
        desk.undo(past=row.pk)
    desk.redo()
    assert desk.marks() == ["إربد", "عمّان"]
    desk.undo(other)
    desk.undo()
    desk.undo()
    assert desk.marks() == []


def test_once_past_it_the_next_undo_goes_on_below_it(desk: Desk) -> None:
    other = make_editor("other")
    desk.create("place", "إربد")
    desk.create("quote", "أن العمل انتهى")
    blocked = desk.create("place", "عمّان")
    desk.change(blocked, user=other, metonymy=True)
    desk.undo(past=Decision.objects.get(revision=3).pk)
    desk.undo()
    assert desk.marks() == ["عمّان"]
    # Something new of one's own ends that: it is undone first, and then what was passed over is asked for.
    desk.create("quote", "إن الطريق ستفتح غدا")
    desk.undo()
    with pytest.raises(ChangedSince):
        desk.undo()
